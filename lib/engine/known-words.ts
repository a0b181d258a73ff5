import { SortedWords } from '../text/fitting.ts';
import type { Known } from '../text/undo.ts';
import type { WordTable } from './word-table.ts';

/** Affixes that stems are written with; what they swallow of a stem's first letter is not undone here. */
const BEFORE = [
  '',
  'di',
  'ber',
  'ter',
  'ke',
  'se',
  'me',
  'mem',
  'men',
  'meng',
  'pe',
  'pem',
  'pen',
  'peng',
  'ng',
  'm',
  'n',
];
const AFTER = ['', 'kan', 'an', 'in', 'i'];

/** Words as they stand, also exactly, words in which they may be written, stems that take affixes. */
type Sources = Record<'words' | 'exact' | 'variants' | 'stems', WordTable> & {
  /** Words that win where several fit. */
  common: WordTable;
};

/** The words of a pack for the reader of disguised ones. What it reads them from is made when it is first asked for. */
export function knownWords(from: Sources, has: Known['has']): Known {
  let sorted: SortedWords | undefined;
  function* all(): Iterable<string> {
    yield* from.words;
    yield* from.exact;
    yield* from.variants;
    for (const stem of from.stems) for (const b of BEFORE) for (const a of AFTER) yield b + stem + a;
  }
  return {
    has,
    common: (word) => from.common.has(word),
    lists: (word) => Object.values(from).some((table) => table.has(word)),
    byConsonants: (bones) =>
      [from.common, from.words, from.exact, from.stems].flatMap((table) => table.byConsonants(bones)),
    fitting: (pieces) => {
      sorted ??= new SortedWords(all(), new Set(from.common));
      return sorted.fitting(pieces);
    },
  };
}
