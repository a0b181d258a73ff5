import { EASTERN } from '../text/confusables.ts';
import { UNDONE } from '../text/fold.ts';
import type { Token } from '../text/tokenise.ts';
import { SIGNS } from '../text/undo.ts';
import { INSIDE, markPieces, markSyllables, PIECE, type Search } from './disguises.ts';
import type { Part } from './document.ts';
import type { Meaning } from './vocabulary.ts';

/**
 * Which tokens (1) belong to contacts. Handles are none of them: a disguised word may look like one ("@dmin",
 * "M4l@ysia").
 */
function inContacts({ contacts, text, tokens }: Part): Uint8Array {
  let next = 0;
  let reach = 0;
  return Uint8Array.from(tokens, ({ start, end }) => {
    for (let c = contacts[next]; c && c.start < end; c = contacts[++next]) {
      if (text[c.start] !== '@') reach = Math.max(reach, c.end);
    }
    return reach > start ? 1 : 0;
  });
}

/** Signs that may stand for a letter at the beginning of a word, and with the others those that may stand at its end. */
const FIRST = `*_${[...SIGNS.keys()].join('')}`;
const END = `${FIRST}#~^•°=%`;
const FIRST_SIGNS = new Set(FIRST);
const END_SIGNS = new Set(END);
const anyEndSign = new RegExp(`[${END}]`, 'u');
/** Letters that are built of two or three signs. */
const BUILT: Readonly<Record<string, string>> = {
  '|v|': 'm',
  '|-|': 'h',
  '|<': 'k',
  '|)': 'd',
  '/\\': 'a',
  '\\/': 'v',
  '()': 'o',
};
const builtLetters = /\|[v-]\||\|[<)]|\/\\|\\\/|\(\)/g;
const builtBefore = /[|\\/()<-]{2,3}$/;
const builtAfter = /^[|\\/()<-]{2,3}/;
const MOST_PIECES = 24;

/**
 * A run of words without blanks between them that holds a sign inside (`k*mboja`, `dan/atau`) or a sign that stands for
 * a letter at an end (`$lot`).
 */
export function addBroken(search: Search): void {
  const { part } = search;
  const { tokens, text } = part;
  const signs = anyEndSign.test(text);
  const built = text.search(builtLetters) >= 0;
  const contacts = inContacts(part);
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && to - from < MOST_PIECES && isJoined(part, to)) to++;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    let before = signs ? signsBefore(text, start) : 0;
    let after = signs ? signsAfter(text, end) : 0;
    if (built) {
      before = Math.max(before, builtBefore.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0);
      after = Math.max(after, builtAfter.exec(text.slice(end, end + 3))?.[0].length ?? 0);
    }
    if (to - from > 1 || before + after > 0)
      readRun({ search, contacts, from, to, start: start - before, end: end + after });
    from = to;
  }
}

const MOST_END_SIGNS = 3;
/** Follows a sign that is drawn as a picture. */
const COLOURED = '\ufe0f';

/** Whether a blank, a dot or a comma stands at `at`, as mostly; or nothing. */
function mayPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code > 32) || code === 44 || code === 46;
}

/** How long the signs (at most three) are that stand right before a run. */
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
  if (end - start < 1 || end - start > MOST_SIGNS)
    return end === start && (part.tokens[i]?.unspaced === false || EASTERN.has(part.tokens[i]?.text ?? ''));
  for (let at = start; at < end; at++) {
    const code = part.text.charCodeAt(at);
    if (code <= 32 || code === 44 || code === 58 || code === 0xa0) return false;
  }
  return true;
}

const FLAG = 'flag:';

/** Flags of no country are two letters of a word each. */
function isFlag(token: Token | undefined): boolean {
  return token?.text.startsWith(FLAG) === true;
}

type Run = { search: Search; contacts: Uint8Array; from: number; to: number; start: number; end: number };

const SHORTEST_RUN = 4;
const LONGEST_RUN = 48;
/** A word of this length that is known stands for itself. */
const WHOLE_WORD = 4;
const LIKE_LETTERS = new Set('@$€£¥¢฿₱₩');
const numeric = /^[\d.,]+$/;

function readRun(run: Run): void {
  const { search, contacts, from, to, start, end } = run;
  if (end - start < SHORTEST_RUN || end - start > LONGEST_RUN) return;
  const { part, known, vocabulary, add } = search;
  let many = 0;
  let numbers = 0;
  let shortest = LONGEST_RUN;
  let letters = 0;
  let words = 0;
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    letters += text.length;
    if (known[i] === 1) many++;
    if (known[i] === 1 || vocabulary.isCommon(text)) words++;
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
  if (contacts.subarray(from, to).includes(1)) return;
  // A sign may stand for the blanks between words ("kerja_di_laos"): nearly all of them are known, few are short.
  const size = to - from;
  const least = words === size ? 3 : WHOLE_WORD;
  if (size > 1 && 3 * words >= 2 * size && letters > least * size && !isFlag(part.tokens[from])) return;
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
  const bits = isFlag(token) ? UNDONE.emoji : UNDONE.homoglyph;
  // Where no sign was undone, its letters were: flags, eastern characters, signs that build letters.
  for (const { symbol, undone } of meanings) add(symbol, part.from + from, part.from + to, undone || bits);
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
  if (isFlag(tokens[from]) && many < to - from) {
    search.pieces.fill(PIECE, from, to);
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
    text +=
      part.text.slice(at, Math.max(at, token.start)) +
      (isFlag(token) ? token.text.slice(FLAG.length) : (EASTERN.get(token.text) ?? token.text));
    at = token.end;
  }
  text += part.text.slice(at, end);
  return text.replace(builtLetters, (letter) => BUILT[letter] ?? letter);
}
