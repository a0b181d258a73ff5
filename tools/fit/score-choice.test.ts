import { describe, expect, it } from 'vitest';
import { type Candidate, choose, errorOf, type Tried } from './score-choice.ts';

const tried = (prior: Candidate['prior'], spread: number, losses: number[]): Tried => ({
  prior,
  spread,
  losses,
  weights: [],
});

describe('the choice of a prior', () => {
  it('stays with the authors as long as nothing is better by more than its error', () => {
    const near = tried('author', 0.1, [1, 2, 1, 2.5]);
    const best = tried('severity', 0.6, [1, 2, 1, 1.9]);
    expect(errorOf(best.losses)).toBeGreaterThan(0.6);
    expect(choose([near, best])).toBe(near);
    expect(choose([tried('author', 0.4, near.losses), near, best])).toBe(near);
  });

  it('leaves them where posts clearly say so', () => {
    const best = tried('severity', 0.6, [1, 1.1, 1, 1.1]);
    expect(choose([tried('author', 0.1, [3, 3, 3, 3]), best])).toBe(best);
  });

  it('has nothing to choose without candidates', () => {
    expect(choose([])).toBeUndefined();
  });
});
