import { highMark, lowMark } from './lattice.ts';
import { readNumbers } from './numbers.ts';

/** Sets of symbols in one array: set n is `members` from `from[n]` up to `from[n + 1]`, ascending. */
export type Sets = {
  from: Int32Array;
  members: Int32Array;
  size: number;
  /** Two numbers for each set, the marks of its members (`lowMark`, `highMark`), once `makeMarks` was asked. */
  marks: Int32Array;
};

/** Stands before a set that holds other sets: then their number, they themselves, and only then its own symbols. */
export const HOLDS = 0;

/**
 * Reads sets (`set-table.ts`); `counts` tells how many there are and how many members they have in all.
 */
export function decodeSets(text: string, { sets, members: many }: { sets: number; members: number }): Sets {
  const numbers = readNumbers(text);
  const starts = new Int32Array(sets);
  const sizes = new Int32Array(sets);
  for (let set = 0, at = 0; set < sets; set++) {
    starts[set] = at;
    if (numbers[at] === HOLDS) at += 2 + (numbers[at + 1] ?? 0);
    at += 1 + (numbers[at] ?? 0);
  }
  /** Symbols of a set and of all that it holds; none holds itself. */
  const sizeOf = (set: number): number => {
    if (sizes[set] !== 0) return sizes[set] ?? 0;
    let at = starts[set] ?? 0;
    let size = 0;
    if (numbers[at] === HOLDS) {
      const end = at + 2 + (numbers[at + 1] ?? 0);
      for (at += 2; at < end; at++) size += sizeOf(numbers[at] ?? 0);
    }
    size += numbers[at] ?? 0;
    sizes[set] = size;
    return size;
  };
  const from = new Int32Array(sets + 1);
  for (let set = 0; set < sets; set++) from[set + 1] = (from[set] ?? 0) + sizeOf(set);
  const members = new Int32Array(many);
  const read = new Uint8Array(sets);
  const readSet = (set: number): void => {
    if (read[set] === 1) return;
    read[set] = 1;
    let at = starts[set] ?? 0;
    let to = from[set] ?? 0;
    const holds = numbers[at] === HOLDS;
    if (holds) {
      const end = at + 2 + (numbers[at + 1] ?? 0);
      for (at += 2; at < end; at++) {
        const held = numbers[at] ?? 0;
        readSet(held);
        for (let m = from[held] ?? 0; m < (from[held + 1] ?? 0); m++) members[to++] = members[m] ?? 0;
      }
    }
    const end = at + 1 + (numbers[at] ?? 0);
    let symbol = 0;
    for (at++; at < end; at++) {
      symbol += numbers[at] ?? 0;
      members[to++] = symbol;
    }
    if (holds) members.subarray(from[set], to).sort();
  };
  for (let set = 0; set < sets; set++) readSet(set);
  return { from, members, size: sets, marks: new Int32Array(2 * sets) };
}

/** Makes the marks of a set, if that has not been done. */
export function makeMarks({ from, members, marks }: Sets, set: number): void {
  if (marks[2 * set] !== 0) return;
  let low = 0;
  let high = 0;
  const to = from[set + 1] ?? 0;
  for (let m = from[set] ?? 0; m < to; m++) {
    low |= lowMark(members[m] ?? 0);
    high |= highMark(members[m] ?? 0);
  }
  marks[2 * set] = low;
  marks[2 * set + 1] = high;
}
