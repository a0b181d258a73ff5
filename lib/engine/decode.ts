import { highMark, lowMark } from './lattice.ts';
import { readInto, readNumbers } from './numbers.ts';

/**
 * How a pack writes sequences (`encode.ts`), and how they are matched: as they are read, since turning thousands of them
 * into something else takes longer than all the rest of an index. A sequence is a header (`Headers`) and its elements,
 * each one number: 0 for a set that is used for the first time (`decodeLayer` puts its number there), a gap by its length
 * up to `SHORT_GAP`, `SYMBOLS` and a symbol, then all sets, then longer gaps.
 */
export const NEW_SET = 0;
export const SHORT_GAP = 12;
export const SYMBOLS = SHORT_GAP + 1;

/** Elements of the longest sequence that can be written. */
export const MOST_ELEMENTS = 40;
/** Headers of sequences of n elements begin at `FIRST[n]`: two for each place of anchor and must. */
export const FIRST = new Int32Array(MOST_ELEMENTS + 2);
FIRST[1] = 1;
for (let n = 1; n <= MOST_ELEMENTS; n++) FIRST[n + 1] = (FIRST[n] ?? 0) + 2 * n * n;

/** Sets of symbols in one array: set n is `members` from `from[n]` up to `from[n + 1]`, ascending. */
export type Sets = {
  from: Int32Array;
  members: Int32Array;
  size: number;
  /** Two numbers for each set, the marks of its members (`lowMark`, `highMark`), once `makeMarks` was asked. */
  marks: Int32Array;
};

/** Reads sets; `counts` tells how many there are and how many members they have in all. */
export function decodeSets(text: string, { sets, members: many }: { sets: number; members: number }): Sets {
  const numbers = readNumbers(text);
  const from = new Int32Array(sets + 1);
  const members = new Int32Array(many);
  let set = 0;
  let to = 0;
  let left = 0;
  let symbol = 0;
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] ?? 0;
    if (left === 0) {
      left = number;
      symbol = 0;
      continue;
    }
    symbol += number;
    members[to++] = symbol;
    if (--left === 0) from[++set] = to;
  }
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

/**
 * Reads what `encodeLayers` wrote of one layer into `elements` from `at` on; gives where it ends. `set` is the element
 * of the first set that the layer uses for the first time, and of the first that the next layer does.
 */
export function decodeLayer(
  text: string,
  elements: Int32Array,
  at: number,
  set: number,
): { to: number; set: number } {
  const to = readInto(text, elements, at);
  let next = set;
  // No header is 0.
  for (let i = at; i < to; i++) if (elements[i] === NEW_SET) elements[i] = next++;
  return { to, set: next };
}
