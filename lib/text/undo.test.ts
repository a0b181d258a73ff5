import { describe, expect, it } from 'vitest';
import { SortedWords } from './fitting.ts';
import { undoneNames } from './fold.ts';
import { consonants, type Known, readBroken, readDisguised } from './undo.ts';

const WORDS = [
  'kamboja',
  'admin',
  'slot',
  'gaji',
  'kerja',
  'berangkat',
  'loker',
  'online',
  'aman',
  'judol',
  'ditanggung',
  'support',
];
const sorted = new SortedWords(WORDS);
const known: Known = {
  has: (word) => WORDS.includes(word),
  common: () => false,
  byConsonants: (bones) => WORDS.filter((w) => consonants(w) === bones),
  lists: (word) => WORDS.includes(word),
  fitting: (pieces) => sorted.fitting(pieces),
};
const read = (token: string): string[] =>
  readDisguised(token, known).map((r) => `${r.text} ${undoneNames(r.undone).join('+')}`);
const broken = (chunk: string): string[] =>
  readBroken(chunk, known).map((r) => `${r.text} ${undoneNames(r.undone).join('+')}`);

describe('readDisguised', () => {
  it.each([
    ['k4mb0ja', 'kamboja leetspeak'],
    ['sl0t', 'slot leetspeak'],
    ['onl1ne', 'online leetspeak'],
    ['4dmin', 'admin leetspeak'],
    ['kambojaaa', 'kamboja repeated'],
    ['gajiii', 'gaji repeated'],
    ['kmbj', 'kamboja dropped-vowels'],
    ['brngkt', 'berangkat dropped-vowels'],
    ['k4mbojaaa', 'kamboja leetspeak+repeated'],
    ['kkaammbboojjaa', 'kamboja repeated'],
    ['supporttttt', 'support repeated'],
    ['kambxja', 'kamboja masked'],
    ['ajobmak', 'kamboja reversed'],
    ['bojakam', 'kamboja respelled'],
    ['kmaboja', 'kamboja respelled'],
    ['kerdja', 'kerja respelled'],
    ['qerja', 'kerja respelled'],
    ['gadjie', 'gaji respelled'],
    ['kmbojaa', 'kamboja dropped-vowels'],
    ['oηliηe', 'online '],
  ])('%s', (token, expected) => {
    expect(read(token)).toEqual([expected]);
  });

  it.each(['12jt', '7-16jt', '2x', 'k2', 'b1', '800', '24jam', 'rm2500', 'krj', 'amn', 'jalan2', '0812'])(
    'leaves %s alone',
    (token) => {
      expect(read(token)).toEqual([]);
    },
  );
});

describe('words of daily life', () => {
  const daily = ['jalan', 'bukan', 'toko', 'sudah'];
  const words = [...daily, 'jaan', 'bukain', 'toto', 'sudan'];
  const common = new Set(daily);
  const list = new SortedWords(words, common);
  const some: Known = {
    has: (word) => words.includes(word),
    lists: (word) => words.includes(word),
    common: (word) => common.has(word),
    byConsonants: () => [],
    fitting: (pieces) => list.fitting(pieces),
  };

  it.each([
    ['ja*an', 'jalan'],
    ['buka*n', 'bukan'],
    ['to+o', 'toko'],
  ])('win where %s may be others', (chunk, expected) => {
    expect(readBroken(chunk, some).map(({ text }) => text)).toEqual([expected]);
  });

  it('win where a letter may be one or another', () => {
    expect(readDisguised('sudaη', some).map(({ text }) => text)).toEqual(['sudah']);
  });
});

describe('readBroken', () => {
  it.each([
    ['k*mboja', 'kamboja masked'],
    ['kamb*ja', 'kamboja masked'],
    ['k.a.m.b.o.j.a', 'kamboja spacing'],
    ['kam-boja', 'kamboja spacing'],
    ['k@mboj@', 'kamboja leetspeak'],
    ['$lot', 'slot leetspeak'],
    ['kam🌸boja', 'kamboja emoji'],
    ['j*d0l', 'judol leetspeak+masked'],
    ['j*d*l', 'judol masked'],
    ['d*tanggung', 'ditanggung masked'],
    ['dit@ngg*ng', 'ditanggung leetspeak+masked'],
    ['k|amboja', 'kamboja leetspeak'],
    ['k*mb*j*', 'kamboja masked'],
    ['k_mb0j@@', 'kamboja leetspeak+masked+repeated'],
    ['kambo?a', 'kamboja masked'],
    ['*amboja', 'kamboja masked'],
    ['k/a/m/b/o/j/a', 'kamboja spacing'],
    ['k*a*m*b*o*j*a', 'kamboja spacing'],
    ['kamb⭕ja', 'kamboja emoji'],
    ['k€rja', 'kerja leetspeak'],
    ['gaj*nya', 'gaji masked'],
  ])('%s', (chunk, expected) => {
    expect(broken(chunk)).toContain(expected);
  });

  it.each([
    'dan/atau',
    '*****',
    'k******',
    'a.b.c',
    'g*j*',
    'ka-ki',
    'i/o',
    '24/7',
    '08*12',
    '21-45',
    '4-9.6',
    'x***',
  ])('leaves %s alone', (chunk) => {
    expect(broken(chunk)).toEqual([]);
  });
});
