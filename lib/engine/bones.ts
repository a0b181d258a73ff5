import { consonants } from '../text/undo.ts';
import type { WordTable } from './word-table.ts';

/** Words from which vowels are dropped. */
const SHORTEST_BARE = 5;
const MIX = 29;
/** Lists of words by hash, less one: as many as words of an ordinary pack. */
const HASH = (1 << 14) - 1;
const A = 97;
const Z = 122;
/** A bit for each of a, e, i, o and u. */
const VOWELS = 0b100000100000100010001;

/** Words of small Latin letters by their consonants. */
export class Bones {
  readonly #table: Pick<WordTable, 'letters' | 'starts' | 'size'>;
  /** The first word of each list, and after each word the next of its list, by their numbers counted from 1. */
  readonly #first = new Uint16Array(HASH + 1);
  readonly #next: Uint16Array;

  constructor(table: Pick<WordTable, 'letters' | 'starts' | 'size'>) {
    this.#table = table;
    const { letters, starts, size } = table;
    const first = this.#first;
    const next = new Uint16Array(size + 1);
    // From the last to the first, so that lists run in order.
    for (let word = size; word > 0; word--) {
      const to = starts[word] ?? 0;
      let at = starts[word - 1] ?? 0;
      if (to - at < SHORTEST_BARE) continue;
      let hash = 0;
      for (; at < to; at++) {
        const code = letters[at] ?? 0;
        if (code < A || code > Z) break;
        if (((VOWELS >> (code - A)) & 1) === 0) hash = (hash * MIX + code) & HASH;
      }
      if (at < to) continue;
      next[word] = first[hash] ?? 0;
      first[hash] = word;
    }
    this.#next = next;
  }

  /** The words that are `bones` without their vowels, in the order of their table. */
  of(bones: string): string[] {
    const { letters, starts } = this.#table;
    let hash = 0;
    for (let i = 0; i < bones.length; i++) hash = (hash * MIX + bones.charCodeAt(i)) & HASH;
    const found: string[] = [];
    for (let word = this.#first[hash] ?? 0; word > 0; word = this.#next[word] ?? 0) {
      const text = String.fromCharCode(...letters.subarray(starts[word - 1], starts[word]));
      if (consonants(text) === bones) found.push(text);
    }
    return found;
  }
}
