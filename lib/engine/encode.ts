import { FREQUENT, LONG_GAP, NEW_SET, SHORT_GAP, SYMBOLS, shape } from './decode.ts';
import type { Element, Sequence } from './grammar.ts';
import { writeNumber, writeNumbers } from './numbers.ts';

/** The sets of symbols, each once; ascending, as steps: symbols of a set are often neighbours in number. */
export class SetTable {
  private readonly known = new Map<string, number>();

  /** Number of a set of symbols, and whether it was new. */
  of(symbols: readonly number[]): { set: number; fresh: boolean } {
    const sorted = [...symbols].sort((a, b) => a - b);
    const key = writeNumbers([sorted.length, ...sorted.map((s, i) => s - (sorted[i - 1] ?? 0))]);
    const known = this.known.get(key);
    if (known !== undefined) return { set: known, fresh: false };
    this.known.set(key, this.known.size);
    return { set: this.known.size - 1, fresh: true };
  }

  toString(): string {
    return [...this.known.keys()].join('');
  }
}

/** Longest gap of a phrase in tokens: 40 words, three times as many characters. */
const MOST_GAP = 120;

export type Numbering = {
  number: (symbol: number) => number;
  /** Symbols in all, and those used most (by number). */
  symbols: number;
  frequent: readonly number[];
};

function writeElement(element: Element, { number, symbols, frequent }: Numbering, sets: SetTable): string {
  if ('gap' in element) {
    const gap = Math.min(element.gap, MOST_GAP);
    return gap <= SHORT_GAP ? writeNumber(gap) : writeNumbers([LONG_GAP, gap]);
  }
  const numbers = element.symbols.map(number);
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only !== undefined) {
    const often = frequent.indexOf(only);
    return writeNumber(often < 0 ? SYMBOLS + only : FREQUENT + often);
  }
  const { set, fresh } = sets.of(numbers);
  return writeNumber(fresh ? NEW_SET : SYMBOLS + symbols + set);
}

/**
 * Writes a layer: per output, in the order of their numbers, how many sequences it has, and each with its shape (length
 * and anchor) and its elements.
 */
export function encodeLayer(
  layer: readonly Sequence[],
  numbering: Numbering,
  sets: SetTable,
  anchorOf: (sequence: Sequence) => number,
): string {
  let text = '';
  for (let i = 0; i < layer.length; ) {
    const { out } = layer[i] ?? { out: -1 };
    let end = i;
    while (layer[end]?.out === out) end++;
    text += writeNumber(end - i);
    for (; i < end; i++) {
      const sequence = layer[i];
      if (!sequence) continue;
      text += writeNumber(shape(sequence.elements.length, anchorOf(sequence)));
      for (const element of sequence.elements) text += writeElement(element, numbering, sets);
    }
  }
  return text;
}
