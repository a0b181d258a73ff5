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

/** Reads what `writeNumber` wrote, from the start to the end. */
export class NumberReader {
  private readonly text: string;
  private at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  next(): number {
    const first = this.value();
    if (first < ONE) return first;
    if (first < ONE + TWO) return ONE + (first - ONE) * BASE + this.value();
    const high = first - ONE - TWO;
    const middle = this.value();
    return TWO_END + (high * BASE + middle) * BASE + this.value();
  }

  private value(): number {
    return VALUES[this.text.charCodeAt(this.at++)] ?? 0;
  }
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

export function decodeSets(text: string): number[][] {
  const reader = new NumberReader(text);
  const sets: number[][] = [];
  while (!reader.done) {
    const set: number[] = new Array(reader.next());
    let symbol = 0;
    for (let i = 0; i < set.length; i++) {
      symbol += reader.next();
      set[i] = symbol;
    }
    sets.push(set);
  }
  return sets;
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

/** Reads what `encodeLayer` wrote, one call per sequence. */
export function decodeLayer(
  text: string,
  sets: number,
  each: (out: number, elements: number[], anchor: number) => void,
): void {
  const reader = new NumberReader(text);
  while (!reader.done) {
    const out = reader.next();
    for (let left = reader.next(); left > 0; left--) {
      const code = reader.next();
      let length = 1;
      while (shape(length + 1, 0) <= code) length++;
      const elements: number[] = new Array(length);
      for (let i = 0; i < elements.length; i++) {
        const element = reader.next();
        if (element <= MOST_GAP) elements[i] = -element;
        else if (element <= MOST_GAP + sets) elements[i] = SET_BASE - (element - MOST_GAP - 1);
        else elements[i] = element - MOST_GAP - 1 - sets;
      }
      each(out, elements, code - shape(length, 0));
    }
  }
}
