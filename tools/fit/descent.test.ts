import { describe, expect, it } from 'vitest';
import { descend, type Objective } from './descent.ts';

const GOAL = [3, -2, 0.5];
const PULL = [1, 40, 0.2];
const bowl: Objective = (point, slope) => {
  let value = 0;
  point.forEach((x, i) => {
    const off = x - (GOAL[i] ?? 0);
    value += 0.5 * (PULL[i] ?? 0) * off * off;
    slope[i] = (PULL[i] ?? 0) * off;
  });
  return value;
};
const box = (size: number) => ({
  low: new Float64Array(3).fill(-size),
  high: new Float64Array(3).fill(size),
});

describe('descent', () => {
  it('finds the lowest place', () => {
    const end = descend(bowl, new Float64Array(3), box(9), 2_000);
    for (const [i, x] of end.entries()) expect(x).toBeCloseTo(GOAL[i] ?? 0, 2);
  });

  it('stays inside its box', () => {
    const end = descend(bowl, new Float64Array(3), box(1), 2_000);
    expect([...end].map((x) => Math.round(x * 100) / 100)).toEqual([1, -1, 0.5]);
  });

  it('ends where it began if nothing is lower', () => {
    expect(descend(bowl, Float64Array.from(GOAL), box(9), 50)).toEqual(Float64Array.from(GOAL));
  });
});
