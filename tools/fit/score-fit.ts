import type { PackScoring } from '../../lib/schema/pack.ts';
import { type Box, descend } from './descent.ts';
import { type Parts, scoreUnder } from './score-model.ts';

/** A post whose level the score decides. */
export type Scorable = {
  parts: Parts;
  truth: 'positive' | 'negative';
  /** The highest level that it can reach: what fired decides that, whatever it weighs. */
  most: 'check' | 'danger';
  share: number;
};

export type FitSettings = {
  /** How far, in log-odds points, evidence may easily move a weight from its prior: the prior's standard deviation. */
  spread: number;
  /** What the danger threshold counts, the check threshold being 1. */
  danger: number;
  /** What an innocent post counts, one to be marked being 1. */
  innocent: number;
};

/** How often the order inside groups is taken anew: between, the score is a plain sum. */
const ORDERS = 6;
const ROUNDS = 80;

/** One post as a sum: which weights count how much, and the rest. */
type Sum = { at: Int32Array; count: Float64Array; rest: number; post: Scorable };

function sumOf(post: Scorable, weights: Float64Array, scoring: PackScoring): Sum {
  const at: number[] = [];
  const count: number[] = [];
  let rest = scoreUnder(weights, post.parts, scoring, (rule, times) => {
    at.push(rule);
    count.push(times);
  });
  at.forEach((rule, i) => {
    rest -= (count[i] ?? 0) * (weights[rule] ?? 0);
  });
  return { at: Int32Array.from(at), count: Float64Array.from(count), rest, post };
}

/** log(1 + e^x) without overflow. */
const softplus = (x: number): number => (x > 30 ? x : Math.log1p(Math.exp(x)));
const chance = (x: number): number => 1 / (1 + Math.exp(-x));

/** What a post adds to the loss at a score, and the slope there: two thresholds, each a logistic one. */
export function lossOf(
  score: number,
  { truth, most }: Pick<Scorable, 'truth' | 'most'>,
  { check, danger }: PackScoring['thresholds'],
  settings: Pick<FitSettings, 'danger' | 'innocent'>,
): { loss: number; slope: number } {
  const sign = truth === 'positive' ? 1 : -1;
  const all = truth === 'positive' ? 1 : settings.innocent;
  const second = most === 'danger' ? settings.danger : 0;
  const loss = softplus(-sign * (score - check)) + second * softplus(-sign * (score - danger));
  const slope = -sign * (chance(-sign * (score - check)) + second * chance(-sign * (score - danger)));
  return { loss: all * loss, slope: all * slope };
}

/**
 * Weights that make the posts likeliest under the shipped score, given a Gaussian prior around `prior` and inside `box`
 * (maximum a posteriori). The order of a group's members is held while the sum is fitted, then taken anew.
 */
export function fitScores(
  posts: readonly Scorable[],
  prior: Float64Array,
  box: Box,
  scoring: PackScoring,
  settings: FitSettings,
): Float64Array {
  const pull = 1 / settings.spread ** 2;
  let weights = prior;
  for (let order = 0; order < ORDERS; order++) {
    const sums = posts.map((post) => sumOf(post, weights, scoring));
    const objective = (point: Float64Array, slope: Float64Array): number => {
      let value = 0;
      for (let i = 0; i < point.length; i++) {
        const off = (point[i] ?? 0) - (prior[i] ?? 0);
        value += 0.5 * pull * off * off;
        slope[i] = pull * off;
      }
      for (const { at, count, rest, post } of sums) {
        let score = rest;
        for (let k = 0; k < at.length; k++) score += (count[k] ?? 0) * (point[at[k] ?? 0] ?? 0);
        const part = lossOf(score, post, scoring.thresholds, settings);
        value += post.share * part.loss;
        for (let k = 0; k < at.length; k++) {
          const rule = at[k] ?? 0;
          slope[rule] = (slope[rule] ?? 0) + post.share * part.slope * (count[k] ?? 0);
        }
      }
      return value;
    };
    weights = descend(objective, weights, box, ROUNDS);
  }
  return weights;
}
