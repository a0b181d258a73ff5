import type { MatchPack } from '../../lib/schema/pack.ts';
import type { Rules } from '../../lib/schema/rules.ts';
import { buildPack } from '../pack/build.ts';
import { bandOf, heldBecause } from './bands.ts';
import type { Sample } from './samples.ts';
import { readHidden, readSamples } from './samples.ts';
import {
  choose,
  fitted,
  foldOfPost,
  type Ground,
  lossesUnder,
  type Post,
  type Tried,
  tryAll,
} from './score-choice.ts';
import { type Evidence, evidenceOf, scorable } from './score-evidence.ts';
import { type Rule, rulesOf } from './score-model.ts';
import { type Counts, countsOf, type Fires, figures, movedReport, triedReport } from './score-report.ts';
import { writeWeights } from './write-weights.ts';

/** Share of the offers marked under the authors' weights that a fit may lose: a missed offer is worse than the loss says. */
const MOST_LOST = 0.003;
/** Campaigns in which a rule must fire before its weight may leave what its author gave it. */
const ENOUGH = 8;

/** What authors gave their rules, in the order of `rulesOf`, and the mean of each rule's severity. */
export function priorsOf(
  { flags, combinations, reassurances }: Rules,
  rules: readonly Rule[],
): Ground['priors'] {
  const given = new Map([...flags, ...combinations, ...reassurances].map((r) => [r.id, r.prior ?? r.weight]));
  const author = Float64Array.from(rules, ({ id }) => given.get(id) ?? 0);
  const kindOf = ({ what, severity }: Rule): string => (what === 'flag' ? `flag ${severity}` : what);
  const severity = Float64Array.from(rules, (rule) => {
    const alike = rules.flatMap((other, i) => (kindOf(other) === kindOf(rule) ? [author[i] ?? 0] : []));
    return alike.reduce((a, b) => a + b, 0) / alike.length;
  });
  return { author, severity };
}

function firesOf(posts: readonly Post[], rules: readonly Rule[]): (Fires & { campaigns: number })[] {
  return rules.map((_, i) => {
    const where = posts.filter(({ evidence }) => evidence.fired.includes(i));
    return {
      right: where.filter(({ truth }) => truth === 'positive').length,
      innocent: where.filter(({ truth }) => truth === 'negative').length,
      campaigns: new Set(where.map(({ evidence }) => evidence.sample.campaign)).size,
    };
  });
}

const weightsOf = ({ flags, combinations, reassurances }: MatchPack): Float64Array =>
  Float64Array.from([...flags, ...combinations, ...reassurances], ({ weight }) => weight);

/** Fits the weights of flags, combinations and reassurances, and prints what they do. */
export function fitScoresOf(options: { root: string; measure: boolean; write: boolean }): void {
  const pack = buildPack({ root: options.root });
  const { match } = pack;
  const { scoring } = match;
  const rules = rulesOf(match);
  const see = (samples: readonly Sample[]): Evidence[] => evidenceOf(samples, match, rules);
  const evidence = see(readSamples({ thinned: false }));
  const posts = scorable(evidence);
  const fires = firesOf(posts, rules);
  const held = rules.map(({ id }, i) => heldBecause(id) !== undefined || (fires[i]?.campaigns ?? 0) < ENOUGH);
  const priors = priorsOf(pack.rules, rules);
  const ground: Ground = {
    priors,
    bands: rules.map((rule, i) => bandOf(rule, priors.author[i] ?? 0, scoring)),
    held,
    scoring,
  };
  const today = weightsOf(match);
  const right = posts.filter(({ truth }) => truth === 'positive').length;
  console.log(
    `${evidence.length} posts, of which weights decide ${posts.length}: ${right} to mark and ${posts.length - right} innocent`,
  );
  console.log(
    `held: ${rules.flatMap(({ id }, i) => (held[i] ? [id] : [])).join(', ') || 'none'} (fewer than ${ENOUGH} campaigns, or not to be learned)`,
  );
  const tried = tryAll(posts, ground);
  const files = posts.map((post) => post.evidence.sample.source);
  const unseen =
    (weights: readonly Float64Array[]) =>
    (post: Evidence): Float64Array =>
      weights[foldOfPost(post)] ?? today;
  const countsUnder = (t: Tried): Counts => countsOf(evidence, unseen(t.weights), scoring);
  const marked = countsOf(evidence, () => priors.author, scoring).marked * (1 - MOST_LOST);
  const able = tried.filter((t) => countsUnder(t).marked >= marked);
  const chosen = choose(able.length > 0 ? able : tried, files);
  if (!chosen) throw new Error('nothing to fit on: expected posts in tests/corpus');
  console.log(
    triedReport(tried, chosen, {
      today: lossesUnder(posts, () => today, scoring),
      files,
      able,
      countsUnder,
    }),
  );
  console.log(figures('weights as they stand', evidence, () => today, scoring));
  console.log(
    figures('fitted, cross-validated by file and campaign', evidence, unseen(chosen.weights), scoring),
  );
  const weights = fitted(posts, chosen, ground);
  console.log(movedReport(rules, today, ground.priors.author, weights, { fires, bands: ground.bands }));
  if (options.measure) {
    const hidden = see(readHidden());
    console.log(figures('weights as they stand, hidden parts', hidden, () => today, scoring));
    console.log(figures('fitted, hidden parts', hidden, () => weights, scoring));
  }
  if (options.write) {
    const changed = writeWeights(
      options.root,
      rules.map(({ id, what }, i) => ({
        id,
        what,
        weight: weights[i] ?? 0,
        prior: ground.priors.author[i] ?? 0,
      })),
    );
    console.log(`wrote ${changed} of ${rules.length} rule files`);
  }
}
