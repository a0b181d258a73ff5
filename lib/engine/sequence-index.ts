import { decodeLayer, isGap, SET_BASE } from './encode.ts';
import type { Lattice } from './lattice.ts';

/** A sequence anchored at its rarest element. */
type Anchored = {
  out: number;
  elements: number[];
  anchor: number;
  /** Another symbol without which the sequence cannot hold; -1 for none. */
  must: number;
};

/** Sequences of one layer by the symbols of their rarest element. */
export type LayerIndex = (Anchored[] | undefined)[];

/** Indexes the layers of a pack by the anchors that were chosen when it was compiled. */
export function indexLayers(layers: string[], sets: number[][], symbols: number): LayerIndex[] {
  return layers.map((layer) => {
    const index: LayerIndex = new Array(symbols);
    const append = (symbol: number, entry: Anchored): void => {
      const list = index[symbol];
      if (list) list.push(entry);
      else index[symbol] = [entry];
    };
    decodeLayer(layer, sets.length, (out, elements, anchor) => {
      let must = -1;
      for (let i = 0; i < elements.length; i++) {
        const code = elements[i] ?? -1;
        // Words have the lowest numbers and are the rarest.
        if (i !== anchor && code >= 0 && (must < 0 || code < must)) must = code;
      }
      const entry = { out, elements, anchor, must };
      const code = elements[anchor] ?? 0;
      if (code >= 0) append(code, entry);
      else for (const symbol of sets[SET_BASE - code] ?? []) append(symbol, entry);
    });
    return index;
  });
}

/** Finds the sequences of one layer in a lattice and adds their outputs to it. Linear in the lattice's edges. */
export class SequenceMatcher {
  private readonly members: number[][];
  /** Made when first asked: most sets are only ever anchors. */
  private readonly sets: (Set<number> | undefined)[];
  private readonly lattice: Lattice;
  private brk: ArrayLike<number> = [];
  private undone = 0;

  constructor(sets: number[][], lattice: Lattice) {
    this.members = sets;
    this.sets = new Array(sets.length);
    this.lattice = lattice;
  }

  run(index: LayerIndex, brk: ArrayLike<number>): void {
    this.brk = brk;
    const { lattice } = this;
    // Outputs of this layer are no anchors of it: what is added meanwhile is passed over.
    const many = lattice.present.length;
    for (let i = 0; i < many; i++) {
      const symbol = lattice.present[i] ?? 0;
      const anchored = index[symbol];
      if (!anchored) continue;
      for (let e = lattice.firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
        for (const entry of anchored) {
          if (entry.must < 0 || lattice.has(entry.must)) this.verify(entry, e);
        }
      }
    }
  }

  private verify(entry: Anchored, edge: number): void {
    const { elements, anchor } = entry;
    const { lattice } = this;
    let start = lattice.starts[edge] ?? 0;
    let end = lattice.ends[edge] ?? 0;
    this.undone = lattice.undone[edge] ?? 0;
    if (anchor + 1 < elements.length) {
      end = this.right(elements, anchor + 1, end);
      if (end < 0) return;
    }
    if (anchor > 0) {
      start = this.left(elements, anchor - 1, start);
      if (start < 0) return;
    }
    lattice.add(entry.out, start, end, this.undone);
  }

  private fits(code: number, symbol: number): boolean {
    return code >= 0 ? code === symbol : this.set(SET_BASE - code).has(symbol);
  }

  private set(number: number): Set<number> {
    const known = this.sets[number];
    if (known) return known;
    const made = new Set(this.members[number]);
    this.sets[number] = made;
    return made;
  }

  /** End of the match of `elements[k..]` from token `at` on, or -1. */
  private right(elements: number[], k: number, at: number): number {
    const code = elements[k];
    if (code === undefined) return at;
    if (!isGap(code)) return (this.brk[at] ?? 0) === 0 ? this.rightFrom(elements, k, at) : -1;
    let crossed = 0;
    for (let from = at; from <= at - code && from < this.lattice.length; from++) {
      const brk = this.brk[from] ?? 0;
      if (brk > 1 || (brk === 1 && ++crossed > 1)) return -1;
      const end = this.rightFrom(elements, k + 1, from);
      if (end >= 0) return end;
    }
    return -1;
  }

  private rightFrom(elements: number[], k: number, at: number): number {
    const { lattice } = this;
    const code = elements[k] ?? 0;
    for (let e = lattice.firstStarting[at] ?? -1; e >= 0; e = lattice.nextStarting[e] ?? -1) {
      if (!this.fits(code, lattice.symbols[e] ?? 0)) continue;
      const end = this.right(elements, k + 1, lattice.ends[e] ?? 0);
      if (end < 0) continue;
      this.undone |= lattice.undone[e] ?? 0;
      return end;
    }
    return -1;
  }

  /** Start of the match of `elements[..k]` before token `at`, or -1. */
  private left(elements: number[], k: number, at: number): number {
    const code = elements[k];
    if (code === undefined) return at;
    if (!isGap(code)) return at > 0 && (this.brk[at] ?? 0) === 0 ? this.leftFrom(elements, k, at) : -1;
    let crossed = 0;
    for (let to = at; to >= at + code && to > 0; to--) {
      const brk = this.brk[to] ?? 0;
      if (brk > 1 || (brk === 1 && ++crossed > 1)) return -1;
      const start = this.leftFrom(elements, k - 1, to);
      if (start >= 0) return start;
    }
    return -1;
  }

  private leftFrom(elements: number[], k: number, at: number): number {
    const { lattice } = this;
    const code = elements[k] ?? 0;
    for (let e = lattice.firstEnding[at] ?? -1; e >= 0; e = lattice.nextEnding[e] ?? -1) {
      if (!this.fits(code, lattice.symbols[e] ?? 0)) continue;
      const start = this.left(elements, k - 1, lattice.starts[e] ?? 0);
      if (start < 0) continue;
      this.undone |= lattice.undone[e] ?? 0;
      return start;
    }
    return -1;
  }
}
