import { FIRST, MOST_ELEMENTS, NEW_SET, SHORT_GAP, SYMBOLS } from './decode.ts';
import type { Element, Sequence } from './grammar.ts';
import { writeNumbers } from './numbers.ts';
import type { SetTable } from './set-table.ts';

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
