import { lazily } from '../text/lazily.ts';
import { BREAK } from '../text/tokenise.ts';
import type { Document, Part } from './document.ts';
import type { Lattice } from './lattice.ts';
import { addRegional, addSpaced } from './letters-apart.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Add = (symbol: number, start: number, end: number, undone: number) => void;

/** What a part is searched with: its tokens, which of them have a meaning (1), and where findings go. */
export type Search = {
  part: Part;
  known: Uint8Array;
  /** Tokens that are found to be pieces of a broken word (1): they mean nothing by themselves. */
  pieces: Uint8Array;
  vocabulary: Vocabulary;
  add: Add;
};

/**
 * Finds words that are broken up by signs, masks, blanks or emoji and adds what they stand for. Gives the tokens that are
 * only pieces of such words (1).
 */
export function addDisguises(
  document: Document,
  lattice: Lattice,
  vocabulary: Vocabulary,
  disguised: number,
): Uint8Array {
  const { brk, tokens } = document;
  let healed = false;
  const add = (symbol: number, start: number, end: number, undone: number): void => {
    lattice.add(symbol, start, end, undone);
    if (undone !== 0) lattice.add(disguised, start, end, undone);
    for (let i = start + 1; i < end; i++) {
      if ((brk[i] ?? BREAK.none) === BREAK.none) continue;
      brk[i] = BREAK.none;
      healed = true;
    }
  };
  const allKnown = new Uint8Array(tokens.length);
  const allPieces = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token && vocabulary.of(token).length > 0) allKnown[i] = 1;
  }
  for (const part of document.parts) {
    const to = part.from + part.tokens.length;
    const known = allKnown.subarray(part.from, to);
    const pieces = allPieces.subarray(part.from, to);
    const search: Search = { part, known, pieces, vocabulary, add };
    addBroken(search);
    addSpaced(search);
    if (part.text.includes(REGIONAL)) addRegional(search);
  }
  if (healed) renumber(document);
  return allPieces;
}

/** Longest piece of a broken word that might be taken for an abbreviation. */
const SHORT_PIECE = 3;

/** Notes that short tokens, and those without a meaning, are pieces of one word. */
export function markPieces({ part, known, pieces }: Search, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    if (known[i] !== 1 || (part.tokens[i]?.text.length ?? 0) <= SHORT_PIECE) pieces[i] = 1;
  }
}

/** Numbers the sentences anew: a dot or a line break inside a word ends none. */
function renumber({ brk, sentence }: Document): void {
  let line = 0;
  for (let i = 0; i < brk.length; i++) {
    if (brk[i] !== BREAK.none) line++;
    sentence[i] = line;
  }
}

/** First half of every regional letter. */
const REGIONAL = '\ud83c';

/**
 * How far the contacts up to each one reach: they are in order of their starts. Handles are none of them: a disguised
 * word may look like one ("@dmin", "M4l@ysia").
 */
function reaches({ contacts, text }: Part): Uint32Array {
  const reach = new Uint32Array(contacts.length);
  let furthest = 0;
  contacts.forEach(({ start, end }, i) => {
    if (text[start] !== '@') furthest = Math.max(furthest, end);
    reach[i] = furthest;
  });
  return reach;
}

/** Whether a range of characters touches a contact. */
function isContact({ contacts }: Part, reach: Uint32Array, start: number, end: number): boolean {
  let low = 0;
  let high = contacts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contacts[middle]?.start ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (reach[low - 1] ?? 0) > start;
}

/** Signs that may stand for a letter at the end of a word, and of these those that may stand at its beginning. */
const END_SIGNS = new Set('@$*!¡|€£¥¢฿₱₩+_#~^•°=%©®⭕❌❗💲');
const FIRST_SIGNS = new Set('@$*!¡|€£¥¢฿₱₩+_©®⭕❌💲');
const anyEndSign = /[@$*!¡|€£¥¢฿₱₩+_#~^•°=%©®⭕❌❗💲]/u;
const MOST_PIECES = 24;

/**
 * A run of words without blanks between them that holds a sign inside (`k*mboja`, `dan/atau`) or a sign that stands for
 * a letter at an end (`$lot`).
 */
function addBroken(search: Search): void {
  const { part } = search;
  const { tokens, text } = part;
  const signs = anyEndSign.test(text);
  const reach = reaches(part);
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && to - from < MOST_PIECES && isJoined(part, to)) to++;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    const before = signs ? signsBefore(text, start) : 0;
    const after = signs ? signsAfter(text, end) : 0;
    if (to - from > 1 || before + after > 0)
      readRun({ search, reach, from, to, start: start - before, end: end + after });
    from = to;
  }
}

const MOST_END_SIGNS = 2;
/** Follows a sign that is drawn as a picture. */
const COLOURED = '\ufe0f';

/** Whether a blank, a dot or a comma stands at `at`, as mostly; or nothing. */
function mayPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code > 32) || code === 44 || code === 46;
}

/** How long the signs (at most two) are that stand right before a run. */
function signsBefore(text: string, start: number): number {
  let at = start;
  for (let many = 0; many < MOST_END_SIGNS && !mayPart(text, at - 1); many++) {
    const to = text[at - 1] === COLOURED ? at - 1 : at;
    const wide = text.slice(to - 2, to);
    const sign = FIRST_SIGNS.has(wide) ? wide : text.slice(to - 1, to);
    if (!FIRST_SIGNS.has(sign)) break;
    at = to - sign.length;
  }
  return start - at;
}

function signsAfter(text: string, end: number): number {
  let at = end;
  for (let many = 0; many < MOST_END_SIGNS && !mayPart(text, at); many++) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 32);
    if (!END_SIGNS.has(sign)) break;
    at += sign.length;
    if (text[at] === COLOURED) at++;
  }
  return at - end;
}

/** Characters, of which a picture has up to three. */
const MOST_SIGNS = 8;

/** Whether only signs, few and none of them a separator, stand between a token and the one before. */
function isJoined(part: Part, i: number): boolean {
  const start = part.tokens[i - 1]?.end ?? 0;
  const end = part.tokens[i]?.start ?? 0;
  if (end - start < 1 || end - start > MOST_SIGNS) return end === start && part.tokens[i]?.unspaced === false;
  for (let at = start; at < end; at++) {
    const code = part.text.charCodeAt(at);
    if (code <= 32 || code === 44 || code === 59 || code === 58 || code === 40 || code === 41) return false;
    if (code === 0xa0 || code === 34) return false;
  }
  return true;
}

type Run = { search: Search; reach: Uint32Array; from: number; to: number; start: number; end: number };

const SHORTEST_RUN = 4;
const LONGEST_RUN = 48;
/** A word of this length that is known stands for itself. */
const WHOLE_WORD = 4;
const LIKE_LETTERS = new Set('@$€£¥¢฿₱₩');
const numeric = /^[\d.,]+$/;

function readRun(run: Run): void {
  const { search, reach, from, to, start, end } = run;
  if (end - start < SHORTEST_RUN || end - start > LONGEST_RUN) return;
  const { part, known, vocabulary, add } = search;
  let many = 0;
  let numbers = 0;
  let shortest = LONGEST_RUN;
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    if (known[i] === 1) many++;
    if (numeric.test(text)) numbers++;
    shortest = Math.min(shortest, text.length);
  }
  if (numbers === to - from) return;
  // Words joined by a sign ("dan-atau", "loker*segera") are themselves, and may be one word as well ("on-line").
  if (many === to - from) {
    if (many === 1 && (shortest >= WHOLE_WORD ? !endsLikeLetter(run) : isPlainEnd(run))) return;
    let joined = '';
    for (let i = from; i < to; i++) joined += part.tokens[i]?.text ?? '';
    const apart = many > 1 && joined.length >= SHORTEST_RUN && !maskSigns.test(signsInside(run));
    const meanings = apart ? vocabulary.plain(joined) : [];
    for (const { symbol } of meanings) add(symbol, part.from + from, part.from + to, 0);
    if (meanings.length > 0 || (many > 1 && shortest >= WHOLE_WORD)) return;
  }
  if (isContact(part, reach, start, end)) return;
  const meanings = vocabulary.broken(foldedRun(run));
  for (const { symbol, undone } of meanings) add(symbol, part.from + from, part.from + to, undone);
  if (to - from > 1 && (meanings.length > 0 || isMasked(run, many))) markPieces(search, from, to);
  if (meanings.length > 0 || to - from < 3) return;
  // A broken word beside a whole one: "kerja/k*mboja".
  for (let i = from; i < to; i++) {
    if (known[i] !== 1 || (part.tokens[i]?.text.length ?? 0) < WHOLE_WORD) continue;
    if (i - from > 1) readRun(inner(run, from, i));
    if (to - i > 2) readRun(inner(run, i + 1, to));
    return;
  }
}

/** Signs that nobody writes between whole words; and those that some do. */
const maskSigns = /[*#_•°^%@$€£¥¢]/;
const partingSigns = lazily(String.raw`[-.|~'’]|\p{So}`, 'u');

/** Whether a run that makes no word is broken up nevertheless: its pieces are no abbreviations (`pr*d*ct`, `adm-n`). */
function isMasked(run: Run, many: number): boolean {
  const between = signsInside(run);
  return maskSigns.test(between) || (many < run.to - run.from && partingSigns().test(between));
}

/** A run from the end of its first word to the start of its last. */
function signsInside({ search, from, to }: Run): string {
  const { tokens, text } = search.part;
  return text.slice(tokens[from]?.end, tokens[to - 1]?.start);
}

/** Whether a sign that looks like a letter stands at an end of a run. */
function endsLikeLetter({ search, start, end }: Run): boolean {
  const { text } = search.part;
  return LIKE_LETTERS.has(text[start] ?? '') || LIKE_LETTERS.has(text[end - 1] ?? '');
}

/** Signs at the ends of a word that hide nothing: "ada!", "*ada*". */
function isPlainEnd({ search, from, to, start, end }: Run): boolean {
  const { part } = search;
  const before = part.text.slice(start, part.tokens[from]?.start);
  const after = part.text.slice(part.tokens[to - 1]?.end, end);
  return before === after || (before === '' && after.startsWith('!'));
}

function inner(run: Run, from: number, to: number): Run {
  const { tokens } = run.search.part;
  return { ...run, from, to, start: tokens[from]?.start ?? 0, end: tokens[to - 1]?.end ?? 0 };
}

/** The run with its words folded and its signs kept. */
function foldedRun({ search, from, to, start, end }: Run): string {
  const { part } = search;
  let text = '';
  let at = start;
  for (let i = from; i < to; i++) {
    const token = part.tokens[i];
    if (!token) continue;
    text += part.text.slice(at, Math.max(at, token.start)) + token.text;
    at = token.end;
  }
  return text + part.text.slice(at, end);
}
