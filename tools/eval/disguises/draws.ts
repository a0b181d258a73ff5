import { disguiseByHabit, HABIT_NAMES, oneWordByHabit } from './by-habit.ts';
import { DISGUISE_NAMES, disguise, disguiseOneWord } from './disguise.ts';
import { type Pick, seeded } from './random.ts';

/** A circle of writers: their disguises, and how they write a text or a single word of it. */
export type Circle = {
  names: readonly string[];
  write: (text: string, name: string, pick: Pick) => string;
  oneWord: (text: string, pick: Pick) => string;
};

export const CIRCLES: readonly Circle[] = [
  { names: DISGUISE_NAMES, write: disguise, oneWord: disguiseOneWord },
  { names: HABIT_NAMES, write: disguiseByHabit, oneWord: oneWordByHabit },
];

/** A small hash (FNV-1a): each text draws for itself, whichever others there are. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The texts that a change alters, altered, once for each seed. */
export function altered(
  texts: readonly string[],
  seeds: readonly number[],
  change: (text: string, pick: Pick) => string,
): string[] {
  return seeds.flatMap((seed) =>
    texts.flatMap((text) => {
      const written = change(text, seeded(hashOf(text) + seed));
      return written === text ? [] : [written];
    }),
  );
}
