import { breakUnits, flagsForCountries, letterDigits, PHONE_DISGUISES, respellPhones } from './numbers.ts';
import { oneOf, type Pick, someOf } from './random.ts';
import { type Change, WORD_DISGUISES } from './words.ts';

/** Words that people disguise: Latin letters, four and more, no part of an address or a handle. */
const WORD = /(?<![\p{L}\p{M}\p{N}@./_-])[a-z]{4,}(?![\p{L}\p{M}\p{N}@/_-]|\.\p{L})/giu;

type Rewrite = (text: string, pick: Pick) => string;

/** Changes so many of the words, chosen anew for each text. */
function changeWords(text: string, pick: Pick, share: number, change: Change): string {
  const words = [...text.matchAll(WORD)];
  const most = Math.max(1, Math.floor(words.length * share));
  const chosen = new Set(someOf(words.length, most, pick));
  let i = 0;
  return text.replace(WORD, (word) => (chosen.has(i++) ? change(word, pick) : word));
}

/** Half of the words is the most that stays readable. */
const MOST = 0.5;
const MIXED = Object.entries(WORD_DISGUISES).filter(
  ([name]) => !/reversed|upside|regional|line break/.test(name),
);

function rewrites(): Map<string, Rewrite> {
  const all = new Map<string, Rewrite>();
  for (const [name, change] of Object.entries(WORD_DISGUISES)) {
    all.set(name, (text, pick) => changeWords(text, pick, MOST, change));
  }
  for (const [name, spelling] of Object.entries(PHONE_DISGUISES)) {
    all.set(name, (text, pick) => respellPhones(text, spelling, pick));
  }
  all.set('broken units', breakUnits);
  all.set('letters for digits of sums', letterDigits);
  all.set('flags for countries', flagsForCountries);
  all.set('mixed', (text, pick) =>
    changeWords(
      text,
      pick,
      MOST,
      (word) => MIXED[Math.floor(pick() * MIXED.length)]?.[1](word, pick) ?? word,
    ),
  );
  return all;
}

const REWRITES = rewrites();
/** Names of the disguises that can be generated, in a fixed order. */
export const DISGUISE_NAMES: readonly string[] = [...REWRITES.keys()];

/**
 * The text with one disguise over about half of its words of four letters and more; the text itself where nothing in it
 * can be disguised so. The same pick gives the same text.
 */
export function disguise(text: string, name: string, pick: Pick): string {
  return REWRITES.get(name)?.(text, pick) ?? text;
}

/** The text with a single word disguised in a way drawn from all of those for words. */
export function disguiseOneWord(text: string, pick: Pick): string {
  const name = oneOf(Object.keys(WORD_DISGUISES), pick);
  const change = WORD_DISGUISES[name];
  return change ? changeWords(text, pick, 0, change) : text;
}
