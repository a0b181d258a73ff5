import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JoinSieve } from './join-sieve.ts';
import { writeWords } from './word-list.ts';
import { WordTable } from './word-table.ts';

const word = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((text) => !/[A-Z]/.test(text));
const lists = fc.uniqueArray(word, { maxLength: 200 });

describe('a table of words', () => {
  it('knows the place of each of its words, in any order, and no other word', () => {
    fc.assert(
      fc.property(lists, word, (words, other) => {
        const table = new WordTable(writeWords(words));
        expect(words.map((text) => table.placeOf(text))).toEqual(words.map((_, place) => place));
        expect([...table]).toEqual(words);
        expect(table.size).toBe(words.length);
        expect(table.has(other)).toBe(words.includes(other));
      }),
    );
  });

  it('has room for words that share their beginnings', () => {
    const long = 'abcdefghijklmnopqrstuvwxyz';
    const words = Array.from(long, (letter) => long + letter);
    const table = new WordTable(writeWords(words));
    expect(words.map((text) => table.placeOf(text))).toEqual(words.map((_, place) => place));
    expect(table.has(long)).toBe(false);
  });

  it('finds words of five letters and more by their consonants, in order', () => {
    const table = new WordTable(writeWords(['kerja', 'loker', 'kerajaa', 'karja', 'krj', 'krja1', 'keraja']));
    expect(table.byConsonants('krj')).toEqual(['kerja', 'kerajaa', 'karja', 'keraja']);
    expect(table.byConsonants('lkr')).toEqual(['loker']);
    expect(table.byConsonants('kr')).toEqual([]);
    expect(table.byConsonants('')).toEqual([]);
  });

  it('lets every word that is cut in two pass its sieve, and few others', () => {
    const sieve = new JoinSieve();
    new WordTable(writeWords(['kamboja', 'lowongan', 'kerja']), sieve);
    expect(sieve.passes('kam', 'boja', 7)).toBe(true);
    expect(sieve.passes('lo', 'wongan', 8)).toBe(true);
    expect(sieve.passes('kam', 'boja', 8)).toBe(false);
    expect(sieve.passes('kam', 'bojo', 7)).toBe(false);
  });
});
