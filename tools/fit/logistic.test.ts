import { describe, expect, it } from 'vitest';
import { fitSoftmax, type Row, sumsOf, withGaps } from './logistic.ts';

const row = (at: number[], of: number): Row => ({
  at: [...at, 2],
  value: [...at.map(() => 1), 1],
  class: of,
  share: 1,
});
const rows = [row([0], 0), row([0], 0), row([0, 1], 0), row([1], 1), row([1], 1), row([], 1)];
const options = { features: 3, classes: 2, l2: 0.1, steps: 200 };

describe('logistic regression', () => {
  it('learns which feature speaks for which class', () => {
    const weights = fitSoftmax(rows, options);
    for (const r of rows) {
      const [first = 0, second = 0] = sumsOf(r, weights, 2);
      expect(first > second ? 0 : 1).toBe(r.class);
    }
  });

  it('finds the minimum: no slope is left', () => {
    const weights = fitSoftmax(rows, { ...options, steps: 2_000 });
    const more = fitSoftmax(rows, { ...options, steps: 4_000 });
    for (const [i, w] of weights.entries()) expect(w).toBeCloseTo(more[i] ?? 0, 4);
  });

  it('gives the same weights for the same rows', () => {
    expect(fitSoftmax(rows, options)).toEqual(fitSoftmax(rows, options));
  });

  it('leaves features out of copies only, and keeps the share of a row', () => {
    const gapped = withGaps(rows, 0, 2, 0.5, 3);
    expect(gapped.reduce((sum, r) => sum + r.share, 0)).toBeCloseTo(rows.length);
    expect(gapped.every((r) => r.at.includes(2))).toBe(true);
    expect(gapped.some((r) => r.at.length < 2)).toBe(true);
  });
});
