import type { Element, Sequence } from './grammar.ts';

/**
 * Numbers as printable characters that JSON leaves as they are: one for small numbers, two or three for larger ones.
 * A third of the size of decimal numbers with separators, and read faster.
 */
const ALPHABET = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).filter(
  (c) => c !== '"' && c !== '\\',
);
const BASE = ALPHABET.length;
const ONE = 46;
const TWO = 40;
const TWO_END = ONE + TWO * BASE;
const VALUES = new Uint8Array(128);
ALPHABET.forEach((char, value) => {
  VALUES[char.charCodeAt(0)] = value;
});

function letter(value: number): string {
  return ALPHABET[value] ?? '';
}

/** Writes one number from 0 to about 60,000. */
export function writeNumber(value: number): string {
  if (value < ONE) return letter(value);
  if (value < TWO_END) {
    const rest = value - ONE;
    return letter(ONE + Math.floor(rest / BASE)) + letter(rest % BASE);
  }
  const rest = value - TWO_END;
  const high = Math.floor(rest / (BASE * BASE));
  return letter(ONE + TWO + high) + letter(Math.floor(rest / BASE) % BASE) + letter(rest % BASE);
}

/** Reads what `writeNumber` wrote, all numbers of a text. */
export function readNumbers(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  let count = 0;
  for (let at = 0; at < text.length; ) {
    const first = VALUES[text.charCodeAt(at++)] ?? 0;
    let number = first;
    if (first >= ONE + TWO) {
      const middle = VALUES[text.charCodeAt(at++)] ?? 0;
      number = TWO_END + ((first - ONE - TWO) * BASE + middle) * BASE + (VALUES[text.charCodeAt(at++)] ?? 0);
    } else if (first >= ONE) {
      number = ONE + (first - ONE) * BASE + (VALUES[text.charCodeAt(at++)] ?? 0);
    }
    numbers[count++] = number;
  }
  return numbers.subarray(0, count);
}

/** Longest gap of a phrase in tokens: 40 words, three times as many characters. */
const MOST_GAP = 120;
/** Element codes of a decoded sequence: a symbol (0 and up), a gap (-1 to -120), a set (`SET_BASE` and down). */
export const SET_BASE = -1000;

/** Whether an element code is a gap; its length is the code's negative. */
export function isGap(code: number): boolean {
  return code < 0 && code > SET_BASE;
}

/** Ascending symbols as steps: neighbours in a set are mostly neighbours in number. */
export function encodeSet(symbols: number[]): string {
  const steps = symbols.map((s, i) => writeNumber(s - (symbols[i - 1] ?? 0)));
  return writeNumber(symbols.length) + steps.join('');
}

/** Sets of symbols in one array: set n is `members` from `from[n]` up to `from[n + 1]`, ascending. */
export type Sets = { from: Int32Array; members: Int32Array; size: number };

export function decodeSets(text: string): Sets {
  const numbers = readNumbers(text);
  const from = new Int32Array(numbers.length + 1);
  const members = new Int32Array(numbers.length);
  let size = 0;
  let count = 0;
  for (let at = 0; at < numbers.length; ) {
    let symbol = 0;
    for (let left = numbers[at++] ?? 0; left > 0; left--) {
      symbol += numbers[at++] ?? 0;
      members[count++] = symbol;
    }
    from[++size] = count;
  }
  return { from: from.slice(0, size + 1), members: members.slice(0, count), size };
}

/** Collects the sets of all layers before the layers are written: their number decides the codes. */
export class SetTable {
  private readonly known = new Map<string, number>();

  /** Number of a set of symbols, which is added if it is new. */
  of(symbols: number[]): number {
    const key = encodeSet([...symbols].sort((a, b) => a - b));
    const number = this.known.get(key) ?? this.known.size;
    this.known.set(key, number);
    return number;
  }

  get size(): number {
    return this.known.size;
  }

  toString(): string {
    return [...this.known.keys()].join('');
  }
}

/** Length and anchor in one small number: sequences of length n take the n numbers after those of n - 1. */
function shape(length: number, anchor: number): number {
  return (length * (length - 1)) / 2 + anchor;
}

/**
 * Writes a layer: per output its symbol, how many sequences it has, and each with its shape (length and anchor) and its
 * elements.
 */
export function encodeLayer(
  layer: Sequence[],
  number: (symbol: number) => number,
  sets: SetTable,
  anchorOf: (sequence: Sequence) => number,
): string {
  const element = (e: Element): number => {
    if ('gap' in e) return Math.min(e.gap, MOST_GAP);
    const symbols = e.symbols.map(number);
    const only = symbols.length === 1 ? symbols[0] : undefined;
    return MOST_GAP + 1 + (only === undefined ? sets.of(symbols) : sets.size + only);
  };
  const groups = new Map<number, string[]>();
  for (const sequence of layer) {
    const { out, elements } = sequence;
    const written =
      writeNumber(shape(elements.length, anchorOf(sequence))) +
      elements.map((e) => writeNumber(element(e))).join('');
    const group = groups.get(out);
    if (group) group.push(written);
    else groups.set(out, [written]);
  }
  return [...groups]
    .map(([out, list]) => writeNumber(number(out)) + writeNumber(list.length) + list.join(''))
    .join('');
}

/** The sequences of one layer in flat arrays: sequence n is `elements` from `from[n]` up to `from[n + 1]`. */
export type Layer = {
  size: number;
  outs: Int32Array;
  from: Int32Array;
  /** Place of each sequence's anchor in `elements`. */
  anchors: Int32Array;
  elements: Int32Array;
};

/** Reads what `encodeLayer` wrote; `sets` is the number of sets. */
export function decodeLayer(text: string, sets: number): Layer {
  const numbers = readNumbers(text);
  const outs = new Int32Array(numbers.length);
  const from = new Int32Array(numbers.length + 1);
  const anchors = new Int32Array(numbers.length);
  const elements = new Int32Array(numbers.length);
  let size = 0;
  let count = 0;
  for (let at = 0; at < numbers.length; ) {
    const out = numbers[at++] ?? 0;
    for (let left = numbers[at++] ?? 0; left > 0; left--) {
      const code = numbers[at++] ?? 0;
      let length = 1;
      while ((length * (length + 1)) / 2 <= code) length++;
      outs[size] = out;
      anchors[size] = count + code - shape(length, 0);
      for (let i = 0; i < length; i++) {
        const element = numbers[at++] ?? 0;
        if (element <= MOST_GAP) elements[count++] = -element;
        else if (element <= MOST_GAP + sets) elements[count++] = SET_BASE - (element - MOST_GAP - 1);
        else elements[count++] = element - MOST_GAP - 1 - sets;
      }
      from[++size] = count;
    }
  }
  return {
    size,
    outs: outs.slice(0, size),
    from: from.slice(0, size + 1),
    anchors: anchors.slice(0, size),
    elements: elements.slice(0, count),
  };
}
