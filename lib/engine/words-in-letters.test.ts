import { describe, expect, it } from 'vitest';
import { buildPack } from '../../tools/pack/build.ts';
import { Vocabulary } from './vocabulary.ts';
import { wordsIn } from './words-in-letters.ts';

const vocabulary = new Vocabulary(buildPack().match);
const words = (text: string): string[] =>
  wordsIn([...text], vocabulary).map(({ start, length }) => text.slice(start, start + length));

describe('wordsIn', () => {
  it.each([
    ['kamboja', ['kamboja']],
    ['lokerkamboja', ['loker', 'kamboja']],
    ['lahiranaksalah', ['lahir', 'anak', 'salah']],
    ['kerjadilaos', ['kerja', 'laos']],
    ['gaji5', ['gaji']],
    ['gajiqwzxv', ['gaji']],
  ])('finds those of %s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each(['gajiqw', 'abc', 'xx'])('finds none in %s, which leaves parts of an unknown word', (text) => {
    expect(words(text)).toEqual([]);
  });

  it('finds nothing in a long row of one letter', () => {
    expect(words('a'.repeat(60))).toEqual([]);
  });
});
