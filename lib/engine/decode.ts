/**
 * How a pack writes sequences (`encode.ts`), and how they are matched: as they are read, since turning thousands of them
 * into something else takes longer than all the rest of an index. A sequence is a header (`Headers`) and its elements,
 * each one number: 0 for a set that is used for the first time (`SequenceIndex` puts its number there), a gap by its length
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
