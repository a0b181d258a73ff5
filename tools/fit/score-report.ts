import type { PackScoring } from '../../lib/schema/pack.ts';
import { shown, wilson } from '../eval/wilson.ts';
import type { Band } from './bands.ts';
import { bestOf, errorOfDifference, type Tried, total } from './score-choice.ts';
import type { Evidence } from './score-evidence.ts';
import { type Rule, scoreUnder } from './score-model.ts';

/** Weights for a post: in cross-validation they differ from fold to fold. */
export type WeightsOf = (evidence: Evidence) => Float64Array;

export type Counts = {
  positives: number;
  marked: number;
  danger: number;
  negatives: number;
  wrong: number;
  wrongDanger: number;
};

/** What a set of weights does, in numbers only. */
export function countsOf(evidence: readonly Evidence[], weightsOf: WeightsOf, scoring: PackScoring): Counts {
  const counts: Counts = { positives: 0, marked: 0, danger: 0, negatives: 0, wrong: 0, wrongDanger: 0 };
  const { check, danger } = scoring.thresholds;
  for (const post of evidence) {
    const { truth } = post.sample;
    if (truth === 'either') continue;
    const able = post.most === 'check' || post.most === 'danger';
    // Rounded as the engine rounds it: a score on a threshold must not fall below it by the last bit.
    const score = able ? Math.round(scoreUnder(weightsOf(post), post.parts, scoring) * 1000) / 1000 : 0;
    const marked = able && score >= check;
    const worst = post.most === 'danger' && score >= danger;
    if (truth === 'positive') {
      counts.positives++;
      if (marked) counts.marked++;
      if (worst) counts.danger++;
    } else {
      counts.negatives++;
      if (marked) counts.wrong++;
      if (worst) counts.wrongDanger++;
    }
  }
  return counts;
}

function lineOf(c: Counts): string {
  const parts: string[] = [];
  if (c.positives > 0) {
    parts.push(`marked ${shown(wilson(c.marked, c.positives))}`);
    parts.push(`danger of marked ${shown(wilson(c.danger, c.marked))}`);
  }
  if (c.negatives > 0) {
    parts.push(`wrongly ${shown(wilson(c.wrong, c.negatives))}`, `wrongly danger ${c.wrongDanger}`);
  }
  return parts.join('; ');
}

const GROUPS: readonly [name: string, corpus: RegExp][] = [
  ['blind rounds', /^round-/],
  ['voices', /^voices-/],
  ['other synthetic posts', /^(?:offers|negatives|languages|synthetic)/],
  ['real posts', /./],
];

/** One line for all synthetic posts together, and one for each group of corpora. */
export function figures(
  title: string,
  evidence: readonly Evidence[],
  weightsOf: WeightsOf,
  scoring: PackScoring,
): string {
  const rest = new Set(evidence);
  const groups = GROUPS.map(([name, corpus]) => {
    const part = [...rest].filter(({ sample }) => corpus.test(sample.corpus));
    for (const post of part) rest.delete(post);
    return { name, part };
  }).filter(({ part }) => part.length > 0);
  return [
    `## ${title}`,
    ...groups.map(({ name, part }) => `   ${name}: ${lineOf(countsOf(part, weightsOf, scoring))}`),
    `   all: ${lineOf(countsOf(evidence, weightsOf, scoring))}`,
  ].join('\n');
}

/** How every candidate did on posts that it was not fitted on; `*` is the one that was chosen. */
export function triedReport(
  tried: readonly Tried[],
  chosen: Tried,
  about: {
    today: readonly number[];
    files: readonly string[];
    /** Those that lose too few marks to be left out. */
    able: readonly Tried[];
    countsUnder: (t: Tried) => Counts;
  },
): string {
  const best = bestOf(about.able.filter((t) => t.prior === chosen.prior)) ?? chosen;
  const lines = tried.map((t) => {
    const { marked, danger, wrong, wrongDanger } = about.countsUnder(t);
    const error = errorOfDifference(t.losses, best.losses, about.files).toFixed(1);
    const more = total(t.losses) - total(best.losses);
    const off = `${more < 0 ? '' : '+'}${more.toFixed(1)} ± ${error}`.padEnd(13);
    const how = `${t.prior.padEnd(8)} ${t.spread.toFixed(2)}  loss ${total(t.losses).toFixed(1)} ${off}`;
    const counts = `marked ${marked}, danger ${danger}, wrongly ${wrong}, wrongly danger ${wrongDanger}`;
    const sign = t === chosen ? '*' : about.able.includes(t) ? ' ' : 'x';
    return ` ${sign} ${how} ${counts}`;
  });
  return [
    `## cross-validation by file and campaign (weights as they stand: loss ${total(about.today).toFixed(1)})`,
    '   prior, how far evidence may easily move a weight from it (points), loss and how far from the least of the chosen start ± standard error over files;',
    '   x loses too many marks; * is nearest to its start within that error',
    ...lines,
  ].join('\n');
}

/** How often a rule fires on posts to mark and on innocent ones whose level its weight can change. */
export type Fires = { right: number; innocent: number };

/** Every weight that changes, those that move most first. */
export function movedReport(
  rules: readonly Rule[],
  today: Float64Array,
  author: Float64Array,
  fit: Float64Array,
  about: { fires: readonly Fires[]; bands: readonly Band[] },
): string {
  const moved = rules
    .map((rule, i) => ({
      rule,
      now: today[i] ?? 0,
      first: author[i] ?? 0,
      after: fit[i] ?? 0,
      fires: about.fires[i] ?? { right: 0, innocent: 0 },
      band: about.bands[i],
    }))
    .filter(({ first, after }) => Math.abs(after - first) > 0.01)
    .sort((a, b) => Math.abs(b.after - b.first) - Math.abs(a.after - a.first));
  return [
    `## moved: ${moved.length} of ${rules.length} weights; author → fitted (now), on posts to mark, on innocent offers`,
    ...moved.map(({ rule, now, first, after, fires, band }) => {
      const counts = [fires.right, fires.innocent].map((n) => String(n).padStart(4)).join(' ');
      const bound = after === band?.low || after === band?.high ? ', at the end of its band' : '';
      return `   ${first.toFixed(1)} → ${after.toFixed(1)} (${now.toFixed(1)}) | ${counts} | ${rule.id}${bound}`;
    }),
  ].join('\n');
}
