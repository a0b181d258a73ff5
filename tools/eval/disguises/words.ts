import {
  CIRCLED,
  CURRENCY,
  font,
  PARENTHESISED,
  REGIONAL,
  SMALL_CAPITALS,
  SQUARED,
  STROKED,
  SUPERSCRIPT,
} from './fonts.ts';
import { oneOf, type Pick, someOf } from './random.ts';

/** What one disguise does to one word of Latin letters. */
export type Change = (word: string, pick: Pick) => string;

const DIGITS: Record<string, string> = { a: '4', i: '1', e: '3', o: '0', s: '5', g: '9', b: '8', t: '7' };
const SIGNS: Record<string, string> = { a: '@', i: '!|¡', s: '$', e: '€', l: '|£', y: '¥', c: '¢' };
const CYRILLIC: Record<string, string> = {
  a: 'а',
  e: 'е',
  o: 'о',
  p: 'р',
  c: 'с',
  x: 'х',
  i: 'і',
  y: 'у',
  s: 'ѕ',
  j: 'ј',
};
const GREEK: Record<string, string> = {
  a: 'α',
  o: 'ο',
  i: 'ι',
  k: 'κ',
  n: 'η',
  u: 'υ',
  t: 'τ',
  p: 'ρ',
  e: 'ε',
  v: 'ν',
};
const ACCENTS = '\u0300\u0301\u0302\u0303\u0304\u0306\u0307\u0308\u030a\u030c\u0323\u0328';
const STROKES = '\u0335\u0336\u0337\u0338\u0332\u0333\u0305\u20d2';
const ZERO_WIDTH = '\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u180e\u2063';
const MASKS = '*****##_x.-•°~^+=%?';
const APART = "....---__··•*~/|+'";
const PICTURES = ['🌸', '🔥', '✨', '💰', '⭐', '🎯', '❤️', '🙏'];
const LETTER_PICTURES: Record<string, string[]> = {
  a: ['🅰️'],
  b: ['🅱️'],
  o: ['🅾️', '⭕'],
  i: ['ℹ️', '❗'],
  m: ['Ⓜ️'],
  x: ['❌'],
  p: ['🅿️'],
  s: ['💲'],
  c: ['©️'],
  r: ['®️'],
};
const TURNED: Record<string, string> = {
  a: 'ɐ',
  b: 'q',
  c: 'ɔ',
  d: 'p',
  e: 'ǝ',
  f: 'ɟ',
  g: 'ƃ',
  h: 'ɥ',
  i: 'ᴉ',
  j: 'ɾ',
  k: 'ʞ',
  m: 'ɯ',
  n: 'u',
  p: 'd',
  q: 'b',
  r: 'ɹ',
  t: 'ʇ',
  u: 'n',
  v: 'ʌ',
  w: 'ʍ',
  y: 'ʎ',
};
const VOWEL = /[aeiou]/i;

/** Replaces the share `much` of the letters that have a twin, at least one. */
function twins(
  word: string,
  pick: Pick,
  table: Record<string, string | readonly string[]>,
  much = 1,
): string {
  const letters = [...word];
  const having = letters.flatMap((c, i) => (table[c.toLowerCase()] === undefined ? [] : [i]));
  const changed = new Set(
    someOf(having.length, Math.max(1, Math.round(having.length * much)), pick).map((i) => having[i]),
  );
  const twinned = letters.map((c, i) => (changed.has(i) ? oneOf(table[c.toLowerCase()] ?? c, pick) : c));
  // Signs alone are a row of pictures.
  if (!twinned.some((c) => /[\p{L}\d]/u.test(c))) twinned[0] = letters[0] ?? '';
  return twinned.join('');
}

/** Hides letters at the given places of a word; at most one in four. */
function mask(word: string, pick: Pick, places: (letters: string[]) => number[]): string {
  const letters = [...word];
  const open = places(letters);
  const sign = oneOf(MASKS, pick);
  for (const i of someOf(open.length, Math.max(1, Math.floor(letters.length / 4)), pick)) {
    const at = open[i];
    if (at !== undefined) letters[at] = sign;
  }
  return letters.join('');
}

function indexes(letters: string[], fits: (letter: string, i: number) => boolean): number[] {
  return letters.flatMap((c, i) => (fits(c, i) ? [i] : []));
}

/** Two neighbours in the middle of a long word, one of a short one. */
function hideMiddle(word: string, pick: Pick): string {
  const many = word.length >= 8 ? 2 : 1;
  const at = Math.floor((word.length - many) / 2);
  return word.slice(0, at) + oneOf(MASKS, pick).repeat(many) + word.slice(at + many);
}

function between(word: string, pick: Pick, signs: string | readonly string[]): string {
  const at = 1 + Math.floor(pick() * (word.length - 1));
  return word.slice(0, at) + oneOf(signs, pick) + word.slice(at);
}

function apart(word: string, pick: Pick, signs: string): string {
  return [...word].join(oneOf(signs, pick));
}

function repeat(word: string, pick: Pick): string {
  const at = pick() < 0.5 ? word.length - 1 : Math.floor(pick() * word.length);
  return word.slice(0, at) + (word[at] ?? '').repeat(2 + Math.floor(pick() * 4)) + word.slice(at + 1);
}

/** Leaves vowels out, not the first letter; words of few consonants would become unreadable. */
function dropVowels(word: string, pick: Pick): string {
  if (word.replace(/[aeiou]/gi, '').length < 4) return word;
  const much = pick() < 0.5 ? 1 : 0.6;
  return [...word].filter((c, i) => i === 0 || !VOWEL.test(c) || pick() >= much).join('');
}

function turned(word: string): string {
  return [...word.toLowerCase()]
    .reverse()
    .map((c) => TURNED[c] ?? c)
    .join('');
}

const inner = (letters: string[]): number[] => indexes(letters, (_, i) => i > 0 && i < letters.length - 1);
const vowels = (letters: string[]): number[] => {
  // A dot at the end of a word hides nothing to any reader; ends have a disguise of their own.
  const found = inner(letters).filter((i) => VOWEL.test(letters[i] ?? ''));
  return found.length > 0 ? found : inner(letters);
};

/** The ways in which people disguise single words. */
export const WORD_DISGUISES: Record<string, Change> = {
  leetspeak: (word, pick) => twins(word, pick, { a: '4', i: '1', e: '3', o: '0' }, pick() < 0.5 ? 1 : 0.5),
  'leetspeak, rare digits': (word, pick) => twins(word, pick, DIGITS, 0.5),
  'signs for letters': (word, pick) => twins(word, pick, SIGNS, pick() < 0.5 ? 1 : 0.5),
  'signs and digits': (word, pick) =>
    twins(twins(word, pick, SIGNS, 0.3), pick, { a: '4', i: '1', e: '3', o: '0' }, 0.6),
  'masked vowels': (word, pick) => mask(word, pick, vowels),
  'masked letters': (word, pick) => mask(word, pick, inner),
  'masked middle': hideMiddle,
  'masked end': (word, pick) => word.slice(0, -1) + oneOf('*#_', pick),
  'letters apart': (word, pick) => apart(word, pick, APART),
  'letters spaced': (word) => ` ${[...word].join(' ')} `,
  'cut by a sign': (word, pick) => between(word, pick, APART),
  'cut by a blank': (word) => (word.length < 6 ? word : `${word.slice(0, 3)} ${word.slice(3)}`),
  'cut by a line break': (word) => (word.length < 6 ? word : `${word.slice(0, 3)}\n${word.slice(3)}`),
  'cut by a picture': (word, pick) => between(word, pick, PICTURES),
  'cyrillic, all': (word, pick) => twins(word, pick, CYRILLIC),
  'cyrillic, one': (word, pick) => twins(word, pick, CYRILLIC, 0),
  'greek, all': (word, pick) => twins(word, pick, GREEK),
  'greek, one': (word, pick) => twins(word, pick, GREEK, 0),
  'zero width, one': (word, pick) => between(word, pick, ZERO_WIDTH),
  'zero width, all': (word, pick) => apart(word, pick, ZERO_WIDTH),
  bidirectional: (word, pick) =>
    oneOf(['\u202d', '\u2066', '\u202a', '\u200e'], pick) + between(word, pick, '\u200e\u202c\u2069'),
  'mathematical letters': (word, pick) => font(word, Math.floor(pick() * 13)),
  'fullwidth letters': (word) => font(word, 'fullwidth'),
  'enclosed letters': (word, pick) =>
    oneOf(
      [CIRCLED, PARENTHESISED, SQUARED].map((f) => f(word, pick)),
      pick,
    ),
  'small capitals': (word) => SMALL_CAPITALS(word),
  'currency signs': (word) => CURRENCY(word),
  'letters with a stroke': (word) => STROKED(word),
  superscript: (word) => SUPERSCRIPT(word),
  'regional letters': (word, pick) => REGIONAL(word, pick),
  accents: (word, pick) => [...word].map((c) => c + (pick() < 0.6 ? oneOf(ACCENTS, pick) : '')).join(''),
  strokes: (word, pick) => apart(word, pick, STROKES) + oneOf(STROKES, pick),
  'pictures for letters': (word, pick) => twins(word, pick, LETTER_PICTURES, pick() < 0.5 ? 1 : 0.5),
  'keycaps for letters': (word, pick) => twins(word, pick, { a: ['4️⃣'], i: ['1️⃣'], e: ['3️⃣'], o: ['0️⃣'] }, 0.5),
  'repeated letters': repeat,
  'doubled letters': (word) => [...word].map((c) => c + c).join(''),
  'dropped vowels': dropVowels,
  'alternating case': (word) =>
    [...word].map((c, i) => (i % 2 === 0 ? c.toUpperCase() : c.toLowerCase())).join(''),
  reversed: (word) => (word.length < 6 ? word : [...word].reverse().join('')),
  'upside down': turned,
};
