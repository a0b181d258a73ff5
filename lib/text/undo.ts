import { UNDONE } from './fold.ts';

/** What the reader of disguised words must know: which words there are. */
export type Known = {
  has: (word: string) => boolean;
  /** Known words with these consonants, in order and without vowels. */
  byConsonants: (consonants: string) => readonly string[];
  /** Known words of this length that begin with this letter. */
  byShape: (length: number, first: string) => readonly string[];
};

export type Reading = { text: string; undone: number };

const LEET: Record<string, string[]> = {
  '0': ['o'],
  '1': ['i', 'l'],
  '3': ['e'],
  '4': ['a'],
  '5': ['s'],
  '6': ['g', 'b'],
  '7': ['t', 'j'],
  '8': ['b'],
  '9': ['g', 'q'],
};
/** Signs that stand for letters inside a word. */
const SIGNS: Record<string, string> = {
  '@': 'a',
  $: 's',
  '!': 'i',
  '|': 'l',
  '€': 'e',
  '£': 'l',
  '¥': 'y',
  '¡': 'i',
};
const MOST_READINGS = 24;

export function consonants(word: string): string {
  return word.replace(/[aeiou]/g, '');
}

/** Readings of digits inside a word as letters: k4mb0ja, s1ot. None for what may be a sum, a size or a count. */
function leetReadings(word: string): string[] {
  if (!/[a-z]/.test(word) || !/\d/.test(word) || word.length < 3 || word.length > 24) return [];
  const interior = /[a-z]\d+[a-z]/.test(word);
  if (word.length === 3 && !interior) return [];
  if (/^\d{2,}[a-z]{1,4}$/.test(word) || /^[a-z]{1,3}\d{2,}$/.test(word) || /\d{4,}/.test(word)) return [];
  let readings = [''];
  for (const char of word) {
    const letters = LEET[char] ?? [char];
    readings = readings.flatMap((r) => letters.map((l) => r + l)).slice(0, MOST_READINGS);
  }
  return readings;
}

function collapsed(word: string): string[] {
  if (!/(.)\1/.test(word)) return [];
  const single = word.replace(/([a-z])\1+/g, '$1');
  const double = word.replace(/([a-z])\1{2,}/g, '$1$1');
  return [...new Set([double, single])].filter((w) => w !== word && w.length >= 3);
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

function mayHide(token: string): boolean {
  let bones = 0;
  let before = -1;
  for (let i = 0; i < token.length; i++) {
    const code = token.charCodeAt(i);
    if (code === before || (code >= 48 && code <= 57)) return true;
    if (code !== 97 && code !== 101 && code !== 105 && code !== 111 && code !== 117 && ++bones >= 4)
      return true;
    before = code;
  }
  return false;
}

/**
 * The known words that an unknown token may stand for, with what was undone. `token` is folded and has no separators.
 * Amounts, phone numbers and short codes (12jt, 2x, K2, B1) have no reading.
 */
export function readDisguised(token: string, known: Known): Reading[] {
  const found: Reading[] = [];
  // Digits, doubled letters or many consonants: without any of them there is nothing to undo.
  if (!mayHide(token)) return found;
  const add = (text: string, undone: number): void => {
    if (known.has(text) && !found.some((r) => r.text === text)) found.push({ text, undone });
  };
  for (const reading of leetReadings(token)) {
    if (reading.length >= 3) add(reading, UNDONE.leetspeak);
    for (const shorter of collapsed(reading)) add(shorter, UNDONE.leetspeak | UNDONE.repeated);
  }
  if (/^[a-z]+$/.test(token)) {
    for (const shorter of collapsed(token)) add(shorter, UNDONE.repeated);
    const bones = consonants(token);
    if (found.length === 0 && bones.length >= 4) {
      for (const word of known.byConsonants(bones)) {
        if (word.length > token.length && dropsVowels(token, word)) add(word, UNDONE['dropped-vowels']);
      }
    }
  }
  return found;
}

const markOnly = /^[\p{L}\p{N}]$/u;

/**
 * Readings of a run of characters that holds signs or masks between letters: k*mboja, k.a.m.b.o.j.a, k@mboj@, kam🌸boja.
 * `chunk` is folded, without blanks.
 */
export function readBroken(chunk: string, known: Known): Reading[] {
  const chars = [...chunk];
  let joined = '';
  let signed = '';
  let masked = '';
  let signs = 0;
  let others = 0;
  let emoji = false;
  for (const char of chars) {
    if (markOnly.test(char)) {
      joined += char;
      signed += char;
      masked += char;
      continue;
    }
    const sign = SIGNS[char];
    if (sign) signs++;
    else others++;
    if (/\p{So}/u.test(char)) emoji = true;
    signed += sign ?? '';
    masked += sign ?? '?';
  }
  const apart = emoji ? UNDONE.emoji : UNDONE.spacing;
  const whole = (text: string, undone: number): Reading[] =>
    text.length >= 4 && known.has(text) ? [{ text, undone }] : [];
  const further = (text: string, undone: number): Reading[] =>
    text.length < 4
      ? []
      : readDisguised(text, known)
          .filter((r) => r.text.length >= 4)
          .map((r) => ({ text: r.text, undone: r.undone | undone }));
  const leet = UNDONE.leetspeak | (others > 0 ? apart : 0);
  const mask = (): Reading[] =>
    readMasked(masked, known).map((text) => ({ text, undone: emoji ? UNDONE.emoji : UNDONE.masked }));
  // The plainest explanation first: signs left in, signs for letters, masks, then everything at once.
  const steps = [
    () => (others > 0 ? whole(joined, apart) : []),
    () => (signs > 0 ? whole(signed, leet) : []),
    () => (others > 0 ? mask() : []),
    () => (others > 0 ? further(joined, apart) : []),
    () => (signs > 0 ? further(signed, leet) : []),
  ];
  for (const step of steps) {
    const found = step();
    if (found.length > 0) return found;
  }
  return [];
}

/** Known words that fit a mask, `?` for any one letter; at most one letter in two may be masked. */
function readMasked(masked: string, known: Known): string[] {
  const open = masked.match(/\?/g)?.length ?? 0;
  if (masked.length < 4 || masked.startsWith('?') || open * (masked.length < 6 ? 4 : 2) > masked.length) {
    return [];
  }
  const fits = (letter: string, char: string): boolean =>
    char === '?' || char === letter || (LEET[char]?.includes(letter) ?? false);
  return known
    .byShape(masked.length, masked[0] ?? '')
    .filter((word) => [...masked].every((char, i) => fits(word[i] ?? '', char)));
}
