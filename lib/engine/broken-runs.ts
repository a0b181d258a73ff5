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
  const runs: Run[] = [];
  let blanks = '';
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
    if (to - from > 1 || before + after > 0) {
      const run = { search, contacts, blanks, from, to, start: start - before, end: end + after };
      if (to - from >= LEAST_ROW && areWords(run)) blanks += signForBlanks(run);
      runs.push(run);
    }
    from = to;
  }
  for (const run of runs) readRun({ ...run, blanks });
}

/** Words in a row that show what their writer has for blanks: "kerja_di_laos". */
const LEAST_ROW = 3;

/** The sign that stands between all words of a run; nothing where several do. */
function signForBlanks({ search, from, to }: Run): string {
  const { text, tokens } = search.part;
  let sign = '';
  for (let i = from + 1; i < to; i++) {
    const gap = text.slice(tokens[i - 1]?.end, tokens[i]?.start);
    if (gap === '' || (sign !== '' && gap !== sign)) return '';
    sign = gap;
  }
  return sign;
}

/** Whether a run is words with signs for blanks: nearly all of them are known, few are short. */
function areWords({ search, from, to }: Run, short = false): boolean {
  const { part, known, vocabulary } = search;
  const size = to - from;
  let letters = 0;
  let words = 0;
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    letters += text.length;
    if (known[i] === 1 || vocabulary.isCommon(text)) words++;
  }
  return 3 * words >= 2 * size && (short || letters > (words === size ? 3 : WHOLE_WORD) * size);
}

const MOST_END_SIGNS = 4;
/** Follows a sign that is drawn as a picture. */
const COLOURED = '\ufe0f';

/** Whether a blank, a dot or a comma stands at `at`, as mostly; or nothing. */
function mayPart(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return !(code >= 0) || isBlank(code) || code === 44 || code === 46;
}

/** How long the signs (at most four) are that stand right before a run. */
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

/** Whether a character is a blank of whatever width, or is drawn as one. */
export function isBlank(code: number): boolean {
  if (code < 0xa0) return code <= 32;
  return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x2800 || code === 0x3000;
}

/** Whether only signs, few and none of them a separator, stand between a token and the one before. */
function isJoined(part: Part, i: number): boolean {
  const start = part.tokens[i - 1]?.end ?? 0;
  const end = part.tokens[i]?.start ?? 0;
  if (end - start < 1 || end - start > MOST_SIGNS)
    return end === start && (part.tokens[i]?.unspaced === false || EASTERN.has(part.tokens[i]?.text ?? ''));
  for (let at = start; at < end; at++) {
    const code = part.text.charCodeAt(at);
    if (code === 44 || code === 58 || isBlank(code)) return false;
  }
  return true;
}

const FLAG = 'flag:';

/** Flags of no country are two letters of a word each. */
function isFlag(token: Token | undefined): boolean {
  return token?.text.startsWith(FLAG) === true;
}

type Run = {
  search: Search;
  contacts: Uint8Array;
  /** Signs that stand for blanks in this part. */
  blanks: string;
  from: number;
  to: number;
  start: number;
  end: number;
};

const SHORTEST_RUN = 4;
const LONGEST_RUN = 48;
/** A word of this length that is known stands for itself. */
const WHOLE_WORD = 4;
const LIKE_LETTERS = new Set('@$€£¥¢฿₱₩¡∂∑∩∪√△▲∆∣†§₸');
/** Signs inside a run of which one may stand for a letter, a plus excepted ("kerja+kos"). */
const letterSigns = new RegExp(`[${[...SIGNS.keys()].filter((sign) => sign !== '+').join('')}?]`, 'u');
const numeric = /^[\d.,]+$/;

function readRun(run: Run): void {
  const { search, contacts, blanks, from, to, start, end } = run;
  if (end - start < SHORTEST_RUN || end - start > LONGEST_RUN || isWrapped(run)) return;
  const { part, known, pieces, vocabulary, add } = search;
  const between = signsInside(run);
  /** A sign inside stands for a letter: then this is no mere run of words. */
  const lettered = letterSigns.test(between) || between.search(builtLetters) >= 0;
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
  const sign = blanks === '' || to - from < 2 ? '' : signForBlanks(run);
  if (sign !== '' && blanks.includes(sign) && areWords(run, true)) {
    search.heal(part.from + from, part.from + to);
    return;
  }
  // Words joined by a sign ("dan-atau", "loker*segera") are themselves, and may be one word as well ("on-line").
  if (many === to - from) {
    if (many === 1 && (shortest >= WHOLE_WORD ? !endsLikeLetter(run) && !endsInMask(run) : isPlainEnd(run)))
      return;
    let joined = '';
    for (let i = from; i < to; i++) joined += part.tokens[i]?.text ?? '';
    const apart = many > 1 && joined.length >= SHORTEST_RUN && !strongSigns.test(between) && !lettered;
    const meanings = apart ? vocabulary.whole(joined) : [];
    // Two words with a hyphen may be meant ("ke-luar"); nobody writes three with dots.
    const broken = many > 2 || between !== '-';
    for (const { symbol } of meanings)
      add(symbol, part.from + from, part.from + to, broken ? UNDONE.spacing : 0);
    if (meanings.length > 0) {
      if (broken) pieces.fill(INSIDE, from, to);
      else markSyllables(search, from, to);
      return;
    }
    if (many > 1 && shortest >= WHOLE_WORD) return;
  }
  if (contacts.subarray(from, to).includes(1)) return;
  if (to - from > 1 && !lettered && !isFlag(part.tokens[from]) && areWords(run)) return;
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
function addReading(run: Run, meanings: readonly Meaning[]): void {
  const { search, from, to, start } = run;
  const { part, pieces, vocabulary, add } = search;
  const token = part.tokens[from];
  if (to - from === 1 && token && search.known[from] === 1) {
    const own = vocabulary.whole(token.text);
    if (own.some(({ symbol }) => meanings.some((m) => m.symbol === symbol))) {
      // "Buka*" may be "bukan" as well.
      for (const { symbol } of meanings) add(symbol, part.from + from, part.from + to, 0);
      return;
    }
  }
  takeSigns(run);
  const bits = isFlag(token) ? UNDONE.emoji : UNDONE.homoglyph;
  // Where no sign was undone, its letters were: flags, eastern characters, signs that build letters.
  for (const { symbol, undone } of meanings) add(symbol, part.from + from, part.from + to, undone || bits);
  if (to - from > 1 || search.known[from] === 1 || part.text[start] === '@') pieces.fill(INSIDE, from, to);
}

const endsSentence = /[.!?\n\r]/;

/** Makes the signs at the ends of a broken word a part of it: they part nothing, and end no sentence. */
function takeSigns({ search, from, to, start, end }: Run): void {
  const { part, heal } = search;
  const { text, tokens } = part;
  const first = tokens[from];
  const last = tokens[to - 1];
  // The reader of units after a number looks at their signs itself.
  if (!first || !last || tokens[from - 1]?.digits) return;
  const before = tokens[from - 1]?.end ?? start;
  if (start < first.start && !endsSentence.test(text.slice(before, start)))
    heal(part.from + from - 1, part.from + from + 1);
  const after = tokens[to]?.start ?? end;
  if (end > last.end && !endsSentence.test(text.slice(end, after)))
    heal(part.from + to - 1, part.from + to + 1);
  first.start = start;
  last.end = end;
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
  let eastern = 0;
  for (let i = from; i < to; i++) {
    if (!tokens[i]?.unspaced) continue;
    if (!EASTERN.has(tokens[i]?.text ?? '')) return;
    eastern++;
  }
  if (eastern === to - from) return;
  const between = signsInside(run);
  if (strongSigns.test(between) || between.search(builtLetters) >= 0 || eastern > 0) suppressAll(run);
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

/** Whether a sign that looks like a letter stands at an end of a run, or one that is built of several. */
function endsLikeLetter({ search, from, to, start, end }: Run): boolean {
  const { text, tokens } = search.part;
  if (LIKE_LETTERS.has(text[start] ?? '') || LIKE_LETTERS.has(text[end - 1] ?? '')) return true;
  const ends = `${text.slice(start, tokens[from]?.start)} ${text.slice(tokens[to - 1]?.end, end)}`;
  return ends.search(builtLetters) >= 0;
}

const END_MASKS = new Set('*#_');

/** Whether a mask stands at the end of a run and none at its beginning: "sampa*", unlike "*sampai*". */
function endsInMask({ search, to, start, end }: Run): boolean {
  const { text, tokens } = search.part;
  if (!END_MASKS.has(text[end - 1] ?? '')) return false;
  return end - (tokens[to - 1]?.end ?? end) === 1 && !END_MASKS.has(text[start] ?? '');
}

const wrapping = /[*_~•|#"^°=-]/;

/** Whether one word stands between two of the same sign, which hide nothing: "~dan~". */
function isWrapped({ search, from, to }: Run): boolean {
  const { text, tokens } = search.part;
  const before = text.charAt((tokens[from]?.start ?? 0) - 1);
  return to - from === 1 && wrapping.test(before) && text.charAt(tokens[from]?.end ?? 0) === before;
}

/** Signs at the ends of a word that hide nothing: "ada!", "*ada*". */
function isPlainEnd({ search, from, to, start, end }: Run): boolean {
  const { part } = search;
  const before = part.text.slice(start, part.tokens[from]?.start);
  const after = part.text.slice(part.tokens[to - 1]?.end, end);
  return before === after || (before === '' && /^!+$/.test(after));
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
