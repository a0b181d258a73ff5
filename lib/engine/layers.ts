import { mergeAlike } from './alike.ts';
import type { Element, Grammar, Sequence } from './grammar.ts';
import { withoutNeedless } from './needless.ts';

export type Layered = { layers: Sequence[][]; lexiconLayers: number };

/** A field or phrase that leads back to itself. */
export class CycleError extends Error {
  readonly symbols: number[];
  constructor(symbols: number[]) {
    super('a phrase or field that leads back to itself');
    this.symbols = symbols;
  }
}

/** Single-symbol sequences of one output become one sequence over a set. */
function mergeSingles(sequences: Sequence[]): Sequence[] {
  const singles = new Map<number, Set<number>>();
  const merged: Sequence[] = [];
  const seen = new Set<string>();
  for (const sequence of sequences) {
    const only = sequence.elements.length === 1 ? sequence.elements[0] : undefined;
    if (only && 'symbols' in only) {
      const set = singles.get(sequence.out) ?? new Set();
      for (const s of only.symbols) set.add(s);
      singles.set(sequence.out, set);
    } else {
      const key = JSON.stringify(sequence);
      if (!seen.has(key)) merged.push(sequence);
      seen.add(key);
    }
  }
  for (const [out, set] of singles) {
    merged.push({ out, elements: [{ symbols: [...set].sort((a, b) => a - b) }] });
  }
  return merged;
}

function used(elements: Element[]): number[] {
  return elements.flatMap((e) => ('symbols' in e ? e.symbols : []));
}

/**
 * Orders sequences so that every symbol is known before the sequences that use it: first what places and roles are
 * made of (`lexicon` and all below), then the rest. Needless ones are left out, but for outputs of `whole`.
 * @throws CycleError
 */
export function layer(grammar: Grammar, lexicon: ReadonlySet<number>, whole: ReadonlySet<number>): Layered {
  const byOut = new Map<number, Sequence[]>();
  for (const sequence of mergeAlike(withoutNeedless(mergeSingles(grammar.sequences), whole))) {
    const list = byOut.get(sequence.out);
    if (list) list.push(sequence);
    else byOut.set(sequence.out, [sequence]);
  }
  const early = new Set<number>();
  const markEarly = (out: number): void => {
    if (early.has(out)) return;
    early.add(out);
    for (const s of byOut.get(out) ?? []) for (const u of used(s.elements)) if (byOut.has(u)) markEarly(u);
  };
  for (const out of lexicon) markEarly(out);
  const depths = new Map<number, number>();
  const open: number[] = [];
  const depth = (out: number): number => {
    const known = depths.get(out);
    if (known !== undefined) return known;
    if (open.includes(out)) throw new CycleError([...open.slice(open.indexOf(out)), out]);
    open.push(out);
    let deepest = 0;
    for (const s of byOut.get(out) ?? []) {
      for (const u of used(s.elements)) {
        // What the lexicon phase knows is known to every later layer.
        if (byOut.has(u) && early.has(u) === early.has(out)) deepest = Math.max(deepest, depth(u) + 1);
      }
    }
    open.pop();
    depths.set(out, deepest);
    return deepest;
  };
  const first: Sequence[][] = [];
  const second: Sequence[][] = [];
  for (const [out, sequences] of byOut) {
    const group = early.has(out) ? first : second;
    const at = depth(out);
    while (group.length <= at) group.push([]);
    group[at]?.push(...sequences);
  }
  return { layers: [...first, ...second], lexiconLayers: first.length };
}
