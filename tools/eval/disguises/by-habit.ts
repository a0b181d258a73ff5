import { WORD_HABITS } from './habits.ts';
import { dressed } from './odd-letters.ts';
import { oneOf, type Pick } from './random.ts';
import type { Change } from './words.ts';

/** Words of Latin letters with blanks around them, or signs that end a phrase. */
const WORD = /(?<=^|[\s("“'])[A-Za-z]{4,}(?=$|[\s,;:!?)"”']|\.(?:\s|$))/gm;
const MOST = 0.5;

/** Which of so many words somebody changes: a stretch of them, every second one, or the longest; half of them at most. */
function chosen(words: readonly string[], pick: Pick): Set<number> {
  const most = Math.max(1, Math.floor(words.length * MOST));
  const way = oneOf(['stretch', 'second', 'longest'], pick);
  if (way === 'longest') {
    const order = words.map((word, i) => ({ i, length: word.length })).sort((a, b) => b.length - a.length);
    return new Set(order.slice(0, most).map(({ i }) => i));
  }
  const first = way === 'second' ? Math.floor(pick() * 2) : Math.floor(pick() * (words.length - most + 1));
  const step = way === 'second' ? 2 : 1;
  return new Set(Array.from({ length: most }, (_, k) => first + k * step));
}

function changed(text: string, change: Change, pick: Pick): string {
  const places = chosen(
    [...text.matchAll(WORD)].map((m) => m[0]),
    pick,
  );
  let i = 0;
  return text.replace(WORD, (word) => (places.has(i++) ? change(word, pick) : word));
}

/** What somebody does to a whole text: it stays readable since nothing is hidden. */
const WHOLE: Readonly<Record<string, Change>> = {
  'all in one font': (text, pick) =>
    dressed(text, oneOf(['bold', 'slanted', 'script', 'double', 'small'], pick)),
  'dots for blanks': (text, pick) =>
    text.replace(/(?<=[a-z]) (?=[a-z])/gi, oneOf(['.', '_', '-', '/', '•', '|'], pick)),
  'odd blanks': (text, pick) =>
    text.replace(/ /g, () => oneOf(['\u00a0', '\u2003', '\u3000', '\u2800', '  '], pick)),
  'every word between signs': (text, pick) => {
    const sign = oneOf(['*', '_', '~', '"', '|', '•'], pick);
    return text.replace(/(?<=^|\s)[a-z]+(?=\s|$)/gim, `${sign}$&${sign}`);
  },
  'hashes before words': (text) => text.replace(WORD, '#$&'),
};

const HABITS = new Map<string, Change>([
  ...Object.entries(WORD_HABITS).map(([name, change]): [string, Change] => [
    name,
    (text, pick) => changed(text, change, pick),
  ]),
  ...Object.entries(WHOLE),
]);

/** Names of the habits of the second circle of writers, in a fixed order. */
export const HABIT_NAMES: readonly string[] = [...HABITS.keys()];

/** The text as somebody with this habit writes it; the text itself where nothing in it can be written so. */
export function disguiseByHabit(text: string, name: string, pick: Pick): string {
  return HABITS.get(name)?.(text, pick) ?? text;
}

/** The text with a single word written with a habit drawn from all of those for words. */
export function oneWordByHabit(text: string, pick: Pick): string {
  const change = WORD_HABITS[oneOf(Object.keys(WORD_HABITS), pick)];
  const words = [...text.matchAll(WORD)].length;
  let left = Math.floor(pick() * words);
  return change ? text.replace(WORD, (word) => (left-- === 0 ? change(word, pick) : word)) : text;
}
