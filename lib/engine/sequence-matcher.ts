import { SHORT_GAP, SYMBOLS } from './decode.ts';
import { highMark, type Lattice, lowMark } from './lattice.ts';
import { ALONE, ENTRY, type SequenceIndex } from './sequence-index.ts';
import type { Sets } from './sets.ts';

/** Runs that can be told apart beside one bit. */
const MOST_TURNS = 1 << 29;

/** Finds the sequences of one layer in a lattice and adds their outputs to it. Linear in the lattice's edges. */
export class SequenceMatcher {
  readonly #index: SequenceIndex;
  readonly #sets: Sets;
  readonly #lattice: Lattice;
  readonly #elements: Int32Array;
  readonly #firstSet: number;
  readonly #firstGap: number;
  /** For each layer the symbols of the post that are anchors in it, and where the entries of each begin and end. */
  readonly #waiting: number[][];
  /** Symbols of the post that were looked up, in order of discovery. */
  #seen = 0;
  /** Of each set whether one of its symbols stands in the post (lowest bit), and for which run that was found. */
  readonly #standing: Int32Array;
  #turn = 0;
  /** Where the elements of the sequence that is tried begin and end. */
  #first = 0;
  #last = 0;
  #brk: readonly number[] = [];
  #undone = 0;

  constructor(index: SequenceIndex, sets: Sets, lattice: Lattice) {
    this.#index = index;
    this.#sets = sets;
    this.#lattice = lattice;
    this.#elements = index.elements;
    this.#firstSet = index.firstSet;
    this.#firstGap = index.firstGap;
    this.#standing = new Int32Array(sets.size);
    this.#waiting = Array.from({ length: index.layers }, () => []);
  }

  /** Begins a post. `brk` tells what stands before each token. */
  reset(brk: readonly number[]): void {
    this.#brk = brk;
    this.#seen = 0;
    for (const list of this.#waiting) list.length = 0;
  }

  /** Looks up the symbols that were discovered since. */
  #lookUp(): void {
    const index = this.#index;
    const waiting = this.#waiting;
    const { present } = this.#lattice;
    for (; this.#seen < present.length; this.#seen++) {
      const symbol = present[this.#seen] ?? 0;
      const base = index.of(symbol);
      if (base < 0) continue;
      const { entries, layers } = index;
      let from = entries[base] ?? 0;
      for (let layer = 0; layer < layers; layer++) {
        const to = entries[base + layer + 1] ?? 0;
        if (from < to) waiting[layer]?.push(symbol, from, to);
        from = to;
      }
    }
  }

  /** Looks for the sequences of a layer; those of all layers before it are known. */
  run(layer: number): void {
    // Outputs of this layer are no anchors of it: they wait for later ones.
    this.#lookUp();
    this.#turn++;
    if (this.#turn === MOST_TURNS) {
      this.#turn = 1;
      this.#standing.fill(0);
    }
    const lattice = this.#lattice;
    const brk = this.#brk;
    const { entries } = this.#index;
    const { firstSame } = lattice;
    const list = this.#waiting[layer] ?? [];
    for (let i = 0; i < list.length; i += 3) {
      const from = list[i + 1] ?? 0;
      const to = list[i + 2] ?? 0;
      const first = firstSame[list[i] ?? 0] ?? -1;
      // Most symbols only stand for another one.
      if (to - from === ENTRY && entries[from] === ALONE) {
        const out = entries[from + 5] ?? 0;
        for (let e = first; e >= 0; e = lattice.nextSame[e] ?? -1) lattice.copy(e, out);
        continue;
      }
      for (let e = first; e >= 0; e = lattice.nextSame[e] ?? -1) {
        const { startMarks, endMarks } = lattice;
        const start = lattice.starts[e] ?? 0;
        const end = lattice.ends[e] ?? 0;
        // What stands right after and before: mostly nothing that fits.
        const open = (brk[end] ?? 0) === 0;
        const afterLow = open ? (startMarks[2 * end] ?? 0) : 0;
        const afterHigh = open ? (startMarks[2 * end + 1] ?? 0) : 0;
        const joined = (brk[start] ?? 0) === 0;
        const beforeLow = joined ? (endMarks[2 * start] ?? 0) : 0;
        const beforeHigh = joined ? (endMarks[2 * start + 1] ?? 0) : 0;
        for (let k = from; k < to; k += ENTRY) {
          const must = entries[k] ?? ALONE;
          if (must === ALONE) {
            lattice.copy(e, entries[k + 5] ?? 0);
            continue;
          }
          const right = entries[k + 1] ?? 0;
          if (right !== 0 && ((right & afterLow) === 0 || ((entries[k + 2] ?? 0) & afterHigh) === 0))
            continue;
          const left = entries[k + 3] ?? 0;
          if (left !== 0 && ((left & beforeLow) === 0 || ((entries[k + 4] ?? 0) & beforeHigh) === 0))
            continue;
          if (this.#stands(must)) this.#verify(entries[k + 5] ?? 0, e);
        }
      }
    }
  }

  /** Whether a symbol of an element stands in the post. */
  #stands(element: number): boolean {
    const set = element - this.#firstSet;
    if (set < 0) return (this.#lattice.firstSame[element - SYMBOLS] ?? -1) >= 0;
    const known = this.#standing[set] ?? 0;
    if (known >> 1 === this.#turn) return (known & 1) === 1;
    const found = this.#anyOf(set) ? 1 : 0;
    this.#standing[set] = (this.#turn << 1) | found;
    return found === 1;
  }

  #anyOf(set: number): boolean {
    const { from, to, members } = this.#sets;
    const { firstSame } = this.#lattice;
    const last = to[set] ?? 0;
    for (let m = from[set] ?? 0; m < last; m++) if ((firstSame[members[m] ?? 0] ?? -1) >= 0) return true;
    return false;
  }

  #verify(detail: number, edge: number): void {
    const lattice = this.#lattice;
    const { details } = this.#index;
    this.#first = details[detail + 1] ?? 0;
    const anchor = details[detail + 2] ?? 0;
    this.#last = details[detail + 3] ?? 0;
    let start = lattice.starts[edge] ?? 0;
    let end = lattice.ends[edge] ?? 0;
    this.#undone = lattice.undone[edge] ?? 0;
    if (anchor < this.#last) {
      end = this.#right(anchor + 1, end);
      if (end < 0) return;
    }
    if (anchor > this.#first) {
      start = this.#left(anchor - 1, start);
      if (start < 0) return;
    }
    lattice.add(details[detail] ?? 0, start, end, this.#undone);
  }

  /** Tokens that an element may pass over; 0 for one that is no gap. */
  #gapOf(element: number): number {
    if (element <= SHORT_GAP) return element;
    return element >= this.#firstGap ? element - this.#firstGap : 0;
  }

  /** Marks of the symbols that an element allows. */
  #lowsOf(element: number): number {
    const set = element - this.#firstSet;
    return set < 0 ? lowMark(element - SYMBOLS) : (this.#sets.marks[2 * set] ?? 0);
  }

  #highsOf(element: number): number {
    const set = element - this.#firstSet;
    return set < 0 ? highMark(element - SYMBOLS) : (this.#sets.marks[2 * set + 1] ?? 0);
  }

  /** Whether an element allows a symbol of which it has both marks. */
  #allows(element: number, symbol: number): boolean {
    const set = element - this.#firstSet;
    if (set < 0) return element - SYMBOLS === symbol;
    const { from, to, members } = this.#sets;
    let low = from[set] ?? 0;
    let high = to[set] ?? 0;
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
  #right(k: number, at: number): number {
    if (k > this.#last) return at;
    const brk = this.#brk;
    const lattice = this.#lattice;
    const { startMarks } = lattice;
    const gap = this.#gapOf(this.#elements[k] ?? 0);
    const next = gap === 0 ? k : k + 1;
    const element = this.#elements[next] ?? 0;
    const lows = this.#lowsOf(element);
    const highs = this.#highsOf(element);
    let crossed = gap === 0 ? 1 : 0;
    for (let from = at; from <= at + gap && from < lattice.length; from++) {
      const before = brk[from] ?? 0;
      if (before !== 0 && (before > 1 || ++crossed > 1)) return -1;
      if (((startMarks[2 * from] ?? 0) & lows) === 0 || ((startMarks[2 * from + 1] ?? 0) & highs) === 0)
        continue;
      const end = this.#rightFrom(next, from, lows, highs);
      if (end >= 0) return end;
    }
    return -1;
  }

  #rightFrom(k: number, at: number, lows: number, highs: number): number {
    const lattice = this.#lattice;
    const { nextStarting, symbols } = lattice;
    const element = this.#elements[k] ?? 0;
    for (let e = lattice.firstStarting[at] ?? -1; e >= 0; e = nextStarting[e] ?? -1) {
      const symbol = symbols[e] ?? 0;
      if ((lows & lowMark(symbol)) === 0 || (highs & highMark(symbol)) === 0) continue;
      if (!this.#allows(element, symbol)) continue;
      const end = this.#right(k + 1, lattice.ends[e] ?? 0);
      if (end < 0) continue;
      this.#undone |= lattice.undone[e] ?? 0;
      return end;
    }
    return -1;
  }

  /** Start of the match of the elements up to `k`, before token `at`, or -1. */
  #left(k: number, at: number): number {
    if (k < this.#first) return at;
    const brk = this.#brk;
    const { endMarks } = this.#lattice;
    const gap = this.#gapOf(this.#elements[k] ?? 0);
    const next = gap === 0 ? k : k - 1;
    const element = this.#elements[next] ?? 0;
    const lows = this.#lowsOf(element);
    const highs = this.#highsOf(element);
    let crossed = gap === 0 ? 1 : 0;
    for (let to = at; to >= at - gap && to > 0; to--) {
      const before = brk[to] ?? 0;
      if (before !== 0 && (before > 1 || ++crossed > 1)) return -1;
      if (((endMarks[2 * to] ?? 0) & lows) === 0 || ((endMarks[2 * to + 1] ?? 0) & highs) === 0) continue;
      const start = this.#leftFrom(next, to, lows, highs);
      if (start >= 0) return start;
    }
    return -1;
  }

  #leftFrom(k: number, at: number, lows: number, highs: number): number {
    const lattice = this.#lattice;
    const { nextEnding, symbols } = lattice;
    const element = this.#elements[k] ?? 0;
    for (let e = lattice.firstEnding[at] ?? -1; e >= 0; e = nextEnding[e] ?? -1) {
      const symbol = symbols[e] ?? 0;
      if ((lows & lowMark(symbol)) === 0 || (highs & highMark(symbol)) === 0) continue;
      if (!this.#allows(element, symbol)) continue;
      const start = this.#left(k - 1, lattice.starts[e] ?? 0);
      if (start < 0) continue;
      this.#undone |= lattice.undone[e] ?? 0;
      return start;
    }
    return -1;
  }
}
