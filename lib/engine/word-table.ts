import { Bones } from './bones.ts';
import type { JoinSieve } from './join-sieve.ts';
import { A, MOST_SHARED, readWords, Z } from './word-list.ts';

/** Hashes stay below 2 ** 30 on the way: larger numbers are slow before code is compiled. */
const MIX = 251;
const HASH = (1 << 22) - 1;
const MIXED = 9;
/** More letters to a word than most lists have on average; room is made for longer ones. */
const ROOM = 3;

/**
 * Listed words and their places in the list, read from what `writeWords` wrote. A table of hashes over letters side by
 * side: to make thousands of strings and a map of them takes three times as long, and no page asks for a tenth of them.
 */
export class WordTable {
  /** Number of words. */
  readonly size: number;
  /** Code units of all words; word n has those from `starts[n]` up to `starts[n + 1]`. */
  readonly letters: Uint16Array;
  readonly starts: Int32Array;
  readonly #written: string;
  /** By hash the number of a word, counted from 1; 0 where there is none. */
  readonly #slots: Uint16Array;
  #bones: Bones | undefined;

  /** The words are told to a sieve, where there is one. All in one loop: this runs once, before anything is fast. */
  constructor(written: string, sieve?: JoinSieve) {
    const { length } = written;
    let letters = new Uint16Array(ROOM * length);
    const starts = new Int32Array(length + 1);
    const slots = new Uint16Array(2 ** (32 - Math.clz32(length)));
    const mask = slots.length - 1;
    /** Hashes of the beginnings of the word that is read, by their length. */
    const hashes = new Int32Array(MOST_SHARED + 1);
    let size = 0;
    let from = 0;
    let to = 0;
    let hash = 0;
    for (let at = 1; at <= length; at++) {
      const code = at < length ? written.charCodeAt(at) : A;
      if (code < A || code > Z) {
        letters[to++] = code;
        hash = (hash * MIX + code) & HASH;
        if (to - from <= MOST_SHARED) hashes[to - from] = hash;
        continue;
      }
      let slot = (hash ^ (hash >> MIXED)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = ++size;
      starts[size] = to;
      sieve?.put(letters, from, to);
      const shared = code - A;
      if (to + shared + length - at > letters.length) letters = doubled(letters);
      for (let i = 0; i < shared; i++) letters[to + i] = letters[from + i] ?? 0;
      hash = hashes[shared] ?? 0;
      from = to;
      to += shared;
    }
    this.size = size;
    this.letters = letters;
    this.starts = starts;
    this.#written = written;
    this.#slots = slots;
  }

  /** Place of a word in the list, or -1. */
  placeOf(word: string): number {
    const { length } = word;
    const { starts } = this;
    const slots = this.#slots;
    let hash = 0;
    for (let i = 0; i < length; i++) hash = (hash * MIX + word.charCodeAt(i)) & HASH;
    const mask = slots.length - 1;
    for (let slot = (hash ^ (hash >> MIXED)) & mask; ; slot = (slot + 1) & mask) {
      const place = (slots[slot] ?? 0) - 1;
      if (place < 0) return -1;
      const start = starts[place] ?? 0;
      if ((starts[place + 1] ?? 0) - start === length && this.#stands(word, start)) return place;
    }
  }

  #stands(word: string, start: number): boolean {
    const { letters } = this;
    for (let i = 0; i < word.length; i++) if (letters[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  has(word: string): boolean {
    return this.placeOf(word) >= 0;
  }

  /** The words in their order. */
  [Symbol.iterator](): Iterator<string> {
    return readWords(this.#written).values();
  }

  /** The words of five and more small Latin letters that are `bones` once their vowels are left out. */
  byConsonants(bones: string): string[] {
    this.#bones ??= new Bones(this);
    return this.#bones.of(bones);
  }
}

function doubled(letters: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(2 * letters.length);
  larger.set(letters);
  return larger;
}
