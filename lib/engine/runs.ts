import type { Search } from './disguises.ts';

/** A row of words without blanks between them, the signs at its ends and what stands between its first and last word. */
export type Run = {
  search: Search;
  /** Which tokens belong to contacts (1). */
  contacts: Uint8Array;
  from: number;
  to: number;
  before: string;
  inside: string;
  after: string;
};

/** A run of the tokens from `from` up to `to`, with so many characters of signs at either end. */
export function runOf(
  { search, contacts }: Pick<Run, 'search' | 'contacts'>,
  from: number,
  to: number,
  before = 0,
  after = 0,
): Run {
  const { text, tokens } = search.part;
  const { start = 0, end: first = 0 } = tokens[from] ?? {};
  const { start: last = 0, end = 0 } = tokens[to - 1] ?? {};
  return {
    search,
    contacts,
    from,
    to,
    before: text.slice(start - before, start),
    inside: text.slice(from + 1 < to ? first : last, last),
    after: text.slice(end, end + after),
  };
}

/** A word of this length that is known stands for itself. */
export const WHOLE_WORD = 4;
export const numeric = /^[\d.,]+$/;
/** Signs that nobody writes between whole words. */
export const strongSigns = /[*#_°^%@$€£¥¢]/;

export const FLAG = 'flag:';

/** Flags of no country are two letters of a word each. */
export function beginsWithFlag({ search, from }: Run): boolean {
  return search.part.tokens[from]?.text.startsWith(FLAG) === true;
}

/** What stands between a token of a part and the one before. */
export function gapBefore({ part }: Search, i: number): string {
  return part.text.slice(part.tokens[i - 1]?.end, part.tokens[i]?.start);
}

/** The sign that stands between all words of a run; nothing where several do. */
export function signForBlanks({ search, from, to }: Run): string {
  const sign = gapBefore(search, from + 1);
  for (let i = from + 2; i < to; i++) if (gapBefore(search, i) !== sign) return '';
  return sign;
}

/** Whether a run is words with signs for blanks: nearly all of them are known, and few are short unless `short`. */
export function areWords({ search, from, to }: Run, short = false): boolean {
  const { part, known, vocabulary } = search;
  const size = to - from;
  let letters = 0;
  let words = 0;
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    // Letters of two alphabets side by side.
    if (i > from && gapBefore(search, i) === '') return false;
    letters += text.length;
    if (known[i] === 1 || vocabulary.isCommon(text)) words++;
  }
  return 3 * words >= 2 * size && (short || letters > (words === size ? 3 : WHOLE_WORD) * size);
}
