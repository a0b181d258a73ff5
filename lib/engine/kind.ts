import type { MatchPack, PackSignal } from '../schema/pack.ts';
import type { Kind } from '../schema/verdict.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';
import { barredBy, evidenceOf, MOST_HITS, present } from './patterns.ts';
import { hearVoice, KIND_ORDER, type Voice } from './voice.ts';

/** What spoke for a kind. */
export type KindSignal = { kind: Kind; weight: number; edge: Edge };
export type KindResult = {
  kind: Kind;
  runnerUp?: Kind;
  sums: Record<Kind, number>;
  signals: KindSignal[];
  /** The second hearing, where the pack has one, and whether it took an offer for something else. */
  voice?: Voice & { overrules: boolean };
};

const EDGE_CHARACTERS = 200;

/** Whether evidence that begins at a token stands where its signal asks for it: near the start or the end of its part. */
function stands(where: PackSignal['where'], at: number, document: Document): boolean {
  if (where === 'anywhere') return true;
  const part = document.parts[document.partOf[at] ?? 0];
  const token = document.tokens[at];
  if (!part || !token) return false;
  if (part.name === 'title') return where === 'start';
  return where === 'start' ? token.start < EDGE_CHARACTERS : token.end > part.text.length - EDGE_CHARACTERS;
}

/** Marks what follows a quote introduction, to the end of its paragraph, as quoted too. */
export function quoteAfterIntroductions(document: Document, lattice: Lattice, intro: number): void {
  if (intro < 0) return;
  for (const edge of lattice.of(intro)) {
    const part = document.partOf[edge.start];
    for (let i = edge.end; i < document.tokens.length && i < edge.end + 150; i++) {
      if (document.partOf[i] !== part) break;
      const gap = document.parts[part ?? 0]?.text.slice(
        document.tokens[i - 1]?.end ?? 0,
        document.tokens[i]?.start ?? 0,
      );
      if (gap !== undefined && /\n\s*\n/.test(gap) && i > edge.end) break;
      document.quoted[i] = 1;
    }
  }
}

/** Evidence of a signal, and whether it counts as quoted. */
type Found = { edge: Edge; quoted: boolean };

/** The first hit of a signal's phrases; with `heed`, the first outside quotation marks, else the first of all. */
function phraseOf(
  { symbol, where }: PackSignal,
  heed: boolean,
  barred: ReadonlySet<number>,
  lattice: Lattice,
  document: Document,
): Found | undefined {
  let first = -1;
  let left = MOST_HITS;
  for (let e = lattice.firstSame[symbol] ?? -1; e >= 0 && left > 0; e = lattice.nextSame[e] ?? -1, left--) {
    const start = lattice.starts[e] ?? 0;
    if (barred.has(document.sentence[start] ?? 0) || !stands(where, start, document)) continue;
    if (!heed || document.quoted[start] !== 1) return { edge: lattice.edge(e), quoted: false };
    if (first < 0) first = e;
  }
  return first < 0 ? undefined : { edge: lattice.edge(first), quoted: true };
}

/** The strongest evidence of one signal. With `heed` it counts as quoted where a part of it is. */
function evidenceFor(
  signal: PackSignal,
  heed: boolean,
  lattice: Lattice,
  document: Document,
): Found | undefined {
  const { symbol, patterns, where } = signal;
  let barred: ReadonlySet<number> | undefined;
  let best: Found | undefined;
  if (symbol >= 0 && lattice.has(symbol)) {
    barred = barredBy(signal, lattice, document);
    best = phraseOf(signal, heed, barred, lattice, document);
  }
  for (let i = 0; i < patterns.length && best?.quoted !== false; i++) {
    const pattern = patterns[i];
    if (!pattern || !present(pattern, lattice)) continue;
    barred ??= barredBy(signal, lattice, document);
    const evidence = evidenceOf(pattern, lattice, document, barred);
    const [edge] = evidence;
    if (!edge || !evidence.every((e) => stands(where, e.start, document))) continue;
    const quoted = heed && evidence.some((e) => document.quoted[e.start] === 1);
    if (!best || !quoted) best = { edge, quoted };
  }
  return best;
}

/** All signals of a pack in the order in which `judgeKind` asks whether they may hold. */
export function signalsOf(pack: MatchPack): PackSignal[] {
  return pack.kinds.flatMap((kind) => kind.signals);
}

/**
 * What the writer is doing. `open` tells which signals may hold at all. The highest sum of signals wins; inside quotation marks a signal counts a part towards
 * `offer`. On a tie it is an offer if a contact or a call to act stands outside quotes, else the other kind. An offer
 * must sound like one too: `rules/lexicon/voice.yml`.
 */
export function judgeKind(
  pack: MatchPack,
  lattice: Lattice,
  document: Document,
  open: Uint8Array,
): KindResult {
  const settings = pack.scoring.kinds;
  quoteAfterIntroductions(document, lattice, settings.quoteIntro);
  const sums: Record<Kind, number> = {
    offer: 0,
    warning: 0,
    testimony: 0,
    question: 0,
    seeking: 0,
    other: 0,
  };
  const signals: KindSignal[] = [];
  let own = 0;
  let at = 0;
  for (const { id, signals: list } of pack.kinds) {
    let sum = 0;
    for (const signal of list) {
      if (open[at++] !== 1) continue;
      const found = evidenceFor(signal, id === 'offer', lattice, document);
      if (!found) continue;
      const weight = signal.weight * (found.quoted ? settings.quoted : 1);
      sum += weight;
      if (id === 'offer' && !found.quoted && weight > 0) own += weight;
      signals.push({ kind: id, weight, edge: found.edge });
    }
    sums[id] = sum;
  }
  // Without an invitation of the writer's own, what is quoted is somebody else's offer.
  if (own < settings.least) sums.offer = Math.min(sums.offer, 0);
  const decision = decide(sums, pack, lattice, document);
  if (!pack.voice) return { ...decision, sums, signals };
  const voice = hearVoice(pack.voice, sums, signals, lattice, document);
  const final = heard(decision, voice.sums);
  return { ...final, sums, signals, voice: { ...voice, overrules: final.kind !== decision.kind } };
}

type Decision = { kind: Kind; runnerUp?: Kind };

/** The two kinds with the highest sums; of equal ones the earlier. */
function ranking(sums: Record<Kind, number>): { kind: Kind; runnerUp: Kind } {
  let kind: Kind = KIND_ORDER[0];
  let runnerUp: Kind = KIND_ORDER[1];
  if (sums[runnerUp] > sums[kind]) [kind, runnerUp] = [runnerUp, kind];
  for (let k = 2; k < KIND_ORDER.length; k++) {
    const other: Kind = KIND_ORDER[k] ?? kind;
    if (sums[other] > sums[kind]) [kind, runnerUp] = [other, kind];
    else if (sums[other] > sums[runnerUp]) runnerUp = other;
  }
  return { kind, runnerUp };
}

/** On a tie with an offer, a contact or a call to act outside quotes decides. */
function broken(kind: Kind, runnerUp: Kind, pack: MatchPack, lattice: Lattice, document: Document): Decision {
  const { call } = pack.scoring.kinds;
  const called = call >= 0 && lattice.of(call).some((e) => document.quoted[e.start] !== 1);
  const other = kind === 'offer' ? runnerUp : kind;
  return called ? { kind: 'offer', runnerUp: other } : { kind: other, runnerUp: 'offer' };
}

function decide(sums: Record<Kind, number>, pack: MatchPack, lattice: Lattice, document: Document): Decision {
  const { tie, least } = pack.scoring.kinds;
  const { kind, runnerUp } = ranking(sums);
  if (sums[kind] < least) {
    return { kind: 'other', ...(sums[kind] > 0 && kind !== 'other' ? { runnerUp: kind } : {}) };
  }
  if (sums[kind] - sums[runnerUp] <= tie && (kind === 'offer' || runnerUp === 'offer')) {
    const decision = broken(kind, runnerUp, pack, lattice, document);
    return sums[decision.runnerUp ?? kind] > 0 ? decision : { kind: decision.kind };
  }
  return { kind, ...(sums[runnerUp] > 0 ? { runnerUp } : {}) };
}

/** What the signals take for an offer is none where the writer's voice speaks louder for something else. */
function heard(decision: Decision, voice: Record<Kind, number>): Decision {
  const loudest = ranking(voice).kind;
  if (decision.kind !== 'offer' || loudest === 'offer') return decision;
  return { kind: loudest, runnerUp: 'offer' };
}

/** What speaks for a plea must weigh this much, and this many times as much as what speaks for a warning. */
const PLEA = { least: 2.4, telling: 1.4, asking: 2 };

/**
 * Whether somebody tells of themselves or asks: by the kind, or because the signals say so where the voice hears a warning.
 * Pleas accuse ("mereka bohong, laporkan") and name offices as warnings do; who asks where to turn to warns nobody.
 */
export function tellsOrAsks({ kind, sums }: KindResult): boolean {
  if (kind === 'offer') return false;
  if (kind === 'testimony' || kind === 'question') return true;
  const { testimony, question, warning } = sums;
  if (Math.max(testimony, question) < PLEA.least) return false;
  return Math.max(PLEA.telling * testimony, PLEA.asking * question) > warning;
}
