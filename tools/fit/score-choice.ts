import type { PackScoring } from '../../lib/schema/pack.ts';
import { type Band, clamped } from './bands.ts';
import { foldOf } from './near.ts';
import type { Evidence } from './score-evidence.ts';
import { type FitSettings, fitScores, lossOf, type Scorable } from './score-fit.ts';
import { scoreUnder } from './score-model.ts';

/** A post that weights can move, with where it comes from. */
export type Post = Scorable & { evidence: Evidence };

/** What weights start from and where they may end. */
export type Ground = {
  priors: Record<PriorName, Float64Array>;
  bands: readonly Band[];
  /** Rules whose weight stays: too rare, or not to be learned. */
  held: readonly boolean[];
  scoring: PackScoring;
};

export const PRIORS = ['author', 'severity'] as const;
/** `author`: what the rule's author gave it; `severity`: the mean of its severity. */
export type PriorName = (typeof PRIORS)[number];

export type Candidate = { prior: PriorName; spread: number };
export type Tried = Candidate & {
  /** Loss of each post under weights that were fitted without its file and near copies. */
  losses: number[];
  /** Those weights, by fold. */
  weights: Float64Array[];
};

const FOLDS = 10;
const SPREADS = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6, 0.9];
/** An offer found at `danger` counts half as much as one found at all. */
const COUNTS = { danger: 0.5, innocent: 1 };

/**
 * The fold of a post: a whole file of posts lies in one, since whoever wrote it repeats himself, and near copies in other
 * files come along.
 */
export const foldOfPost = ({ sample }: Evidence): number => foldOf(sample.source, FOLDS);

/** Weights as they would be written: to one decimal, inside their bands. */
function rounded(weights: Float64Array, { bands }: Ground): Float64Array {
  return weights.map((weight, i) => {
    const band = bands[i];
    const tenth = Math.round(weight * 10) / 10;
    return band ? clamped(tenth, band) : tenth;
  });
}

/** The weights that posts speak for, given how far they may easily move from their prior. */
export function fitted(posts: readonly Post[], { prior, spread }: Candidate, ground: Ground): Float64Array {
  const start = ground.priors[prior].map((weight, i) => {
    const band = ground.bands[i];
    return band ? clamped(weight, band) : weight;
  });
  // A rule that is held keeps what its author gave it, whatever the others start from.
  const fixed = ground.priors.author.map((weight, i) => {
    const band = ground.bands[i];
    return band ? clamped(weight, band) : weight;
  });
  const at = start.map((weight, i) => (ground.held[i] ? (fixed[i] ?? weight) : weight));
  const box = {
    low: at.map((weight, i) => (ground.held[i] ? weight : (ground.bands[i]?.low ?? weight))),
    high: at.map((weight, i) => (ground.held[i] ? weight : (ground.bands[i]?.high ?? weight))),
  };
  const settings: FitSettings = { spread, ...COUNTS };
  return rounded(fitScores(posts, at, box, ground.scoring, settings), ground);
}

/** The loss of every post under weights that may differ from post to post. */
export function lossesUnder(
  posts: readonly Post[],
  weightsOf: (post: Post) => Float64Array,
  scoring: PackScoring,
): number[] {
  return posts.map((post) => {
    const score = scoreUnder(weightsOf(post), post.parts, scoring);
    return post.share * lossOf(score, post, scoring.thresholds, COUNTS).loss;
  });
}

/** Fits every candidate in cross-validation by file. */
export function tryAll(posts: readonly Post[], ground: Ground): Tried[] {
  const folds = posts.map(({ evidence }) => foldOfPost(evidence));
  return PRIORS.flatMap((prior) =>
    SPREADS.map((spread) => {
      const weights = Array.from({ length: FOLDS }, (_, fold) =>
        fitted(
          posts.filter((_post, i) => folds[i] !== fold),
          { prior, spread },
          ground,
        ),
      );
      const under = ({ evidence }: Post): Float64Array =>
        weights[foldOfPost(evidence)] ?? ground.priors[prior];
      return { prior, spread, weights, losses: lossesUnder(posts, under, ground.scoring) };
    }),
  );
}

export const total = (losses: readonly number[]): number => losses.reduce((a, b) => a + b, 0);

/**
 * How far the difference between two sums of losses may lie from what other files of posts would give: one standard error.
 * Posts of one file were written by the same hand, so files are counted, not posts.
 */
export function errorOfDifference(
  a: readonly number[],
  b: readonly number[],
  files: readonly string[],
): number {
  const byFile = new Map(files.map((file) => [file, 0]));
  files.forEach((file, i) => {
    byFile.set(file, (byFile.get(file) ?? 0) + (a[i] ?? 0) - (b[i] ?? 0));
  });
  const sums = [...byFile.values()];
  if (sums.length < 2) return Number.POSITIVE_INFINITY;
  const mean = total(sums) / sums.length;
  const spread = sums.reduce((sum, d) => sum + (d - mean) ** 2, 0);
  return Math.sqrt((spread * sums.length) / (sums.length - 1));
}

/** The candidate with the least loss. */
export function bestOf(tried: readonly Tried[]): Tried | undefined {
  return tried.reduce<Tried | undefined>(
    (least, t) => (!least || total(t.losses) < total(least.losses) ? t : least),
    undefined,
  );
}

/**
 * First what to start from: the authors' weights, unless the means of severities are better by more than one standard error.
 * Then how far to go: the candidate nearest to that start among those that are no worse than its best by more than one.
 */
export function choose(tried: readonly Tried[], files: readonly string[]): Tried | undefined {
  const best = bestOf(tried);
  if (!best) return undefined;
  const isAlike = (t: Tried, least: Tried): boolean =>
    total(t.losses) - total(least.losses) <= errorOfDifference(t.losses, least.losses, files);
  for (const prior of PRIORS) {
    const same = tried.filter((t) => t.prior === prior);
    const least = bestOf(same);
    if (!least || !isAlike(least, best)) continue;
    return same.filter((t) => isAlike(t, least)).sort((x, y) => x.spread - y.spread)[0];
  }
  return best;
}
