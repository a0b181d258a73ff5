import { createEngine } from '../../lib/engine/engine.ts';
import { levelOf } from '../../lib/engine/score.ts';
import { KIND_ORDER, limit } from '../../lib/engine/voice.ts';
import type { MatchPack, PackVoice } from '../../lib/schema/pack.ts';
import type { Kind } from '../../lib/schema/verdict.ts';
import { fitSoftmax, type Row, sumsOf, withGaps } from './logistic.ts';
import type { Sample } from './samples.ts';

/** What a post shows: its row, and whether the signals take it for an offer. */
export type Seen = {
  sample: Sample;
  row: Row;
  offered: boolean;
  /** Whether it would be marked if it were an offer, given the doubt of the voice of today; and without any doubt. */
  marks: boolean;
  could: boolean;
};

export type Settings = {
  l2: number;
  gaps: number;
  copies: number;
  steps: number;
  rare: number;
  decisive: number;
  idle: number;
};
export const SETTINGS: Settings = {
  l2: 2,
  gaps: 0.2,
  copies: 2,
  steps: 300,
  rare: 1.7,
  decisive: 1.5,
  idle: 0.15,
};

const CLASSES = KIND_ORDER.length;
/** Kinds of which there are few samples: each counts more, or the fit would pass over them. */
const RARE: readonly Kind[] = ['testimony', 'question', 'seeking'];
/** Points of a kind's signals that weigh as much as one trait before anything is fitted. */
export const SIGNAL_SCALE = 4;

/** Features: the sums of each kind's signals, then the traits, then the bias. */
export function featuresOf(voice: PackVoice): number {
  return CLASSES + voice.traits.length + 1;
}

/** Reads every sample with the rules of today. */
export function see(samples: readonly Sample[], match: MatchPack, voice: PackVoice): Seen[] {
  const engine = createEngine(match);
  return samples.map((sample) => {
    const { verdict, kind, scored, doubt } = engine.analyse(sample.input);
    const marksAt = (score: number): boolean => {
      const { level } = levelOf({ ...verdict, kind: 'offer', findings: scored, score }, match);
      return level === 'check' || level === 'danger';
    };
    const own = KIND_ORDER.map((k) => limit(kind.sums[k], voice.cap) / SIGNAL_SCALE);
    const row: Row = {
      at: [...own.keys(), ...(kind.voice?.traits ?? []).map((t) => CLASSES + t), featuresOf(voice) - 1],
      value: [...own, ...(kind.voice?.traits ?? []).map(() => 1), 1],
      class: KIND_ORDER.indexOf(sample.kind),
      share: sample.share,
    };
    const offered = kind.kind === 'offer' || kind.voice?.overrules === true;
    return { sample, row, offered, marks: marksAt(verdict.score), could: marksAt(verdict.score + doubt) };
  });
}

/** What counts is the post that flags would mark and that is no offer: there a wrong kind becomes a wrong mark. */
function weightOf({ sample, could }: Seen, { rare, decisive, idle }: Settings): number {
  if (RARE.includes(sample.kind)) return sample.kind === 'seeking' ? rare * (could ? decisive : idle) : rare;
  return sample.kind === 'offer' ? 1 : could ? decisive : idle;
}

export function fitVoice(
  seen: readonly Seen[],
  voice: PackVoice,
  settings: Settings = SETTINGS,
): Float64Array {
  const features = featuresOf(voice);
  const { l2, gaps, copies, steps } = settings;
  const rows = withGaps(
    seen.map((s) => ({ ...s.row, share: s.row.share * weightOf(s, settings) })),
    CLASSES,
    features - 1,
    gaps,
    copies,
  );
  return fitSoftmax(rows, { features, classes: CLASSES, l2, steps });
}

/** Whether a post is still an offer under the weights. */
export function staysOffer({ row, offered }: Seen, weights: Float64Array): boolean {
  const [offer = 0, ...others] = sumsOf(row, weights, CLASSES);
  return offered && offer >= Math.max(...others);
}

/** How a decision about offers does on samples, in numbers only. */
export function scoreOfOffers(seen: readonly Seen[], offers: readonly boolean[]): string {
  const count = (test: (s: Seen) => boolean): number => seen.filter((s, i) => offers[i] && test(s)).length;
  const all = (test: (s: Seen) => boolean): number => seen.filter(test).length;
  const positive = (s: Seen): boolean => s.sample.truth === 'positive';
  const negative = (s: Seen): boolean => s.sample.truth === 'negative';
  const other = (s: Seen): boolean => s.sample.kind !== 'offer';
  return [
    `marked ${count((s) => positive(s) && s.marks)}/${all(positive)}`,
    `wrongly ${count((s) => negative(s) && s.marks)}/${all(negative)}`,
    `of these no offers ${count((s) => negative(s) && s.marks && other(s))}`,
    `taken for an offer ${count(other)}/${all(other)}`,
  ].join(', ');
}
