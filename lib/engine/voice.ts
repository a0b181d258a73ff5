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

const symbolLists = new WeakMap<PackVoice, Int32Array>();

/** The symbols of the traits side by side: most do not show. */
function symbolsOf(voice: PackVoice): Int32Array {
  const known = symbolLists.get(voice);
  if (known) return known;
  const made = Int32Array.from(voice.traits, ({ symbol }) => symbol);
  symbolLists.set(voice, made);
  return made;
}

/** Number of the edge where a trait shows: the first of its places that counts; -1 if it does not show. */
function shows({ symbol, at }: PackTrait, lattice: Lattice, document: Document): number {
  const first = lattice.firstSame[symbol] ?? -1;
  if (first < 0 || at === 'anywhere') return first;
  if (at === 'often') {
    let last = first;
    for (let many = 1; many < OFTEN && last >= 0; many++) last = lattice.nextSame[last] ?? -1;
    return last < 0 ? -1 : first;
  }
  for (let e = first; e >= 0; e = lattice.nextSame[e] ?? -1) {
    const start = lattice.starts[e] ?? 0;
    const part = document.parts[document.partOf[start] ?? 0];
    if (!part) continue;
    const away = at === 'start' ? start - part.from : part.from + part.tokens.length - (lattice.ends[e] ?? 0);
    if (away < NEAR) return e;
  }
  return -1;
}

/** Something that was heard: a trait, or all signals of one kind together (`signals/offer`), and what it says for each kind. */
export type Heard = { about: string; edge: Edge; weights: readonly number[]; times: number };
/** Log-odds of each kind, what they are made of, and the traits (by number) that were heard. */
export type Voice = { sums: Record<Kind, number>; heard: Heard[]; traits: number[] };

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
  const heard: Heard[] = [];
  KIND_ORDER.forEach((kind, k) => {
    const edge = strongest(kind, found);
    const weights = voice.signals[k];
    if (edge && weights)
      heard.push({ about: `signals/${kind}`, edge, weights, times: limit(raw[kind], voice.cap) });
  });
  const traits: number[] = [];
  const symbols = symbolsOf(voice);
  for (let i = 0; i < symbols.length; i++) {
    if ((lattice.firstSame[symbols[i] ?? 0] ?? -1) < 0) continue;
    const trait = voice.traits[i];
    const e = trait ? shows(trait, lattice, document) : -1;
    if (!trait || e < 0) continue;
    traits.push(i);
    heard.push({ about: trait.id, edge: lattice.edge(e), weights: trait.weights, times: 1 });
  }
  return { sums: summed(voice.bias, heard), heard, traits };
}

function summed(bias: readonly number[], heard: readonly Heard[]): Voice['sums'] {
  const sums = { offer: 0, warning: 0, testimony: 0, question: 0, seeking: 0, other: 0 };
  for (let k = 0; k < KIND_ORDER.length; k++) {
    let sum = bias[k] ?? 0;
    for (let i = 0; i < heard.length; i++) sum += (heard[i]?.weights[k] ?? 0) * (heard[i]?.times ?? 0);
    sums[KIND_ORDER[k] ?? 'other'] = sum;
  }
  return sums;
}

/** Evidence of the strongest signal of a kind; of equal ones the first. */
function strongest(kind: Kind, found: readonly KindSignal[]): Edge | undefined {
  let best: KindSignal | undefined;
  for (const signal of found) {
    if (signal.kind === kind && (!best || Math.abs(signal.weight) > Math.abs(best.weight))) best = signal;
  }
  return best?.edge;
}

/** What was heard for or against one kind, as far as it is worth a line in an explanation. */
export function heardFor(kind: Kind, { heard }: Voice): { about: string; weight: number; edge: Edge }[] {
  const k = KIND_ORDER.indexOf(kind);
  return heard
    .map(({ about, edge, weights, times }) => ({ about, edge, weight: (weights[k] ?? 0) * times }))
    .filter(({ weight }) => Math.abs(weight) >= LEAST_SHOWN);
}

/** A sum of signals as it counts: much of one kind says no more than `cap`, and little more against than one signal. */
export function limit(sum: number, cap: number): number {
  return Math.max(-1, Math.min(sum, cap));
}
