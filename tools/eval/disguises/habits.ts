import { dressed } from './odd-letters.ts';
import { oneOf, type Pick } from './random.ts';
import type { Change } from './words.ts';

/** Syllables, as somebody hears them who reads the word aloud. */
function syllables(word: string): string[] {
  const parts = word.match(/[^aeiou]*[aeiou]+(?:(?:ng|[^aeiou])(?![aeiou])|[^aeiou]*$)?|[^aeiou]+$/gi) ?? [
    word,
  ];
  // Nobody hears a consonant by itself.
  const last = parts.length > 1 && !/[aeiou]/i.test(parts.at(-1) ?? '') ? parts.pop() : '';
  return [...parts.slice(0, -1), `${parts.at(-1)}${last}`];
}

function joinedBy(signs: readonly string[]): Change {
  return (word, pick) => syllables(word).join(oneOf(signs, pick));
}

/** Replaces the first, the last or all of the characters that `which` finds. */
function swap(
  word: string,
  which: RegExp,
  pick: Pick,
  into: (letter: string) => string,
  all = false,
): string {
  const places = [...word.matchAll(which)].map((m) => m.index);
  const chosen = all ? places : [oneOf([String(places[0]), String(places.at(-1))], pick)].map(Number);
  return [...word].map((c, i) => (chosen.includes(i) ? into(c.toLowerCase()) : c)).join('');
}

/** One letter in brackets, or one syllable. */
function bracketed(word: string, pick: Pick): string {
  const [open, close] = [...oneOf(['()', '[]', '{}', '<>', '""', "''"], pick)];
  const parts = pick() < 0.5 ? syllables(word) : [...word];
  const at = Math.floor(pick() * parts.length);
  return parts.map((p, i) => (i === at ? `${open}${p}${close}` : p)).join('');
}

const HIDING = ['★', '●', '█', '□', '∗', '✱', '⁎', '…', '"', '&', '¤', '♥', '-', '°', 'X'];
/** Hides one letter that is neither the first nor the last, two of a long word. */
function hidden(word: string, pick: Pick): string {
  const sign = oneOf(HIDING, pick);
  const letters = [...word];
  const step = Math.max(4, Math.ceil(word.length / 2));
  const first = 1 + Math.floor(pick() * Math.min(step - 2, word.length - 2));
  for (let i = first; i < word.length - 1; i += step) letters[i] = sign;
  return letters.join('');
}

const OLD: [RegExp, string][] = [
  [/y/g, 'J'],
  [/j/g, 'dj'],
  [/c/g, 'tj'],
  [/u/g, 'oe'],
  [/J/g, 'j'],
];
/** The spelling of before 1972: kerdja, gadji, oeang. */
function oldSpelling(word: string): string {
  return OLD.reduce((text, [from, to]) => text.replace(from, to), word.toLowerCase());
}

const CUTE: [RegExp, string[]][] = [
  [/s/g, ['z', 'sz', 'x']],
  [/k$/g, ['q', 'kh']],
  [/a$/g, ['ah', 'aa', 'a4']],
  [/i$/g, ['ie', 'iy', 'y', 'ii']],
  [/k/g, ['q']],
  [/u/g, ['oe', 'uw']],
];
/** How teenagers of 2010 wrote: kerjah, qerja, gajie. */
function cute(word: string, pick: Pick): string {
  const fitting = CUTE.filter(([from]) => word.search(from) >= 0);
  const [from, to] = fitting[Math.floor(pick() * fitting.length)] ?? [/$^/, ['']];
  return word.toLowerCase().replace(from, oneOf(to, pick));
}

const BUILT: Record<string, string> = {
  a: '/\\',
  o: '()',
  m: '|v|',
  k: '|<',
  d: '|)',
  w: 'vv',
  v: '\\/',
  h: '|-|',
};
const LOOKS: Record<string, string[]> = {
  o: ['🔴', '⚪', '🌕', '⚽', '○', '◯', '〇', '☺'],
  a: ['🔺', '△', '▲', 'Λ', '∆'],
  i: ['📍', '☝', 'ǃ', '∣', 'ı'],
  e: ['ℯ', 'Ξ', '∑', '€'],
  x: ['✖️', '✘', '×'],
  t: ['✝', '†', '₸'],
  s: ['§', '💵', 'ട'],
  v: ['✔️', '√'],
  u: ['∪', 'บ'],
  n: ['∩', 'ท'],
  d: ['∂'],
  l: ['∟', '⌊'],
};
const MARKS = ['\u0303', '\u0308', '\u030a', '\u0307', '\u0302', '\u033d', '\u0351', '\u0353'];
const UNSEEN = [
  '\u200f',
  '\u200e',
  '\u061c',
  '\u034f',
  '\u2061',
  '\ufe0e',
  '\u3164',
  '\u115f',
  '\u202c',
  '\u{e0061}',
];
const INSERTED = ['😊', '👉🏻', '💸', '☘️', '♡', '✓', '➕', '👨‍👩‍👧', '·', '‧'];
const STYLES = ['double', 'bold', 'slanted', 'script', 'raised', 'small'];
const ALPHABETS = ['cyrillic', 'greek', 'lisu', 'african', 'tailed'];

function halfDressed(word: string, pick: Pick): string {
  const at = 1 + Math.floor(pick() * (word.length - 2));
  const style = oneOf(STYLES, pick);
  const head = word.slice(0, at);
  const tail = word.slice(at);
  return pick() < 0.5 ? dressed(head, style) + tail : head + dressed(tail, style);
}

/** The habits of a second circle of writers; none shares code with the first generator. */
export const WORD_HABITS: Readonly<Record<string, Change>> = {
  'syllables by signs': joinedBy(['.', '-', '/', '_', '|', '\\', '~', '+', '•', '—', ';']),
  'syllables by blanks': (word) => syllables(word).join(' '),
  'brackets inside': bracketed,
  'one sign for a vowel': (word, pick) =>
    swap(
      word,
      /[aio]/gi,
      pick,
      (c) => ({ a: oneOf('@^4ä', pick), i: oneOf('!1|ï', pick), o: oneOf('0ö*', pick) })[c] ?? c,
    ),
  'digits after the first letter': (word, pick) =>
    swap(
      word,
      /(?<=.)[aiegostb](?=.)/gi,
      pick,
      (c) => '4163057'.charAt('aiegost'.indexOf(c)) || '8',
      pick() < 0.5,
    ),
  'digit at the end': (word, pick) =>
    swap(
      word,
      /[aieostg](?=$)/gi,
      pick,
      (c) => ({ a: '4', i: '1', e: '3', o: '0', s: '5', t: '7', g: '9' })[c] ?? c,
    ),
  'hidden by odd signs': hidden,
  'old spelling': oldSpelling,
  'teenage spelling': cute,
  'vowel gone, last letter twice': (word) => {
    const thin = word.length > 4 ? word.replace(/(?<=^[a-z]+)[aeiou](?=[a-z]+$)/i, '') : word;
    return thin + thin.slice(-1);
  },
  'every consonant twice': (word) => word.replace(/[^aeiou]/gi, '$&$&'),
  'neighbours swapped': (word, pick) => {
    if (word.length < 6) return word;
    const at = 1 + Math.floor(pick() * (word.length - 3));
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  },
  'syllables turned round': (word) => {
    const parts = syllables(word);
    const turned = parts.reverse().join('');
    // "Ongkos" would be "kosong", another word.
    return word.length < 6 || parts.length !== 2 || turned === 'kosong' ? word : turned;
  },
  'built of signs': (word, pick) => swap(word, /[aomkdwvh]/gi, pick, (c) => BUILT[c] ?? c),
  'look-alike signs': (word, pick) => {
    const look = (part: string, all: boolean): string =>
      swap(part, /[oaiextsvundl]/gi, pick, (c) => oneOf(LOOKS[c] ?? c, pick), all);
    const looking = look(word, pick() < 0.3);
    // Signs alone are a row of pictures.
    return /[a-z]/i.test(looking) ? looking : word.charAt(0) + look(word.slice(1), true);
  },
  'emoji at a syllable': (word, pick) => joinedBy(INSERTED)(word, pick),
  'unseen characters': (word, pick) =>
    [...word].map((c) => c + (pick() < 0.5 ? oneOf(UNSEEN, pick) : '')).join(''),
  'one mark on every letter': (word, pick) => {
    const mark = oneOf(MARKS, pick);
    return [...word].map((c) => c + mark).join('');
  },
  'heaps of marks': (word, pick) =>
    [...word].map((c) => c + Array.from({ length: 3 }, () => oneOf(MARKS, pick)).join('')).join(''),
  'half in a font': halfDressed,
  'each letter another font': (word, pick) => [...word].map((c) => dressed(c, oneOf(STYLES, pick))).join(''),
  'eastern letters': (word) => dressed(word, 'east'),
  'other alphabets': (word, pick) => dressed(word, oneOf(ALPHABETS, pick)),
  'alphabets mixed': (word, pick) =>
    [...word].map((c) => (pick() < 0.4 ? dressed(c, oneOf(['cyrillic', 'greek'], pick)) : c)).join(''),
  'letters below the line': (word) => dressed(word, 'subscript'),
  'letters in quotes': (word, pick) => [...word].join(oneOf(["'", '"', '`', '´', '’'], pick)),
  'wide and dotted': (word, pick) =>
    ` ${[...word].join(oneOf([' . ', ' - ', '\u00a0', '\u2009', '\u3000'], pick))} `,
};
