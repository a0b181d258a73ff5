import { decodeLayer, isGap, SET_BASE } from './encode.ts';
import type { Edge, Lattice } from './lattice.ts';

/** A sequence anchored at its rarest element. */
type Anchored = { out: number; elements: number[]; anchor: number };

/** Sequences of one layer by the symbols of their rarest element. */
export type LayerIndex = Map<number, Anchored[]>;

/** Indexes the layers of a pack; a symbol is rarer the fewer sequences use it. */
export function indexLayers(
  layers: string[],
  sets: number[][],
  symbols: number,
  named: number,
): LayerIndex[] {
  const uses = new Uint32Array(symbols);
  const count = (symbol: number): void => {
    uses[symbol] = (uses[symbol] ?? 0) + 1;
  };
  const decoded = layers.map((layer) => {
    const entries: Anchored[] = [];
    decodeLayer(layer, (out, elements) => {
      entries.push({ out, elements, anchor: 0 });
      for (const code of elements) if (code >= 0) count(code);
    });
    return entries;
  });
  for (const set of sets) for (const symbol of set) count(symbol);
  // Slots, fields and groups occur in almost every post; words seldom.
  const costOf = (symbol: number): number => (uses[symbol] ?? 0) + (symbol >= named ? 50 : 0);
  const setCosts = sets.map((set) => set.reduce((sum, s) => sum + costOf(s), 0));
  const cost = (code: number): number => {
    if (code >= 0) return costOf(code);
    return isGap(code) ? Number.POSITIVE_INFINITY : (setCosts[SET_BASE - code] ?? 0);
  };
  return decoded.map((entries) => {
    const index: LayerIndex = new Map();
    const append = (symbol: number, entry: Anchored): void => {
      const list = index.get(symbol);
      if (list) list.push(entry);
      else index.set(symbol, [entry]);
    };
    for (const entry of entries) {
      const { elements } = entry;
      for (let i = 1; i < elements.length; i++) {
        if (cost(elements[i] ?? 0) < cost(elements[entry.anchor] ?? 0)) entry.anchor = i;
      }
      const code = elements[entry.anchor] ?? 0;
      if (code >= 0) append(code, entry);
      else for (const symbol of sets[SET_BASE - code] ?? []) append(symbol, entry);
    }
    return index;
  });
}

/** Finds the sequences of one layer in a lattice and adds their outputs to it. Linear in the lattice's edges. */
export class SequenceMatcher {
  private readonly sets: Set<number>[];
  private lattice: Lattice | undefined;
  private brk: ArrayLike<number> = [];
  private undone = 0;

  constructor(sets: number[][]) {
    this.sets = sets.map((s) => new Set(s));
  }

  run(index: LayerIndex, lattice: Lattice, brk: ArrayLike<number>): void {
    this.lattice = lattice;
    this.brk = brk;
    // Outputs of this layer are no anchors of it: what is added meanwhile is passed over.
    for (const [symbol, edges] of lattice.bySymbol) {
      const anchored = index.get(symbol);
      if (!anchored) continue;
      for (const edge of edges) {
        for (const entry of anchored) this.verify(entry, edge);
      }
    }
    this.lattice = undefined;
  }

  private verify(entry: Anchored, edge: Edge): void {
    const { elements, anchor, out } = entry;
    if (elements.length === 1) {
      this.lattice?.add(out, edge.start, edge.end, edge.undone);
      return;
    }
    this.undone = edge.undone;
    const end = this.right(elements, anchor + 1, edge.end);
    if (end < 0) return;
    const start = this.left(elements, anchor - 1, edge.start);
    if (start < 0) return;
    this.lattice?.add(out, start, end, this.undone);
  }

  private fits(code: number, symbol: number): boolean {
    return code >= 0 ? code === symbol : (this.sets[SET_BASE - code]?.has(symbol) ?? false);
  }

  /** End of the match of `elements[k..]` from token `at` on, or -1. */
  private right(elements: number[], k: number, at: number): number {
    const code = elements[k];
    if (code === undefined) return at;
    if (isGap(code)) {
      let crossed = 0;
      for (let skip = 0; skip <= -code; skip++) {
        const from = at + skip;
        if (from >= (this.lattice?.length ?? 0)) return -1;
        const brk = this.brk[from] ?? 0;
        if (brk > 1) return -1;
        if (brk === 1 && ++crossed > 1) return -1;
        const end = this.rightFrom(elements, k + 1, from);
        if (end >= 0) return end;
      }
      return -1;
    }
    if ((this.brk[at] ?? 0) !== 0) return -1;
    return this.rightFrom(elements, k, at);
  }

  private rightFrom(elements: number[], k: number, at: number): number {
    const code = elements[k] ?? 0;
    for (const edge of this.lattice?.starting[at] ?? []) {
      if (!this.fits(code, edge.symbol)) continue;
      const end = this.right(elements, k + 1, edge.end);
      if (end >= 0) {
        this.undone |= edge.undone;
        return end;
      }
    }
    return -1;
  }

  /** Start of the match of `elements[..k]` before token `at`, or -1. */
  private left(elements: number[], k: number, at: number): number {
    const code = elements[k];
    if (code === undefined) return at;
    if (isGap(code)) {
      let crossed = 0;
      for (let skip = 0; skip <= -code; skip++) {
        const to = at - skip;
        if (to <= 0) return -1;
        const brk = this.brk[to] ?? 0;
        if (brk > 1) return -1;
        if (brk === 1 && ++crossed > 1) return -1;
        const start = this.leftFrom(elements, k - 1, to);
        if (start >= 0) return start;
      }
      return -1;
    }
    if (at <= 0 || (this.brk[at] ?? 0) !== 0) return -1;
    return this.leftFrom(elements, k, at);
  }

  private leftFrom(elements: number[], k: number, at: number): number {
    const code = elements[k] ?? 0;
    for (const edge of this.lattice?.ending[at] ?? []) {
      if (!this.fits(code, edge.symbol)) continue;
      const start = this.left(elements, k - 1, edge.start);
      if (start >= 0) {
        this.undone |= edge.undone;
        return start;
      }
    }
    return -1;
  }
}
