import { beginsNumber, digitWord } from './number-words.ts';

/** What is known of a word of ASCII letters and digits, whatever its case. */
export type AsciiWord = {
  /** As written, in lower case. */
  raw: string;
  /** Folded: without apostrophes too. */
  text: string;
  digits: boolean;
  /** "3x" of "3x umr": a number and a word. */
  times: boolean;
  /** A number written in words may begin with it. */
  spoken: boolean;
  /** A part of a phone number may be written with it. */
  dictated: boolean;
  /** What a reader of words keeps with this one, so that it need not be looked up again; `undefined` at first. */
  note: unknown;
};

const LETTER = 1;
const DIGIT = 2;
const kinds = new Uint8Array(128);
const lower = new Uint8Array(128);
for (let c = 0; c < 128; c++) lower[c] = c;
for (let c = 48; c < 58; c++) kinds[c] = DIGIT;
for (let c = 65; c < 91; c++) {
  kinds[c] = kinds[c + 32] = LETTER;
  lower[c] = c + 32;
}

/** Whether an ASCII character can begin a word. */
export function beginsWord(code: number): boolean {
  return kinds[code] !== 0;
}

/** Punctuation beyond ASCII that ends a word: dashes, opening quotes, bullets, a blank of fixed width, most emoji. */
function endsWord(code: number): boolean {
  return code === 0xa0 || (code >= 0x2010 && code <= 0x2027 && code !== 0x2019) || code === 0xd83d;
}

/** Whether a dot or comma in a number, or an apostrophe in a word, stands at `at`. */
function joins(text: string, at: number, code: number): boolean {
  const joined = code === 46 || code === 44 ? DIGIT : code === 39 ? LETTER : 0;
  return (
    joined !== 0 && kinds[text.charCodeAt(at - 1)] === joined && kinds[text.charCodeAt(at + 1)] === joined
  );
}

/** Bounded: a page has few distinct words, an attacker has many. Each word has four places; the oldest makes room. */
const SETS = 8_192;
const PLACES = 4;
const LONGEST_KEPT = 32;
const kept: (AsciiWord | undefined)[] = new Array(SETS * PLACES).fill(undefined);
/** The hash of the word at each place, so that others need no look. */
const hashes = new Int32Array(SETS * PLACES);
const nextPlace = new Uint8Array(SETS);
/** Letters that look like zeros or like ones. */
const likeDigits = /^(?:o+|i+|l+)$/;
const times = /^\d[\d.,]{0,3}x$/;

function isWord(raw: string, text: string, start: number): boolean {
  for (let i = 0; i < raw.length; i++) {
    if (lower[text.charCodeAt(start + i)] !== raw.charCodeAt(i)) return false;
  }
  return true;
}

function make(written: string): AsciiWord {
  const raw = written.toLowerCase();
  const text = raw.includes("'") ? raw.replaceAll("'", '') : raw;
  const digits = /\d/.test(text);
  return {
    raw,
    text,
    digits,
    times: digits && times.test(text),
    spoken: beginsNumber(text),
    dictated: digits || likeDigits.test(text) || digitWord(text) !== undefined,
    note: undefined,
  };
}

/**
 * The word at `start`, all ASCII; one object for all its occurrences while it is kept. Undefined where a character beyond
 * ASCII follows and the whole truth is needed.
 */
export function asciiWord(text: string, start: number): AsciiWord | undefined {
  const { length } = text;
  let hash = 0;
  let end = start;
  for (; end < length; end++) {
    const code = text.charCodeAt(end);
    if (code > 127) {
      if (endsWord(code)) break;
      return undefined;
    }
    if (kinds[code] === 0 && !joins(text, end, code)) break;
    hash = Math.imul(hash ^ (lower[code] ?? 0), 0x01000193);
  }
  if (end - start > LONGEST_KEPT) return make(text.slice(start, end));
  const set = (hash ^ (hash >>> 15)) & (SETS - 1);
  const first = set * PLACES;
  for (let i = first; i < first + PLACES; i++) {
    if (hashes[i] !== hash) continue;
    const word = kept[i];
    if (word?.raw.length === end - start && isWord(word.raw, text, start)) return word;
  }
  const word = make(text.slice(start, end));
  const place = nextPlace[set] ?? 0;
  nextPlace[set] = (place + 1) % PLACES;
  kept[first + place] = word;
  hashes[first + place] = hash;
  return word;
}
