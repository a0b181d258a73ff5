import { describe, expect, it } from 'vitest';
import { warmUp } from './warm-up.ts';

describe('warmUp', () => {
  it('asks for one text a step, and for no other after the last', () => {
    const asked: string[] = [];
    const steps = warmUp({
      evaluate: ({ text }) => {
        asked.push(text ?? '');
        return undefined as never;
      },
    });
    const counts: number[] = [];
    while (steps.next().done === false) counts.push(asked.length);
    expect(counts).toEqual(asked.map((_, index) => index + 1));
    expect(steps.next().done).toBe(true);
    expect(asked.length).toBeGreaterThan(2);
  });
});
