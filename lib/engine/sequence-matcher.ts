import { type Sets, SHORT_GAP, SYMBOLS } from './decode.ts';
import type { Lattice } from './lattice.ts';
import { ALONE, ENTRY, type LayerIndex, NO_MUST } from './sequence-index.ts';

/** Finds the sequences of one layer in a lattice and adds their outputs to it. Linear in the lattice's edges. */
export class SequenceMatcher {
  private readonly setFrom: Int32Array;
  private readonly members: Int32Array;
  private readonly marks: Int32Array;
  private readonly lattice: Lattice;
  /** Where sets and long gaps begin among the elements. */
  private readonly firstSet: number;
  private readonly firstGap: number;
  private elements: Int32Array = new Int32Array();
  /** Where the elements of the sequence that is tried begin and end. */
  private first = 0;
  private last = 0;
  private brk: readonly number[] = [];
  private undone = 0;

  constructor(sets: Sets, symbols: number, lattice: Lattice) {
    this.firstSet = SYMBOLS + symbols;
    this.firstGap = this.firstSet + sets.size;
    this.setFrom = sets.from;
    this.members = sets.members;
    this.marks = sets.marks;
    this.lattice = lattice;
  }

  run(layer: LayerIndex, brk: readonly number[]): void {
    this.brk = brk;
    this.elements = layer.elements;
    const { lattice } = this;
    const { heads, musts, entries, anchored, bit } = layer;
    const { present, firstSame } = lattice;
    // Outputs of this layer are no anchors of it: what is added meanwhile is passed over.
    const many = present.length;
    for (let i = 0; i < many; i++) {
      const symbol = present[i] ?? 0;
      if (((anchored[symbol] ?? 0) & bit) === 0) continue;
      const from = heads[symbol] ?? 0;
      const to = heads[symbol + 1] ?? 0;
      for (let e = firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
        for (let k = from; k < to; k++) {
          const must = musts[k] ?? NO_MUST;
          if (must === ALONE) lattice.copy(e, entries[ENTRY * k] ?? 0);
          else if (must < 0 || (firstSame[must] ?? -1) >= 0) this.verify(entries, ENTRY * k, e);
        }
      }
    }
  }

  private verify(entries: Int32Array, entry: number, edge: number): void {
    const { lattice } = this;
    const anchor = entries[entry + 2] ?? 0;
    this.first = entries[entry + 1] ?? 0;
    this.last = entries[entry + 3] ?? 0;
    let start = lattice.starts[edge] ?? 0;
    let end = lattice.ends[edge] ?? 0;
    this.undone = lattice.undone[edge] ?? 0;
    if (anchor < this.last) {
      end = this.right(anchor + 1, end);
      if (end < 0) return;
    }
    if (anchor > this.first) {
      start = this.left(anchor - 1, start);
      if (start < 0) return;
    }
    lattice.add(entries[entry] ?? 0, start, end, this.undone);
  }

  /** Tokens that an element may pass over; 0 for one that is no gap. */
  private gapOf(element: number): number {
    if (element <= SHORT_GAP) return element;
    return element >= this.firstGap ? element - this.firstGap : 0;
  }

  /** One bit for each remainder by 32 of the symbols that an element allows. */
  private marksOf(element: number): number {
    return element < this.firstSet
      ? 1 << ((element - SYMBOLS) & 31)
      : (this.marks[element - this.firstSet] ?? 0);
  }

  private fits(element: number, symbol: number): boolean {
    if (element < this.firstSet) return element - SYMBOLS === symbol;
    const { members } = this;
    const set = element - this.firstSet;
    if (((this.marks[set] ?? 0) & (1 << (symbol & 31))) === 0) return false;
    let low = this.setFrom[set] ?? 0;
    let high = this.setFrom[set + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      const member = members[middle] ?? 0;
      if (member === symbol) return true;
      if (member < symbol) low = middle + 1;
      else high = middle;
    }
    return false;
  }

  /** End of the match of the elements from `k` on, from token `at` on, or -1. */
  private right(k: number, at: number): number {
    if (k > this.last) return at;
    const gap = this.gapOf(this.elements[k] ?? 0);
    if (gap === 0) return (this.brk[at] ?? 0) === 0 ? this.rightFrom(k, at) : -1;
    let crossed = 0;
    for (let from = at; from <= at + gap && from < this.lattice.length; from++) {
      const brk = this.brk[from] ?? 0;
      if (brk > 1 || (brk === 1 && ++crossed > 1)) return -1;
      const end = this.rightFrom(k + 1, from);
      if (end >= 0) return end;
    }
    return -1;
  }

  private rightFrom(k: number, at: number): number {
    const { lattice } = this;
    const element = this.elements[k] ?? 0;
    if (((lattice.startMarks[at] ?? 0) & this.marksOf(element)) === 0) return -1;
    for (let e = lattice.firstStarting[at] ?? -1; e >= 0; e = lattice.nextStarting[e] ?? -1) {
      if (!this.fits(element, lattice.symbols[e] ?? 0)) continue;
      const end = this.right(k + 1, lattice.ends[e] ?? 0);
      if (end < 0) continue;
      this.undone |= lattice.undone[e] ?? 0;
      return end;
    }
    return -1;
  }

  /** Start of the match of the elements up to `k`, before token `at`, or -1. */
  private left(k: number, at: number): number {
    if (k < this.first) return at;
    const gap = this.gapOf(this.elements[k] ?? 0);
    if (gap === 0) return at > 0 && (this.brk[at] ?? 0) === 0 ? this.leftFrom(k, at) : -1;
    let crossed = 0;
    for (let to = at; to >= at - gap && to > 0; to--) {
      const brk = this.brk[to] ?? 0;
      if (brk > 1 || (brk === 1 && ++crossed > 1)) return -1;
      const start = this.leftFrom(k - 1, to);
      if (start >= 0) return start;
    }
    return -1;
  }

  private leftFrom(k: number, at: number): number {
    const { lattice } = this;
    const element = this.elements[k] ?? 0;
    if (((lattice.endMarks[at] ?? 0) & this.marksOf(element)) === 0) return -1;
    for (let e = lattice.firstEnding[at] ?? -1; e >= 0; e = lattice.nextEnding[e] ?? -1) {
      if (!this.fits(element, lattice.symbols[e] ?? 0)) continue;
      const start = this.left(k - 1, lattice.starts[e] ?? 0);
      if (start < 0) continue;
      this.undone |= lattice.undone[e] ?? 0;
      return start;
    }
    return -1;
  }
}
