import { EITHER, enclosedLetter, FONT_LETTERS, HOMOGLYPHS, turnedUpright } from './confusables.ts';
import { lazily } from './lazily.ts';

/** What had to be undone while folding one token; the bits of `Token.undone`. */
export const UNDONE = {
  leetspeak: 1,
  spacing: 2,
  masked: 4,
  repeated: 8,
  'dropped-vowels': 16,
  'unicode-font': 32,
  homoglyph: 64,
  invisible: 128,
  emoji: 256,
  respelled: 512,
  reversed: 1024,
} as const;
export type UndoneName = keyof typeof UNDONE;

/** The names of the set bits, in a fixed order. */
export function undoneNames(bits: number): UndoneName[] {
  return (Object.keys(UNDONE) as UndoneName[]).filter((name) => (bits & UNDONE[name]) !== 0);
}

export type Folded = { text: string; undone: number };

/** Characters without width: joiners, direction marks, soft hyphen, byte order mark. */
export const INVISIBLE =
  '\\u00ad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2064\\u2066-\\u206f\\u3164\\ufeff\\uffa0\\u{e0000}-\\u{e007f}\\u{e0100}-\\u{e01ef}';
const invisible = lazily(`[${INVISIBLE}]`, 'gu');
const lowerAscii = /^[\x20-\x40\x5b-\x7e]*$/;
const plainAscii = /^[\x20-\x7e]*$/;
const latinMarks =
  /[\u0300-\u036f]|[\u0483-\u0489]|[\u1ab0-\u1aff]|[\u1dc0-\u1dff]|[\u20d0-\u20ff]|[\ufe00-\ufe0f]|[\ufe20-\ufe2f]/gu;
const longMarks = lazily(String.raw`(\p{M}{3})\p{M}+`, 'gu');
const special: Record<string, string> = { đ: 'd', ı: 'i', ł: 'l', ø: 'o', ß: 'ss', æ: 'ae', œ: 'oe', ħ: 'h' };
const specialLetters = /[đıłøßæœħ]/gu;
const foreignLetters = lazily(String.raw`[\p{sc=Cyrl}\p{sc=Grek}\p{sc=Armn}\p{sc=Cher}\p{sc=Cans}]`, 'u');

/** Bounded: a page has few distinct words, an attacker has many. */
const cache = new Map<string, Folded>();
const CACHE_SIZE = 8_000;

/**
 * One word as it is compared: NFKC, no invisible characters, no Latin diacritics, look-alike letters replaced,
 * lower case. Thai, Khmer, Arabic and other marks that carry meaning stay.
 */
export function fold(word: string): Folded {
  if (lowerAscii.test(word)) return { text: word, undone: 0 };
  const known = cache.get(word);
  if (known) return known;
  const folded = plainAscii.test(word) ? { text: word.toLowerCase(), undone: 0 } : foldUncached(word);
  if (cache.size >= CACHE_SIZE) cache.clear();
  cache.set(word, folded);
  return folded;
}

const currencyFont = /[₣-₵ɆⱤⱧ]/u;
const bracketed = /[\u249c-\u24b5\u{1f110}-\u{1f129}]/gu;

function foldUncached(word: string): Folded {
  const upright = turnedUpright(word);
  if (upright !== undefined) return { text: upright, undone: UNDONE['unicode-font'] };
  let undone = 0;
  let text = word.replace(invisible(), '');
  if (text !== word) undone |= UNDONE.invisible;
  // A font of currency signs has no other i.
  if (currencyFont.test(text)) text = text.replace(/ł/g, 'i');
  // NFKC would write the brackets out.
  const unbracketed = text.replace(bracketed, (c) => enclosedLetter(c.codePointAt(0) ?? 0) ?? c);
  if (unbracketed !== text) undone |= UNDONE['unicode-font'];
  text = unbracketed;
  text = text.replace(longMarks(), '$1');
  const compatible = text.normalize('NFKC');
  if (compatible !== text && hasFontLetters(text)) undone |= UNDONE['unicode-font'];
  const decomposed = compatible.normalize('NFD');
  let marks = 0;
  const bare = decomposed.replace(latinMarks, () => {
    marks++;
    return '';
  });
  // Vietnamese carries up to two marks on a vowel; more marks than letters are decoration.
  if (marks > bare.length + 1) undone |= UNDONE['unicode-font'];
  text = bare.normalize('NFC').toLowerCase();
  text = text.replace(specialLetters, (c) => special[c] ?? c);
  const replaced = replaceLookAlikes(text);
  return { text: replaced.text, undone: undone | replaced.undone };
}

/** Mathematical, enclosed and fullwidth letters: styles of letters, as opposed to ligatures or composed accents. */
function hasFontLetters(text: string): boolean {
  return /[\u{1d400}-\u{1d7ff}\u24b6-\u24e9\uff21-\uff3a\uff41-\uff5a\u2100-\u214f\u{1f110}-\u{1f189}]/u.test(
    text,
  );
}

function replaceLookAlikes(text: string): Folded {
  if (plainAscii.test(text)) return { text, undone: 0 };
  let undone = 0;
  let out = '';
  const foreign = foreignLetters().test(text);
  for (const char of text) {
    const font = FONT_LETTERS.get(char) ?? enclosedLetter(char.codePointAt(0) ?? 0);
    const twin = foreign ? HOMOGLYPHS.get(char) : undefined;
    if (font) undone |= UNDONE['unicode-font'];
    else if (twin || EITHER[char]) undone |= UNDONE.homoglyph;
    // A word with a letter that looks like no Latin one is a word of that alphabet.
    else if (foreign && foreignLetters().test(char)) return { text, undone: 0 };
    out += font ?? twin ?? char;
  }
  return { text: out, undone };
}
