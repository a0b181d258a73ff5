import { UNDONE } from '../text/fold.ts';
import type { Meaning, Vocabulary } from './vocabulary.ts';

export const LONGEST_WORD = 20;
/** Small words that may stand between the words of a run. */
export const SMALL = new Set('di ke yg dg dn dan ya wa nya lah'.split(' '));
/** From this length on, letters between the words of a run may be an unknown word; fewer are the rest of one. */
const SHORTEST_UNKNOWN = 4;

function isSmall(text: string): boolean {
  return SMALL.has(text) || /^\d+$/.test(text);
}

/** A word in a row of letters: its place in the row, and what it stands for. */
export type Word = { start: number; length: number; meanings: readonly Meaning[] };

/**
 * The known words that cover most of a row of letters, the longer the better. What stands between them is a small word, or
 * long enough for an unknown one: parts of an unknown word say nothing.
 */
export function wordsIn(letters: readonly string[], vocabulary: Vocabulary): Word[] {
  const all = letters.length;
  /** From each letter to the end: points, the first word, and where to go on. */
  const best: { points: number; word?: Word; next: number }[] = [];
  best[all] = { points: 0, next: all };
  for (let start = all - 1; start >= 0; start--) {
    let text = '';
    let chosen = { points: Number.NEGATIVE_INFINITY, next: all } as (typeof best)[number];
    for (let length = 1; start + length <= all; length++) {
      text += letters[start + length - 1];
      const next = start + length;
      const after = best[next]?.points ?? 0;
      const known =
        length <= LONGEST_WORD && (length >= SHORTEST_UNKNOWN || (length === 3 && length === all));
      // Letters set apart are hard enough to read as they stand.
      const meanings = known ? vocabulary.meanings(text) : [];
      if (meanings.some((m) => m.undone < UNDONE.respelled)) {
        const points = after + length - 1;
        if (points > chosen.points) chosen = { points, next, word: { start, length, meanings } };
      } else if (isSmall(text) || length >= SHORTEST_UNKNOWN) {
        const points = isSmall(text) ? after : after - length;
        if (points > chosen.points) chosen = { points, next };
      }
    }
    best[start] = chosen;
  }
  const found: Word[] = [];
  if (best[0]?.points === Number.NEGATIVE_INFINITY) return found;
  for (let at = 0; at < all; at = best[at]?.next ?? all) {
    const word = best[at]?.word;
    if (word) found.push(word);
  }
  return found;
}
