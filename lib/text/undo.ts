import { EITHER, pairs } from './confusables.ts';
import { CONSONANT_HIDDEN, type Fit, isLatin, type Piece } from './fitting.ts';
import { UNDONE } from './fold.ts';
import { lazily } from './lazily.ts';
import { todaysSpellings, turnedBack } from './respelled.ts';

/** What the reader of disguised words must know: which words there are. */
export type Known = {
  has: (word: string) => boolean;
  /** Whether a word is listed, a stem or a word of daily life as it stands: no affixes, no clitics. */
  lists: (word: string) => boolean;
  /** Whether a word is one of daily life, which wins where several fit. */
  common: (word: string) => boolean;
  /** Known words with these consonants, in order and without vowels. */
  byConsonants: (consonants: string) => readonly string[];
  /** Known words that broken pieces may stand for. */
  fitting: (pieces: readonly Piece[]) => Fit[];
};

export type Reading = { text: string; undone: number };

const LEET: Record<string, string> = {
  0: 'o',
  1: 'il',
  3: 'eg',
  4: 'a',
  5: 's',
  6: 'gbe',
  7: 'tj',
  8: 'b',
  9: 'gq',
  ...EITHER,
};
/** Signs that stand for letters inside a word. */
export const SIGNS = pairs(
  '@a$s!i€e£l¥y¡i¢c฿b₱p₩w+t©c®r⭕o❌x✖x💲s❗i∂d∑e∩n∪u√v×x✘x†t✝t₸t§s△a▲a🔺a∆a○o◯o●o⚪o🔴o∣i📍i☝i⚽o🌕o☺o💵s✔v∟l⌊lടs',
).set('|', 'li');
const MOST_READINGS = 32;
const SHORTEST_REVERSED = 6;
const SHORTEST_CROSSED = 4;
/** Shorter words have too many neighbours to be taken for forms of others. */
const SHORTEST_FORM = 5;
const LEAST_BONES = 3;
const LEAST_LETTERS = 3;
const LEAST_PLAIN = 2;

export function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}

const amountLike = /^(?:\d{2,}[a-z]+|[a-z]+\d{2,})$/;
/** "84tu" is none of these but for tens of people or years. */
const halfDigits = /^(?:\d\d(?!an|th)[a-z]{2}|[a-z]{2}\d\d)$/;

/** Readings of digits inside a word as letters: k4mb0ja, s1ot. None for what may be a sum, a size or a count. */
function leetReadings(word: string): string[] {
  if (!/[a-z]/.test(word) || word.length < 3 || word.length > 24) return [];
  if (word.length === 3 && !/[a-z]\d+[a-z]/.test(word)) return [];
  // Words of five and more are told from sums by being known.
  if (word.length < 5 && amountLike.test(word) && !halfDigits.test(word)) return [];
  if (/\d{6,}|\d{4,}$/.test(word)) return [];
  let readings = [''];
  for (const char of word) {
    const letters = LEET[char] ?? char;
    readings = readings.flatMap((r) => [...letters].map((l) => r + l)).slice(0, MOST_READINGS);
  }
  return readings;
}

/** A word whose letters are repeated, with each run of them cut to one, to two, or to half. */
function collapsed(word: string): string[] {
  let readings = [''];
  let halved = '';
  for (let at = 0; at < word.length; ) {
    const letter = word.charAt(at);
    let end = at + 1;
    while (word.charAt(end) === letter) end++;
    const many = end - at;
    halved += letter.repeat((many + 1) >> 1);
    const doubled =
      many > 1 && readings.length < MOST_READINGS ? readings.map((r) => r + letter + letter) : [];
    readings = [...readings.map((r) => r + letter), ...doubled];
    at = end;
  }
  if (!readings.includes(halved)) readings.push(halved);
  return readings.filter((w) => w !== word && w.length >= 3);
}

/** Whether `short` is `long` with some of its vowels left out. */
function dropsVowels(short: string, long: string): boolean {
  let at = 0;
  for (const char of long) {
    if (short[at] === char) at++;
    else if (!'aeiou'.includes(char)) return false;
  }
  return at === short.length;
}

const DIGITS = 1;
const DOUBLED = 2;
const OTHERS = 4;

/** Whether a token holds digits, the same letter twice in a row, and anything but letters and digits. */
function traits(token: string): number {
  let found = 0;
  let before = -1;
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i);
    if (code >= 48 && code <= 57) found |= DIGITS;
    else if (code < 97 || code > 122) found |= OTHERS;
    else if (code === before) found |= DOUBLED;
    before = code;
  }
  return found;
}

/**
 * The known words that an unknown token may stand for, with what was undone. `token` is folded and has no separators.
 * Amounts, phone numbers and short codes (12jt, 2x, K2, B1) have no reading.
 */
export function readDisguised(token: string, known: Known): Reading[] {
  const found: Reading[] = [];
  const holds = traits(token);
  const add = (text: string, undone: number): void => {
    if (known.has(text) && !found.some((r) => r.text === text)) found.push({ text, undone });
  };
  if (holds & DIGITS || (holds & OTHERS && eitherLetter.test(token))) {
    for (const reading of leetReadings(token)) {
      const bit = holds & DIGITS ? UNDONE.leetspeak : 0;
      if (reading.length >= 3) add(reading, bit);
      if (!(traits(reading) & DOUBLED)) continue;
      for (const shorter of collapsed(reading)) add(shorter, bit | UNDONE.repeated);
    }
  }
  if (holds & (DIGITS | OTHERS)) return wellKnown(found, known);
  if (holds & DOUBLED) for (const shorter of collapsed(token)) add(shorter, UNDONE.repeated);
  if (found.length > 0) return wellKnown(found, known);
  const hidden = token.length >= SHORTEST_CROSSED && token.includes('x') ? readCrossed(token, known) : [];
  let respelled: Reading[] = [];
  for (const spellings of todaysSpellings(token))
    if (respelled.length === 0) respelled = readRespelled(spellings, known, token.length >= SHORTEST_FORM);
  if (hidden.length > 0 && (respelled.length === 0 || crossing.test(token)))
    return wellKnown([...hidden, ...respelled], known);
  if (respelled.length > 0) {
    // "Ganjan" is rather "jangan" than "ganyan".
    const isCommon = ({ text }: Reading): boolean => known.common(text);
    const turned = respelled.some(isCommon) ? [] : readTurned(token, known);
    return turned.some(isCommon) ? turned : respelled;
  }
  // Of few consonants only one vowel is left out; fewer do where the last letter is written twice.
  for (const form of new Set([token, token.replace(doubledEnd, '$1')])) {
    const least = form === token ? LEAST_BONES : LEAST_BONES - 1;
    const bones = consonants(form);
    for (const word of bones.length < least ? [] : known.byConsonants(bones)) {
      const gone = word.length - form.length;
      if (
        (bones.length > LEAST_BONES ? gone > 0 : gone === 1 && form.length > least + 1) &&
        dropsVowels(form, word)
      )
        add(word, UNDONE['dropped-vowels']);
    }
  }
  if (found.length > 0) return wellKnown(found, known);
  if (token.length >= SHORTEST_REVERSED) {
    const reversed = reverse(token);
    if (known.lists(reversed)) return [{ text: reversed, undone: UNDONE.reversed }];
  }
  return readTurned(token, known);
}

const eitherLetter = new RegExp(`[${Object.keys(EITHER).join('')}]`);
/** One x inside; at the beginning, or twice, it stands for s. */
const crossing = /^[^x]+x[^x]*$/;
const doubledEnd = /(.)\1+$/;

/** The words of daily life among several, if there are any: a person reads them first. */
function wellKnown(readings: Reading[], known: Known): Reading[] {
  const common = readings.filter(({ text }) => known.common(text));
  return common.length > 0 ? common : readings;
}

/** The word whose letters or halves have changed places. */
function readTurned(token: string, known: Known): Reading[] {
  return readRespelled([...turnedBack(token)], known);
}

/** The word among so many spellings, if it is one: a word that may be this or that says nothing. */
function readRespelled(spellings: readonly string[], known: Known, forms = false): Reading[] {
  const listed = spellings.filter(known.lists);
  const words = forms && listed.length === 0 ? spellings.filter(known.has) : listed;
  const common = words.filter(known.common);
  const [text, another] = common.length > 0 ? common : words;
  return text === undefined || another !== undefined ? [] : [{ text, undone: UNDONE.respelled }];
}

function reverse(word: string): string {
  let reversed = '';
  for (let i = word.length - 1; i >= 0; i--) reversed += word.charAt(i);
  return reversed;
}

const pictograph = lazily(String.raw`\p{So}`, 'u');
const withoutWidth = lazily(String.raw`\p{M}|\u200d`, 'u');
const letterOrNumber = lazily(String.raw`[\p{L}\p{N}]`, 'u');

/** Signs that hide a letter rather than stand between two. */
export const MASKS = /[*#_•°~^%=?+○●◯⚪★█□∗✱⁎…¤&]/u;
/** Signs that stand for letters and part none. */
const LETTERS_ONLY = new Set('@$€£¥¢฿₱₩');
/** Cost of taking a plus for a t: it rather hides a letter. */
const PLUS = 2;
/** Cost of taking a sign for nothing that looks like a letter and parts words as well (`|`, `!`). */
const LOOKS_LIKE = 1;

/** What each character of a broken word may stand for. */
export function piecesOf(chunk: string): Piece[] {
  const pieces: Piece[] = [];
  const signs: Piece[] = [];
  let uniform: string | undefined;
  for (const char of chunk) {
    const digits = isLatin(char) ? char : LEET[char];
    if (digits !== undefined) {
      pieces.push({
        letters: digits,
        cost: 0,
        idle: -1,
        hides: false,
        undone: digits === char ? 0 : UNDONE.leetspeak,
      });
      continue;
    }
    if (withoutWidth().test(char)) continue;
    if (signs.length === 0) uniform = char;
    else if (char !== uniform) uniform = undefined;
    const letters = SIGNS.get(char) ?? '';
    const picture = pictograph().test(char);
    const apart = picture ? UNDONE.emoji : UNDONE.spacing;
    const sign = !letterOrNumber().test(char);
    // Quotation marks come in pairs.
    const masks = MASKS.test(char) || (char === '"' && chunk.split(char).length === 2);
    // What looks like a letter hides no other one.
    const hides = sign && (masks || letters === '');
    const undone = letters === '' || picture ? apart : UNDONE.leetspeak;
    const piece = {
      letters,
      cost: char === '+' ? PLUS : 0,
      idle: sign ? costOfIdle(char, letters, masks) : -1,
      hides,
      undone,
    };
    pieces.push(piece);
    if (sign) signs.push(piece);
  }
  // One sign after every letter parts them, whatever it is.
  if (uniform !== undefined && 2 * signs.length >= pieces.length - 1) for (const sign of signs) sign.idle = 0;
  return pieces;
}

/** What it costs to take a sign for nothing; -1 for one that nobody puts between two letters. */
function costOfIdle(char: string, letters: string, masks: boolean): number {
  if (LETTERS_ONLY.has(char)) return -1;
  if (masks) return CONSONANT_HIDDEN;
  return letters === '' ? 0 : LOOKS_LIKE;
}

/** What each character may stand for, where an x may hide any letter. */
export function crossed(chunk: string): Piece[] {
  return piecesOf(chunk).map((p) => (p.letters === 'x' ? { ...p, hides: true } : p));
}

/** An unknown word with an x, which hides a letter: kambxja. */
function readCrossed(token: string, known: Known): Reading[] {
  const fits = known.fitting(crossed(token));
  const common = ({ text }: Reading): boolean => known.common(text);
  return token.length === SHORTEST_CROSSED && fits.length > 1 && !fits.every(common) ? [] : fits;
}

/**
 * Readings of a run of characters that holds signs, masks or digits between letters: k*mboja, k.a.m.b.o.j.a, k@mb0j@,
 * kam🌸boja. `chunk` is folded, without blanks.
 */
export function readBroken(chunk: string, known: Known): Reading[] {
  // Numbers in a row (21-45, 08*12) are none, nor are sums.
  if (!/[a-z]/.test(chunk)) return [];
  const pieces = piecesOf(chunk);
  let letters = 0;
  for (const piece of pieces) if (piece.letters !== '') letters++;
  let digits = 0;
  for (const char of chunk) if (LEET[char] !== undefined) digits++;
  if (letters < LEAST_LETTERS || letters - digits < LEAST_PLAIN) return [];
  return known.fitting(pieces);
}
