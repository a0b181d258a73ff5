import { UNDONE } from '../text/fold.ts';
import { MASKS, SIGNS } from '../text/undo.ts';
import { isBlank } from './broken-runs.ts';
import { INSIDE, markPieces, PIECE, type Search } from './disguises.ts';
import type { Part } from './document.ts';
import { LONGEST_WORD, SMALL, wordsIn } from './words-in-letters.ts';

/** Letters set apart: `k a m b o j a`, `k.a.m.b.o.j.a`. */
const MOST_RUN = 60;
const LONGEST_GAP = 3;
const blank = /^[\s\p{Cf}]+$/u;

/**
 * Runs of single characters set apart; the words in them are found from left to right, longest first. And words cut in
 * two by a blank or a line break (`kam boja`), of which a piece is no word.
 */
export function addSpaced(search: Search): void {
  const { part } = search;
  const { tokens } = part;
  for (let i = 0; i + 1 < tokens.length; i++) {
    if (!isSingle(search, i)) {
      addCut(search, i);
      continue;
    }
    let to = i;
    if (isGlued(part, i) && !isGlued(part, i + 1)) continue;
    while (
      to < tokens.length &&
      to - i < MOST_RUN &&
      isSingle(search, to) &&
      (to === i || isNear(part, i, to))
    )
      to++;
    // The first letter of "h@ri" belongs to no run before it.
    if (to - i > 1 && isGlued(part, to) && !isGlued(part, to - 1)) to--;
    if (to - i < 3) addCut(search, i);
    else if (!counts(search, i, to)) {
      addRun(search, i, to);
      i = to - 1;
    }
  }
}

function isSingle({ part, pieces }: Search, i: number): boolean {
  const token = part.tokens[i];
  return token?.text.length === 1 && !token.unspaced && pieces[i] !== INSIDE;
}

/**
 * Whether a single letter belongs to the run of them that begins at `from`: little stands between it and the one before,
 * and no more than between the first two. A wider gap parts words, as does a blank among signs.
 */
function isNear(part: Part, from: number, i: number): boolean {
  const gap = gapBefore(part, i);
  const first = gapBefore(part, from + 1);
  return gap.length <= Math.min(LONGEST_GAP, first.length) && (blank.test(first) || !blank.test(gap));
}

function gapBefore({ text, tokens }: Part, i: number): string {
  return text.slice(tokens[i - 1]?.end, tokens[i]?.start);
}

/** Whether a sign that stands for a letter parts a token from the one before, and nothing else. */
function isGlued(part: Part, i: number): boolean {
  if (i === 0 || i >= part.tokens.length || isBlank(part.text.charCodeAt(part.tokens[i - 1]?.end ?? 0)))
    return false;
  const gap = gapBefore(part, i);
  return gap !== '' && [...gap].every((c) => SIGNS.has(c) || MASKS.test(c));
}

/** Whether a run begins with a number and goes on with what is counted: "5 o-r-a-n-g", "7 j u t a"; unlike "4 d m i n". */
function counts({ part, vocabulary }: Search, from: number, to: number): boolean {
  const { tokens } = part;
  if (!tokens[from]?.digits || tokens[from + 1]?.digits) return false;
  if (gapBefore(part, from + 1) !== gapBefore(part, from + 2)) return true;
  const word = tokens.slice(from + 1, to).map((token) => token.text);
  return vocabulary.known.lists(word.join(''));
}

/** Share of a run's letters that the words found in it must cover. */
const LEAST_COVERED = 1 / 2;

function addRun(search: Search, from: number, to: number): void {
  const { part, vocabulary, add } = search;
  const letters = part.tokens.slice(from, to).map((t) => t.text);
  if (letters.every((l) => /\d/.test(l))) return;
  const found = wordsIn(letters, vocabulary);
  const covered = found.reduce((sum, { length }) => sum + length, 0);
  if (covered < LEAST_COVERED * letters.length) return;
  for (const { start, length, meanings } of found) {
    const at = part.from + from + start;
    for (const m of meanings) add(m.symbol, at, at + length, m.undone | UNDONE.spacing);
    markPieces(search, from + start, from + start + length);
  }
}

const SHORTEST_CUT = 4;
/** A word of four letters, or of a vowel and few more, is joined only if everybody knows it. */
const SHORTEST_RARE = 5;
const SHORTEST_LONG = 7;
/** "Ga ya?" asks. */
const TWO_WORDS = 'gaya';
/** Longest piece of a word in more than two. */
const SYLLABLE = 4;
/** Three words that are known make another only if it is long. */
const SHORTEST_OF_KNOWN = 6;
const latin = /^[a-z]+$/;
const vowel = /[aiueo]/;

/**
 * Words cut by single blanks or line breaks, the first piece of which is token `from`. Two known words may be one
 * ("kerja sama"): that hides nothing.
 */
function addCut(search: Search, from: number): void {
  const { part, known, pieces, vocabulary, add } = search;
  const first = part.tokens[from];
  if (!first || (pieces[from] ?? 0) > 0 || first.digits || first.unspaced) return;
  let { length } = first.text;
  // A vowel by itself is a syllable: "o rang".
  if (length < 2 && !vowel.test(first.text)) return;
  let shortest = length;
  const head = length < 2 ? first.text + (part.tokens[from + 1]?.text ?? '') : first.text;
  let unknown = known[from] !== 1 || length < 2;
  for (let to = from + 1; pieces[to] === 0 && isCut(part, to); to++) {
    const last = part.tokens[to];
    if (!last) return;
    length += last.text.length;
    shortest = Math.min(shortest, last.text.length);
    unknown ||= known[to] !== 1;
    if (length > LONGEST_WORD || (to > from + 1 && !isSyllables(part, from, to))) return;
    if (
      length < SHORTEST_CUT ||
      (!unknown && (shortest >= SYLLABLE || (to > from + 1 && length < SHORTEST_OF_KNOWN))) ||
      !vocabulary.mayJoin(head, last.text, length)
    )
      continue;
    let joined = '';
    for (let i = from; i <= to; i++) joined += part.tokens[i]?.text ?? '';
    if (!latin.test(joined) || !vocabulary.known.lists(joined)) continue;
    if (length < SHORTEST_RARE || (first.text.length < 2 && (length < SHORTEST_LONG || first.text === 'i'))) {
      if (joined === TWO_WORDS || !vocabulary.isCommon(joined)) continue;
      unknown = true;
    }
    for (const { symbol } of vocabulary.whole(joined)) {
      add(symbol, part.from + from, part.from + to + 1, unknown ? UNDONE.spacing : 0);
    }
    if (unknown) markPieces(search, from, to + 1);
    else if (vocabulary.isCommon(joined)) markUncommon(search, from, to + 1);
  }
}

/** Notes that the short pieces of a common word, where they are none themselves, mean nothing: "pan jang". */
function markUncommon({ part, pieces, vocabulary }: Search, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    if (text.length <= SYLLABLE && !SMALL.has(text) && !vocabulary.isCommon(text)) pieces[i] = PIECE;
  }
}

/** Whether one blank or line break parts a token, of two letters or more, from the one before. */
function isCut({ text, tokens }: Part, i: number): boolean {
  const token = tokens[i];
  const gap = tokens[i - 1]?.end ?? 0;
  if (!token || token.start !== gap + 1 || token.digits || token.text.length < 2) return false;
  return isBlank(text.charCodeAt(gap));
}

function isSyllables({ tokens }: Part, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if ((tokens[i]?.text.length ?? 0) > SYLLABLE) return false;
  return true;
}
