import { highMark, lowMark } from './lattice.ts';
import { readInto } from './numbers.ts';

/**
 * Stand before a set that holds others: several, whose number follows, or one. Then they themselves follow, and the set's
 * own symbols as any other set's: their number, then steps from symbol to symbol.
 */
export const HOLDS_MORE = 0;
export const HOLDS_ONE = 1;

/** Sets of symbols as `SetTable` wrote them, each read when it is first asked for. */
export class Sets {
  readonly size: number;
  /** Once a set is read, it is `members` from `from[n]` up to `to[n]`; ascending once it has its marks. */
  readonly members: Int32Array;
  /** Until then, where it stands among the numbers that were written. */
  readonly from: Int32Array;
  /** 0 until then. */
  readonly to: Int32Array;
  /** Two numbers for each set, the marks of its members (`lowMark`, `highMark`), once `makeMarks` was asked. */
  readonly marks: Int32Array;
  /** From here on there is room for sets that hold others. */
  #end: number;

  /** `counts` tells how many sets there are and how many members they have in all. */
  constructor(text: string, counts: { sets: number; members: number }) {
    const { sets } = counts;
    const members = new Int32Array(text.length + counts.members);
    const from = new Int32Array(sets);
    this.#end = readInto(text, members, 0);
    for (let set = 0, at = 0; set < sets; set++) {
      from[set] = at;
      const first = members[at++] ?? 0;
      if (first > HOLDS_ONE) at += first;
      else {
        at += first === HOLDS_ONE ? 1 : 1 + (members[at] ?? 0);
        at += 1 + (members[at] ?? 0);
      }
    }
    this.size = sets;
    this.members = members;
    this.from = from;
    this.to = new Int32Array(sets);
    this.marks = new Int32Array(2 * sets);
  }

  /** Reads a set, if that has not been done; none holds itself. */
  read(set: number): void {
    if (this.to[set] !== 0) return;
    const { members } = this;
    let at = this.from[set] ?? 0;
    let many = members[at++] ?? 0;
    let begin = at;
    let to = at;
    if (many <= HOLDS_ONE) {
      const end = many === HOLDS_ONE ? at + 1 : at + 1 + (members[at++] ?? 0);
      for (let i = at; i < end; i++) this.read(members[i] ?? 0);
      begin = to = this.#end;
      for (; at < end; at++) {
        const held = members[at] ?? 0;
        const last = this.to[held] ?? 0;
        for (let m = this.from[held] ?? 0; m < last; m++) members[to++] = members[m] ?? 0;
      }
      many = members[at++] ?? 0;
      this.#end = to + many;
    }
    let symbol = 0;
    for (const last = at + many; at < last; at++) members[to++] = symbol += members[at] ?? 0;
    this.from[set] = begin;
    this.to[set] = to;
  }

  /** Makes the marks of a set and puts its members in order, if that has not been done. */
  makeMarks(set: number): void {
    const { marks, members } = this;
    if (marks[2 * set] !== 0) return;
    this.read(set);
    const from = this.from[set] ?? 0;
    const to = this.to[set] ?? 0;
    let low = 0;
    let high = 0;
    let mixed = false;
    for (let m = from; m < to; m++) {
      const member = members[m] ?? 0;
      low |= lowMark(member);
      high |= highMark(member);
      if (m > from && member < (members[m - 1] ?? 0)) mixed = true;
    }
    if (mixed) members.subarray(from, to).sort();
    marks[2 * set] = low;
    marks[2 * set + 1] = high;
  }
}
