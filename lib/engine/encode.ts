import { FIRST, MOST_ELEMENTS, NEW_SET, SHORT_GAP, SYMBOLS } from './decode.ts';
import type { Element, Sequence } from './grammar.ts';
import { writeNumbers } from './numbers.ts';

/** The sets of symbols, each once; ascending, as steps: symbols of a set are often neighbours in number. */
export class SetTable {
  private readonly known = new Map<string, number>();
  /** Symbols of all sets. */
  members = 0;

  /** Number of a set of symbols, and whether it was new. */
  of(symbols: readonly number[]): { set: number; fresh: boolean } {
    const sorted = [...symbols].sort((a, b) => a - b);
    const key = writeNumbers([sorted.length, ...sorted.map((s, i) => s - (sorted[i - 1] ?? 0))]);
    const known = this.known.get(key);
    if (known !== undefined) return { set: known, fresh: false };
    this.known.set(key, this.known.size);
    this.members += sorted.length;
    return { set: this.known.size - 1, fresh: true };
  }

  get size(): number {
    return this.known.size;
  }

  toString(): string {
    return [...this.known.keys()].join('');
  }
}

/** Longest gap of a phrase in tokens: 40 words, three times as many characters. */
const MOST_GAP = 120;

/** Where a sequence is looked for, and what else must be there: places among its elements. */
export type Places = { anchor: number; must: number };
export type Numbering = { number: (symbol: number) => number; symbols: number };

/** An element before the number of all sets is known, from which long gaps are counted. */
type Written = number | { longGap: number };

function writeElement(element: Element, { number, symbols }: Numbering, sets: SetTable): Written {
  if ('gap' in element) {
    const gap = Math.min(element.gap, MOST_GAP);
    return gap <= SHORT_GAP ? gap : { longGap: gap };
  }
  const numbers = element.symbols.map(number);
  const only = numbers.length === 1 ? numbers[0] : undefined;
  if (only !== undefined) return SYMBOLS + only;
  const { set, fresh } = sets.of(numbers);
  return fresh ? NEW_SET : SYMBOLS + symbols + set;
}

function header({ elements }: Sequence, { anchor, must }: Places, last: boolean): number {
  const { length } = elements;
  if (length > MOST_ELEMENTS) throw new RangeError(`a phrase of at most ${MOST_ELEMENTS} words and gaps`);
  return (FIRST[length] ?? 0) + 2 * (anchor * length + must) + (last ? 1 : 0);
}

/** Writes layers: the sequences of one output after the other, in the order of their numbers. */
export function encodeLayers(
  layers: readonly (readonly Sequence[])[],
  numbering: Numbering,
  sets: SetTable,
  placesOf: (sequence: Sequence) => Places,
): string[] {
  const written = layers.map((layer) =>
    layer.flatMap((sequence, i): Written[] => [
      header(sequence, placesOf(sequence), layer[i + 1]?.out !== sequence.out),
      ...sequence.elements.map((element) => writeElement(element, numbering, sets)),
    ]),
  );
  const gaps = SYMBOLS + numbering.symbols + sets.size;
  return written.map((layer) =>
    writeNumbers(layer.map((w) => (typeof w === 'number' ? w : gaps + w.longGap))),
  );
}
