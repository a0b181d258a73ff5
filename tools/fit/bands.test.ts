import { describe, expect, it } from 'vitest';
import { saturate } from '../../lib/engine/score.ts';
import { buildPack } from '../pack/build.ts';
import { bandOf, heldBecause } from './bands.ts';
import { rulesOf } from './score-model.ts';
import { priorsOf } from './scores.ts';

const { match, rules: files } = buildPack();
const { check, danger } = match.scoring.thresholds;
const numbered = rulesOf(match);
const { author } = priorsOf(files, numbered);
const bands = numbered.map((rule, i) => {
  const prior = author[i] ?? 0;
  return { rule, prior, ...bandOf(rule, prior, match.scoring) };
});

describe('bands', () => {
  it('let a crime reach `danger` and a sign of severity A `check` by its points, and no other', () => {
    for (const { rule, prior, low, high } of bands.filter(({ rule: { what } }) => what === 'flag')) {
      if (rule.group === 'crime')
        expect(low, rule.id).toBeGreaterThanOrEqual(rule.severity === 'A' ? danger : check);
      else if (rule.severity !== 'A') expect(high, rule.id).toBeLessThan(check);
      else if (prior >= check) expect(low, rule.id).toBeGreaterThanOrEqual(check);
    }
  });

  it('keep two ambiguous signs of different groups below a mark', () => {
    const named = ['pay/all-costs-covered-by-recruiter', 'documents/passport-help'];
    const highs = bands.filter(({ rule }) => named.includes(rule.id)).map(({ high }) => high);
    expect(highs).toHaveLength(2);
    expect(saturate(highs, 1)).toBeLessThan(check);
  });

  it('hold the weights of all rules', () => {
    const weights = [...match.flags, ...match.combinations, ...match.reassurances].map((r) => r.weight);
    const outside = bands.flatMap(({ rule, low, high }, i) => {
      const weight = weights[i] ?? 0;
      return weight < low || weight > high ? [`${rule.id}: ${weight} is not from ${low} to ${high}`] : [];
    });
    expect(outside).toEqual([]);
  });

  it('name only rules that exist as not to be learned', () => {
    expect(bands.filter(({ rule }) => heldBecause(rule.id) !== undefined)).toHaveLength(1);
  });
});
