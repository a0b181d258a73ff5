import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../pack/build.ts';
import { examplesOf } from './samples.ts';
import { evidenceOf } from './score-evidence.ts';
import { fitScores, lossOf } from './score-fit.ts';
import { partsOf, type Rule, rulesOf, scoreUnder } from './score-model.ts';

const { match, rules: files } = buildPack();
const { scoring } = match;
const rules = rulesOf(match);
const weights = Float64Array.from(
  [...match.flags, ...match.combinations, ...match.reassurances],
  ({ weight }) => weight,
);

describe('the model', () => {
  it('is the shipped score, on the examples of all rules', () => {
    const engine = createEngine(match);
    const samples = examplesOf(files);
    expect(samples.length).toBeGreaterThan(300);
    for (const { sample, parts } of evidenceOf(samples, match, rules)) {
      const score = Math.max(0, scoreUnder(weights, parts, scoring));
      const shipped = engine.evaluate(sample.input).score;
      expect(Math.abs(score - shipped), sample.id).toBeLessThan(0.00051);
    }
  });

  it('tells how much each weight counts, as a small change of it shows', () => {
    for (const { parts, sample } of evidenceOf(examplesOf(files).slice(0, 150), match, rules)) {
      const counts = new Map<number, number>();
      const score = scoreUnder(weights, parts, scoring, (rule, count) => counts.set(rule, count));
      for (const [rule, count] of counts) {
        const more = weights.slice();
        // So small that it changes no order; equal weights are told apart by number.
        more[rule] = (more[rule] ?? 0) + 1e-7;
        const ties = weights.filter((w) => w === weights[rule]).length;
        if (ties === 1)
          expect((scoreUnder(more, parts, scoring) - score) / 1e-7, sample.id).toBeCloseTo(count, 4);
      }
    }
  });
});

const flag = (id: string, group: string): Rule => ({ id, what: 'flag', severity: 'B', group });
const two = [flag('a', 'job'), flag('b', 'pay')];
const post = (fired: number[], truth: 'positive' | 'negative') => ({
  parts: partsOf(fired, [], two, scoring, { termed: 0, doubt: 0 }),
  truth,
  most: 'check' as const,
  share: 1,
});
const box = { low: new Float64Array(2).fill(0.1), high: new Float64Array(2).fill(2.2) };
const prior = Float64Array.from([1.2, 1.2]);
const settings = { spread: 0.5, danger: 0.5, innocent: 1 };

describe('the fit', () => {
  const posts = [
    ...Array.from({ length: 30 }, () => post([0, 1], 'positive')),
    ...Array.from({ length: 30 }, () => post([1], 'negative')),
  ];

  it('raises what stands in posts to mark and lowers what stands in innocent ones', () => {
    const [a = 0, b = 0] = fitScores(posts, prior, box, scoring, settings);
    expect(a).toBeGreaterThan(1.5);
    expect(b).toBeLessThan(1.2);
  });

  it('stays near its prior where the prior is strong, and in its band where it is weak', () => {
    const near = fitScores(posts, prior, box, scoring, { ...settings, spread: 0.01 });
    expect(Math.max(...near.map((w, i) => Math.abs(w - (prior[i] ?? 0))))).toBeLessThan(0.01);
    const far = fitScores(posts, prior, box, scoring, { ...settings, spread: 50 });
    expect(far[0]).toBeCloseTo(2.2, 6);
    expect(far[1]).toBeGreaterThanOrEqual(0.1);
  });

  it('counts a post that cannot be `danger` at one threshold only', () => {
    const { thresholds } = scoring;
    const lossAt = (most: 'check' | 'danger') =>
      lossOf(thresholds.check, { truth: 'negative', most }, thresholds, settings).loss;
    expect(lossAt('check')).toBeCloseTo(Math.log(2), 6);
    expect(lossAt('danger')).toBeGreaterThan(lossAt('check'));
  });
});
