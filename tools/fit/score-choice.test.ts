import { describe, expect, it } from 'vitest';
import { type Candidate, choose, errorOfDifference, type Tried } from './score-choice.ts';

const FILES = ['a', 'a', 'b', 'c'];
const tried = (prior: Candidate['prior'], spread: number, losses: number[]): Tried => ({
  prior,
  spread,
  losses,
  weights: [],
});

describe('the choice of a prior', () => {
  it('stays with the authors as long as nothing is surely better', () => {
    const near = tried('author', 0.1, [1, 2, 1, 2.5]);
    const best = tried('severity', 0.6, [1, 2, 1, 1.9]);
    expect(errorOfDifference(near.losses, best.losses, FILES)).toBeCloseTo(0.6, 6);
    expect(choose([near, best], FILES)).toBe(near);
    expect(choose([tried('author', 0.4, near.losses), near, best], FILES)).toBe(near);
  });

  it('leaves them where all files say so', () => {
    const best = tried('severity', 0.6, [1, 1.1, 1, 1.1]);
    expect(choose([tried('author', 0.1, [3, 3, 3, 3]), best], FILES)).toBe(best);
  });

  it('counts a file as one voice, however many posts it holds', () => {
    const [one, many] = [
      [0, 1, 1, 0],
      [0, 0, 0, 0],
    ] as const;
    expect(errorOfDifference(one, many, ['a', 'b', 'b', 'c'])).toBeGreaterThan(
      errorOfDifference(one, many, ['a', 'b', 'c', 'd']),
    );
    expect(errorOfDifference(one, many, ['a', 'a', 'a', 'a'])).toBe(Number.POSITIVE_INFINITY);
  });

  it('has nothing to choose without candidates', () => {
    expect(choose([], FILES)).toBeUndefined();
  });
});
