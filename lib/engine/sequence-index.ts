import { decodeLayer, SET_BASE } from './encode.ts';
import type { Edge, Lattice } from './lattice.ts';

/** A sequence anchored at its rarest element. */
type Anchored = { out: number; elements: number[]; anchor: number };

/** Sequences of one layer by the symbols of their rarest element. */
export type LayerIndex = Map<number, Anchored[]>;

/** The breaks of a token stream: `brk[i]` stands between token i - 1 and i. */
export type Stream = { brk: ArrayLike<number> };

/** Indexes the layers of a pack; a symbol is rarer the fewer sequences use it. */
export function indexLayers(
  layers: string[],
  sets: number[][],
  symbols: number,
  named: number,
): LayerIndex[] {
  const decoded = layers.map(decodeLayer);
  const uses = new Uint32Array(symbols);
  const members = (code: number): number[] => (code <= SET_BASE ? (sets[SET_BASE - code] ?? []) : [code]);
  for (const layer of decoded) {
    for (const sequence of layer) {
      for (let i = 1; i < sequence.length; i++) {
        const code = sequence[i] ?? -1;
        if (code >= 0) uses[code] = (uses[code] ?? 0) + 1;
        else if (code <= SET_BASE) for (const s of members(code)) uses[s] = (uses[s] ?? 0) + 1;
      }
    }
  }
  // Slots, fields and groups occur in almost every post; words seldom.
  const cost = (code: number): number => {
    let sum = 0;
    for (const s of members(code)) sum += (uses[s] ?? 0) + (s >= named ? 50 : 0);
    return sum;
  };
  return decoded.map((layer) => {
    const index: LayerIndex = new Map();
    for (const sequence of layer) {
      const elements = sequence.slice(1);
      let anchor = -1;
      let least = Number.POSITIVE_INFINITY;
      elements.forEach((code, i) => {
        const c = code < 0 && code > SET_BASE ? Number.POSITIVE_INFINITY : cost(code);
        if (c < least) {
          least = c;
          anchor = i;
        }
      });
      const entry = { out: sequence[0] ?? 0, elements, anchor };
      for (const s of members(elements[anchor] ?? 0)) {
        const list = index.get(s);
        if (list) list.push(entry);
        else index.set(s, [entry]);
      }
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
    for (const symbol of [...lattice.symbols()]) {
      const anchored = index.get(symbol);
      if (!anchored) continue;
      // Outputs of this layer are no anchors of it, so the list does not grow meanwhile.
      for (const edge of lattice.of(symbol)) {
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
    if (code < 0 && code > SET_BASE) {
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
    if (code < 0 && code > SET_BASE) {
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
