import { describe, expect, it } from 'vitest';
import { warmUp } from './warm-up.ts';

describe('warmUp', () => {
  it('works one step at a time, and lets a post be read after each', () => {
    const asked: string[] = [];
    const steps = warmUp({
      evaluate: ({ text }) => {
        asked.push(text ?? '');
        return undefined as never;
      },
    });
    const worked: boolean[] = [];
    for (let step = steps.next(); !step.done; step = steps.next()) {
      worked.push(step.value);
      expect(asked).toHaveLength(worked.filter(Boolean).length);
    }
    expect(asked.length).toBeGreaterThan(2);
    expect(worked).toEqual(asked.flatMap(() => [true, false]));
    expect(steps.next()).toEqual({ done: true, value: undefined });
  });
});
