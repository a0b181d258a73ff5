import { allMatches } from './all-matches.ts';

const PAIRS: Record<string, string> = { '“': '”', '„': '”', '«': '»', '「': '」', '『': '』', '"': '"' };
/** A quotation longer than this is more likely a stray mark. */
const LONGEST = 2_000;
/** Nobody breaks up a longer word. */
const LONGEST_WORD = 48;
const marks = /[“„«「『"”»」』]/gu;
/** A straight mark between two letters breaks a word up: it opens no quotation, and closes none but of the word's own. */
const within = /(?<=[a-z])"(?=[a-z])/iy;
const closing = /(?<=[a-z])"(?=\s)/iy;
/** A single mark opens before a word and closes after one; inside a word it is an apostrophe. */
const singles = /(?<=^|[\s:(,–—])['‘](?=[^\s'’])|(?<=\S)['’](?=$|[\s.,;:!?)])/gmu;
/** Words from which single marks hold a quotation: shorter ones are apostrophes and glottal stops (Madurese ta', nae'). */
const FEWEST_WORDS = 4;
/** Who puts one word between marks quotes nobody. */
const oneWord = /^[\w'-]*$/;

type Range = [number, number];

/** Ranges (offsets, half open, in order) of what stands in quotation marks. A mark without a partner is ignored. */
export function quotedRanges(text: string): Range[] {
  const found: { char: string; at: number }[] = [];
  for (const match of allMatches(marks, text)) found.push({ char: match[0], at: match.index });
  const ranges: Range[] = [];
  for (let i = 0; i < found.length; i++) {
    const open = found[i];
    const close = open && PAIRS[open.char];
    if (!open || !close || stands(within, text, open.at) || stands(closing, text, open.at)) continue;
    const own = text.slice(open.at, open.at + LONGEST_WORD).search(/\s|$/) + open.at;
    const j = nextIndex(found, i + 1, open.char, close, (at) => at > own && stands(within, text, at));
    const end = found[j];
    if (!end || end.at - open.at > LONGEST) continue;
    i = j;
    ranges.push([open.at, end.at + 1]);
  }
  const single = singleRanges(text).filter(([from, to]) => !ranges.some(([a, b]) => from < b && a < to));
  const all = single.length === 0 ? ranges : [...ranges, ...single].sort(([a], [b]) => a - b);
  return all.filter(([from, to]) => !oneWord.test(text.slice(from + 1, to - 1)));
}

function stands(mark: RegExp, text: string, at: number): boolean {
  mark.lastIndex = at;
  return mark.test(text);
}

/** The nearest partner that is not stray; for curly marks people also close with the straight one. */
function nextIndex(
  found: { char: string; at: number }[],
  from: number,
  open: string,
  close: string,
  isStray: (at: number) => boolean,
): number {
  for (let j = from; j < found.length && j < from + 6; j++) {
    const { char, at = 0 } = found[j] ?? {};
    if (isStray(at)) continue;
    if (char === close || (char === '"' && open === '“')) return j;
  }
  return -1;
}

/** Quotations in single marks, of one line and several words. */
function singleRanges(text: string): Range[] {
  if (!/['‘’]/.test(text)) return [];
  const ranges: Range[] = [];
  let open = -1;
  for (const { index } of allMatches(singles, text)) {
    const opens = !/\S/.test(text[index - 1] ?? ' ') || /[:(,–—]/.test(text[index - 1] ?? '');
    if (opens) {
      open = index;
      continue;
    }
    const inside = open < 0 ? '' : text.slice(open + 1, index);
    if (inside.split(/\s+/).length < FEWEST_WORDS) continue;
    if (inside.length <= LONGEST && !inside.includes('\n')) ranges.push([open, index + 1]);
    open = -1;
  }
  return ranges;
}
