import type { PackTrait, PackVoice } from '../schema/pack.ts';
import type { Kind } from '../schema/verdict.ts';
import type { Document } from './document.ts';
import type { KindSignal } from './kind.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Order of the weights in a pack. */
export const KIND_ORDER = [
  'offer',
  'warning',
  'testimony',
  'question',
  'seeking',
  'other',
] as const satisfies readonly Kind[];

/** Words from either end of a part within which something stands at its start or end. */
const NEAR = 8;
/** Times from which something is said often. */
const OFTEN = 3;
/** Smaller contributions are not worth a line in an explanation. */
const LEAST_SHOWN = 0.05;

/** Where a trait shows, if it does: the first of its places that counts. */
function shows(at: PackTrait['at'], edges: readonly Edge[], document: Document): Edge | undefined {
  if (at === 'anywhere') return edges[0];
  if (at === 'often') return edges.length >= OFTEN ? edges[0] : undefined;
  return edges.find((edge) => {
    const part = document.parts[document.partOf[edge.start] ?? 0];
    if (!part) return false;
    if (at === 'start') return edge.start - part.from < NEAR;
    return part.from + part.tokens.length - edge.end < NEAR;
  });
}

/** What one trait, or all signals of one kind together (`signals/offer`), says for or against a kind. */
export type VoiceSignal = { kind: Kind; weight: number; edge: Edge; about: string };
/** Log-odds of each kind, what they are made of, and the traits (by number) that were heard. */
export type Voice = { sums: Record<Kind, number>; signals: VoiceSignal[]; traits: number[] };

/**
 * How the writer speaks: the traits of the voice, weighed together with what the signals of every kind say for and
 * against each other. The weights are those of `rules/lexicon/voice.yml`; sums are log-odds.
 */
export function hearVoice(
  voice: PackVoice,
  raw: Record<Kind, number>,
  found: readonly KindSignal[],
  lattice: Lattice,
  document: Document,
): Voice {
  const sums = Object.fromEntries(KIND_ORDER.map((kind, k) => [kind, voice.bias[k] ?? 0])) as Voice['sums'];
  const signals: VoiceSignal[] = [];
  const speak = (weights: readonly number[], times: number, edge: Edge, about: string): void => {
    KIND_ORDER.forEach((kind, k) => {
      const weight = (weights[k] ?? 0) * times;
      sums[kind] += weight;
      if (Math.abs(weight) >= LEAST_SHOWN) signals.push({ kind, weight, edge, about });
    });
  };
  KIND_ORDER.forEach((kind, k) => {
    const [first, ...rest] = found.filter((signal) => signal.kind === kind);
    if (!first) return;
    const strongest = rest.reduce((a, b) => (Math.abs(b.weight) > Math.abs(a.weight) ? b : a), first);
    speak(voice.signals[k] ?? [], limit(raw[kind], voice.cap), strongest.edge, `signals/${kind}`);
  });
  const traits: number[] = [];
  let read = -1;
  let edges: readonly Edge[] = [];
  voice.traits.forEach((trait, i) => {
    if (!lattice.has(trait.symbol)) return;
    // Traits of the same words stand one after the other.
    if (trait.symbol !== read) edges = lattice.of(trait.symbol);
    read = trait.symbol;
    const edge = shows(trait.at, edges, document);
    if (!edge) return;
    traits.push(i);
    speak(trait.weights, 1, edge, trait.id);
  });
  return { sums, signals, traits };
}

/** A sum of signals as it counts: much of one kind says no more than `cap`, and little more against than one signal. */
export function limit(sum: number, cap: number): number {
  return Math.max(-1, Math.min(sum, cap));
}
