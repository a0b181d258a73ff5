import { consonants } from '../text/undo.ts';
import type { JoinSieve } from './join-sieve.ts';
import { A, MOST_SHARED, readWords, Z } from './word-list.ts';

/** Hashes stay below 2 ** 30 on the way: larger numbers are slow before code is compiled. */
const MIX = 251;
const HASH = (1 << 22) - 1;
const MIXED = 9;
/** The same of a word's consonants: lists of words by them, less one, are as many as words of an ordinary pack. */
const BONE_MIX = 29;
const BONES = (1 << 14) - 1;
/** A bit for each of a, e, i, o and u, counted from a. */
const VOWELS = 0b100000100000100010001;
const SMALL_A = 97;
/** Words from which vowels are dropped. */
const SHORTEST_BARE = 5;
/** More letters to a word than most lists have on average; room is made for longer ones. */
const ROOM = 3;

/**
 * Listed words and their places in the list, read from what `writeWords` wrote. A table of hashes over letters side by
 * side: to make thousands of strings and a map of them takes three times as long, and no page asks for a tenth of them.
 */
export class WordTable {
  /** Number of words. */
  readonly size: number;
  /** Code units of all words; the word at place n has those from `starts[n]` up to `starts[n + 1]`. */
  readonly #letters: Uint16Array;
  readonly #starts: Int32Array;
  readonly #written: string;
  /** By hash the number of a word, counted from 1; 0 where there is none. */
  readonly #slots: Uint16Array;
  /** By hash of its consonants a word, and after each word another, by their numbers; the last come first. */
  readonly #bones = new Uint16Array(BONES + 1);
  readonly #next: Uint16Array;

  /** The words are told to a sieve, where there is one. All in one loop: this runs once, before anything is fast. */
  constructor(written: string, sieve?: JoinSieve) {
    const { length } = written;
    let letters = new Uint16Array(ROOM * length);
    const starts = new Int32Array(length + 1);
    const slots = new Uint16Array(2 ** (32 - Math.clz32(length)));
    const mask = slots.length - 1;
    /** Hashes of the beginnings of the word that is read, by their length. */
    const hashes = new Int32Array(MOST_SHARED + 1);
    const skeletons = new Int32Array(MOST_SHARED + 1);
    const bones = this.#bones;
    const next = new Uint16Array(length + 1);
    let size = 0;
    let from = 0;
    let to = 0;
    let hash = 0;
    let skeleton = 0;
    for (let at = 1; at <= length; at++) {
      const code = at < length ? written.charCodeAt(at) : A;
      if (code < A || code > Z) {
        letters[to++] = code;
        hash = (hash * MIX + code) & HASH;
        if (((VOWELS >> (code - SMALL_A)) & 1) === 0) skeleton = (skeleton * BONE_MIX + code) & BONES;
        if (to - from <= MOST_SHARED) {
          hashes[to - from] = hash;
          skeletons[to - from] = skeleton;
        }
        continue;
      }
      let slot = (hash ^ (hash >> MIXED)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = ++size;
      starts[size] = to;
      next[size] = bones[skeleton] ?? 0;
      bones[skeleton] = size;
      sieve?.put(letters, from, to);
      const shared = code - A;
      if (to + shared + length - at > letters.length) letters = doubled(letters);
      for (let i = 0; i < shared; i++) letters[to + i] = letters[from + i] ?? 0;
      hash = hashes[shared] ?? 0;
      skeleton = skeletons[shared] ?? 0;
      from = to;
      to += shared;
    }
    this.size = size;
    this.#letters = letters;
    this.#starts = starts;
    this.#next = next;
    this.#written = written;
    this.#slots = slots;
  }

  /** Place of a word in the list, or -1. */
  placeOf(word: string): number {
    const { length } = word;
    const starts = this.#starts;
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
    const letters = this.#letters;
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

  /** The words of five and more small Latin letters that are `bones` once their vowels are left out, in order. */
  byConsonants(bones: string): string[] {
    const starts = this.#starts;
    let hash = 0;
    for (let i = 0; i < bones.length; i++) hash = (hash * BONE_MIX + bones.charCodeAt(i)) & BONES;
    const found: string[] = [];
    for (let word = this.#bones[hash] ?? 0; word > 0; word = this.#next[word] ?? 0) {
      const text = String.fromCharCode(...this.#letters.subarray(starts[word - 1], starts[word]));
      if (text.length >= SHORTEST_BARE && consonants(text) === bones) found.push(text);
    }
    return found.reverse();
  }
}

function doubled(letters: Uint16Array<ArrayBuffer>): Uint16Array<ArrayBuffer> {
  const larger = new Uint16Array(2 * letters.length);
  larger.set(letters);
  return larger;
}
