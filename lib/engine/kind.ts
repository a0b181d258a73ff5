import type { MatchPack, PackSignal } from '../schema/pack.ts';
import type { Kind } from '../schema/verdict.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';
import { mayHold, triggerGroups } from './patterns.ts';
import { hearVoice, type Voice } from './voice.ts';

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

/** Whether a piece of evidence stands where its signal asks for it: near the start or the end of the post's text. */
function stands(where: PackSignal['where'], edge: Edge, document: Document): boolean {
  if (where === 'anywhere') return true;
  const part = document.parts[document.partOf[edge.start] ?? 0];
  const token = document.tokens[edge.start];
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

/** The strongest evidence of one signal; a pattern counts as quoted where a part of it is. */
function strongest(
  kind: Kind,
  signal: PackSignal,
  share: number,
  lattice: Lattice,
  document: Document,
): KindSignal | undefined {
  let best: KindSignal | undefined;
  for (const group of triggerGroups(signal, lattice, document)) {
    const [edge] = group;
    if (!edge || !group.every((e) => stands(signal.where, e, document))) continue;
    const quoted = kind === 'offer' && group.some((e) => document.quoted[e.start] === 1);
    const weight = signal.weight * (quoted ? share : 1);
    if (!best || Math.abs(weight) > Math.abs(best.weight)) best = { kind, weight, edge };
    if (!quoted) break;
  }
  return best;
}

/**
 * What the writer is doing. The highest sum of signals wins; inside quotation marks a signal counts a part towards
 * `offer`. On a tie it is an offer if a contact or a call to act stands outside quotes, else the other kind. An offer
 * must sound like one too: `rules/lexicon/voice.yml`.
 */
export function judgeKind(pack: MatchPack, lattice: Lattice, document: Document): KindResult {
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
  for (const { id, signals: list } of pack.kinds) {
    for (const signal of list) {
      if (!mayHold(signal, lattice)) continue;
      const found = strongest(id, signal, settings.quoted, lattice, document);
      if (!found) continue;
      sums[id] += found.weight;
      if (id === 'offer' && found.weight === signal.weight && found.weight > 0) own += found.weight;
      signals.push(found);
    }
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

function ranking(sums: Record<Kind, number>): [Kind, number][] {
  return (Object.entries(sums) as [Kind, number][]).sort((a, b) => b[1] - a[1]);
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
  const [first, second] = ranking(sums);
  if (!first || !second || first[1] < least) {
    const support = first && first[1] > 0 && first[0] !== 'other' ? first[0] : undefined;
    return { kind: 'other', ...(support ? { runnerUp: support } : {}) };
  }
  const [kind, runnerUp] = [first[0], second[0]];
  if (first[1] - second[1] <= tie && (kind === 'offer' || runnerUp === 'offer')) {
    const decision = broken(kind, runnerUp, pack, lattice, document);
    return sums[decision.runnerUp ?? kind] > 0 ? decision : { kind: decision.kind };
  }
  return { kind, ...(second[1] > 0 ? { runnerUp } : {}) };
}

/** What the signals take for an offer is none where the writer's voice speaks louder for something else. */
function heard(decision: Decision, voice: Record<Kind, number>): Decision {
  const [loudest] = ranking(voice);
  if (decision.kind !== 'offer' || !loudest || loudest[0] === 'offer') return decision;
  return { kind: loudest[0], runnerUp: 'offer' };
}
