import { describe, expect, it } from 'vitest';
import { saturate } from '../../lib/engine/score.ts';
import { buildPack } from '../pack/build.ts';
import { bandOf, heldBecause } from './bands.ts';
import { rulesOf } from './score-model.ts';

const { match } = buildPack();
const { check, danger } = match.scoring.thresholds;
const bands = rulesOf(match).map((rule) => ({ rule, ...bandOf(rule, match.scoring) }));

describe('bands', () => {
  it('let a crime reach `danger` by its points, and no B or C sign `check`', () => {
    for (const { rule, low, high } of bands.filter(({ rule: { what } }) => what === 'flag')) {
      if (rule.group === 'crime')
        expect(low, rule.id).toBeGreaterThanOrEqual(rule.severity === 'A' ? danger : check);
      else if (rule.severity !== 'A') expect(high, rule.id).toBeLessThan(check);
    }
  });

  it('keep two ambiguous signs of different groups below a mark', () => {
    const named = ['pay/all-costs-covered-by-recruiter', 'documents/passport-help'];
    const highs = bands.filter(({ rule }) => named.includes(rule.id)).map(({ high }) => high);
    expect(highs).toHaveLength(2);
    expect(saturate(highs, 1)).toBeLessThan(check);
  });

  it('name only rules that exist as not to be learned', () => {
    expect(bands.filter(({ rule }) => heldBecause(rule.id) !== undefined)).toHaveLength(1);
  });
});
