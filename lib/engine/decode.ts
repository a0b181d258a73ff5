import { readNumbers } from './numbers.ts';

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
  /** One bit for each remainder of a member by 32: most symbols that are no member are told apart at a look. */
  marks: Int32Array;
};

export function decodeSets(text: string): Sets {
  const members = readNumbers(text);
  const { length } = members;
  const from = new Int32Array(length + 1);
  const marks = new Int32Array(length);
  let size = 0;
  let count = 0;
  // Members are written over the numbers that were read: they never catch up.
  for (let at = 0; at < length; ) {
    let symbol = 0;
    let mark = 0;
    for (let left = members[at++] ?? 0; left > 0; left--) {
      symbol += members[at++] ?? 0;
      members[count++] = symbol;
      mark |= 1 << (symbol & 31);
    }
    marks[size] = mark;
    from[++size] = count;
  }
  return {
    from: from.slice(0, size + 1),
    members: members.slice(0, count),
    size,
    marks: marks.slice(0, size),
  };
}

/** Reads what `encodeLayers` wrote. Sets begin at `firstSet`; `set` is the number of the first that the layer uses for the first time. */
export function decodeLayer(
  text: string,
  firstSet: number,
  set: number,
): { numbers: Int32Array; set: number } {
  const numbers = readNumbers(text);
  let next = firstSet + set;
  // No header is 0.
  for (let i = 0; i < numbers.length; i++) if (numbers[i] === NEW_SET) numbers[i] = next++;
  return { numbers, set: next - firstSet };
}
