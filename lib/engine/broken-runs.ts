import { INSIDE, markPieces, markSyllables, PIECE, type Search } from './disguises.ts';
import type { Part } from './document.ts';
import type { Meaning } from './vocabulary.ts';

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

/** Signs that may stand for a letter at the beginning of a word, and with the others those that may stand at its end. */
const FIRST = '@$*!¡|€£¥¢฿₱₩+_©®⭕❌💲';
const FIRST_SIGNS = new Set(FIRST);
const END_SIGNS = new Set(`${FIRST}#~^•°=%❗`);
const anyEndSign = new RegExp(`[${FIRST}#~^•°=%❗]`, 'u');
const MOST_PIECES = 24;

/**
 * A run of words without blanks between them that holds a sign inside (`k*mboja`, `dan/atau`) or a sign that stands for
 * a letter at an end (`$lot`).
 */
export function addBroken(search: Search): void {
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
    if (code <= 32 || code === 44 || code === 58 || code === 0xa0) return false;
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
    if (many === 1 && (shortest >= WHOLE_WORD ? !endsLikeLetter(run) && !endsInMask(run) : isPlainEnd(run)))
      return;
    let joined = '';
    for (let i = from; i < to; i++) joined += part.tokens[i]?.text ?? '';
    const apart = many > 1 && joined.length >= SHORTEST_RUN && !strongSigns.test(signsInside(run));
    const meanings = apart ? vocabulary.whole(joined) : [];
    for (const { symbol } of meanings) add(symbol, part.from + from, part.from + to, 0);
    if (meanings.length > 0) markSyllables(search, from, to);
    if (meanings.length > 0 || (many > 1 && shortest >= WHOLE_WORD)) return;
  }
  if (isContact(part, reach, start, end)) return;
  const meanings = vocabulary.broken(foldedRun(run));
  if (meanings) {
    addReading(run, meanings);
    return;
  }
  // A broken word beside a whole one: "kerja/k*mboja".
  for (let i = from; to - from > 2 && i < to; i++) {
    if (known[i] !== 1 || (part.tokens[i]?.text.length ?? 0) < WHOLE_WORD || !standsApart(run, i)) continue;
    if (i > from) readRun(inner(run, from, i));
    if (i + 1 < to) readRun(inner(run, i + 1, to));
    return;
  }
  suppress(run, many);
}

/** Adds what a run stands for; a word that stands for itself all the same ("gaji*") hides nothing. */
function addReading({ search, from, to }: Run, meanings: readonly Meaning[]): void {
  const { part, pieces, vocabulary, add } = search;
  const token = part.tokens[from];
  if (to - from === 1 && token && search.known[from] === 1) {
    const own = vocabulary.whole(token.text);
    if (own.some(({ symbol }) => meanings.some((m) => m.symbol === symbol))) return;
  }
  for (const { symbol, undone } of meanings) add(symbol, part.from + from, part.from + to, undone);
  if (to - from > 1 || search.known[from] === 1) pieces.fill(INSIDE, from, to);
}

/** Signs that nobody writes between whole words; and those that some do and that part words besides. */
const strongSigns = /[*#_°^%@$€£¥¢]/;
const slashes = /[/&]/;

/** Whether no sign that may stand for a letter parts a token of a run from its neighbours. */
function standsApart({ search, from, to }: Run, i: number): boolean {
  const { tokens, text } = search.part;
  const before = i > from ? text.slice(tokens[i - 1]?.end, tokens[i]?.start) : '';
  const after = i + 1 < to ? text.slice(tokens[i]?.end, tokens[i + 1]?.start) : '';
  return !strongSigns.test(before) && !strongSigns.test(after);
}

/**
 * A run that makes no word may be broken up nevertheless: then its pieces mean nothing by themselves (`pr*d*ct`,
 * `$trat€gi`, `adm-n`, `PP|C`, `$aja`).
 */
function suppress(run: Run, many: number): void {
  const { search, from, to } = run;
  const { tokens, text } = search.part;
  if (to - from === 1) {
    const token = tokens[from];
    if (!token || token.text.length > WHOLE_WORD) return;
    if (LIKE_LETTERS.has(text[token.start - 1] ?? '') && run.start < token.start) search.pieces[from] = PIECE;
    return;
  }
  for (let i = from; i < to; i++) if (tokens[i]?.unspaced) return;
  const between = signsInside(run);
  if (strongSigns.test(between)) suppressAll(run);
  else if (slashes.test(between)) return;
  else if (many < to - from) markPieces(search, from, to);
  else if (areSyllables(run)) search.pieces.fill(PIECE, from, to);
}

const amountLike = /^\d+[a-z]/;
const onlyLikeLetters = /^[@$€£¥¢]$/;

/** All of a run but its sums: in `1k$p€r` there is none, in `gaji*5jt` there is. */
function suppressAll({ search, from, to }: Run): void {
  const { tokens, text } = search.part;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token || numeric.test(token.text)) continue;
    if (!amountLike.test(token.text)) search.pieces[i] = PIECE;
    else if (i + 1 < to && onlyLikeLetters.test(text.slice(token.end, tokens[i + 1]?.start))) {
      search.pieces[i] = INSIDE;
    }
  }
}

/** Whether every piece of a run is short and the later ones go on in small letters, or one is a single letter. */
function areSyllables({ search, from, to }: Run): boolean {
  const { tokens, text } = search.part;
  let single = false;
  let going = true;
  for (let i = from; i < to; i++) {
    const token = tokens[i];
    if (!token || token.digits || token.text.length > WHOLE_WORD) return false;
    if (token.text.length === 1) single = true;
    const letter = text.charAt(token.start);
    if (i > from && letter !== letter.toLowerCase()) going = false;
  }
  return single || going;
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

const END_MASKS = new Set('*#_');

/** Whether a mask stands at the end of a run and none at its beginning: "sampa*", unlike "*sampai*". */
function endsInMask({ search, to, start, end }: Run): boolean {
  const { text, tokens } = search.part;
  if (!END_MASKS.has(text[end - 1] ?? '')) return false;
  return end - (tokens[to - 1]?.end ?? end) === 1 && !END_MASKS.has(text[start] ?? '');
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
