import { ONE, readNumbers } from './numbers.ts';

/**
 * How a pack writes sequences (`encode.ts`). An element is one number: `NEW_SET` for the next set of the
 * table, a gap up to `SHORT_GAP` by its length, `LONG_GAP` before the length of others, then the symbols that are used
 * most, then all symbols, then the sets once more. Sets stand in the table in order of their first use.
 */
export const NEW_SET = 0;
export const SHORT_GAP = 12;
export const LONG_GAP = 13;
/** Number of the first of the symbols that are used most, and of the first of all symbols. */
export const FREQUENT = 14;
export const SYMBOLS = ONE;

/** Length and anchor in one small number: sequences of length n take the n numbers after those of n - 1. */
export function shape(length: number, anchor: number): number {
  return (length * (length - 1)) / 2 + anchor;
}

/** Element codes of a decoded sequence: a symbol (0 and up), a gap (-1 to -120), a set (`SET_BASE` and down). */
export const SET_BASE = -1000;

/** Whether an element code is a gap; its length is the code's negative. */
export function isGap(code: number): boolean {
  return code < 0 && code > SET_BASE;
}

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

/** What comes before the elements of a record: its output, the places of its anchor and its last element. */
export const HEADER = 3;

/** Sequences, each as a record in one array; what is read together lies together. */
export type Records = { records: Int32Array; starts: Int32Array; size: number };

export type Decoding = {
  symbols: number;
  frequent: Int32Array;
  /** Output of the next sequences, and the next set that is used for the first time: they go on from layer to layer. */
  out: number;
  set: number;
};

/** Reads what `encodeLayer` wrote. */
export function decodeLayer(text: string, state: Decoding): Records {
  const numbers = readNumbers(text);
  const { length } = numbers;
  const { symbols, frequent } = state;
  const records = new Int32Array(2 * length);
  const starts = new Int32Array(length);
  let { out, set } = state;
  let size = 0;
  let to = 0;
  for (let at = 0; at < length; out++) {
    for (let left = numbers[at++] ?? 0; left > 0; left--) {
      const code = numbers[at++] ?? 0;
      let many = 1;
      while (shape(many + 1, 0) <= code) many++;
      starts[size++] = to;
      records[to] = out;
      to += HEADER;
      records[to - 2] = to + code - shape(many, 0);
      records[to - 1] = to + many - 1;
      for (; many > 0; many--) {
        const element = numbers[at++] ?? 0;
        if (element >= SYMBOLS + symbols) records[to++] = SET_BASE - (element - SYMBOLS - symbols);
        else if (element >= SYMBOLS) records[to++] = element - SYMBOLS;
        else if (element >= FREQUENT) records[to++] = frequent[element - FREQUENT] ?? 0;
        else if (element === NEW_SET) records[to++] = SET_BASE - set++;
        else records[to++] = -(element === LONG_GAP ? (numbers[at++] ?? 0) : element);
      }
    }
  }
  state.out = out;
  state.set = set;
  return { records: records.subarray(0, to), starts: starts.subarray(0, size), size };
}
