import { describe, expect, it } from 'vitest';
import { joinUnits, readDigits } from './broken-units.ts';
import { tokenise } from './tokenise.ts';

const names = {
  units: new Map(['jt', 'juta', 'rb', 'ribu', 'k'].map((name) => [name, 1])),
  currencies: new Map(['dolar', 'usd', 'rm', 'ringgit'].map((name) => [name, name])),
};
const joined = (text: string): string[] | undefined =>
  joinUnits(text, tokenise(text), names)?.tokens.map((t) => t.text);

describe('joinUnits', () => {
  it.each([
    ['12 ju-ta', ['12', 'juta']],
    ['12 j.t', ['12', 'jt']],
    ['12 j u t a', ['12', 'juta']],
    ['12j.t sebulan', ['12jt', 'sebulan']],
    ['12ju-ta', ['12juta']],
    ['12 j*ta', ['12', 'juta']],
    ['gaji 800 do lar + bonus 5 ri_bu', ['gaji', '800', 'dolar', 'bonus', '5', 'ribu']],
    ['1.500 ring.git', ['1.500', 'ringgit']],
    ['7 j-u-t-a buat keluarga', ['7', 'juta', 'buat', 'keluarga']],
    ['3 jxta', ['3', 'juta']],
    ['12 jut▲, klik', ['12', 'juta', 'klik']],
    ['9 jut/\\ sebulan', ['9', 'juta', 'sebulan']],
    ['7 ﾌㄩㄒ卂', ['7', 'juta']],
    ['320 ∂🔴⌊∆r', ['320', 'dolar']],
  ])('%s', (text, expected) => {
    expect(joined(text)).toEqual(expected);
  });

  it.each([
    '12 juta',
    '12 JUTA!',
    '24 jam(malam)',
    '12jt',
    '2 r m',
    '5 k g',
    '24 jam',
    '2 jam/hari',
    '17 th b',
    '10 org di kota',
    '12 ju. Ta',
    '3, j, t',
  ])('leaves %s alone', (text) => {
    expect(joined(text)).toBeUndefined();
  });

  it('tells where each token stood before', () => {
    const text = 'gaji 12 j u t a per bulan';
    expect(joinUnits(text, tokenise(text), names)?.at).toEqual([0, 1, 2, 6, 7, 8]);
  });
});

describe('readDigits', () => {
  it.each([
    ['l2', '12'],
    ['8oo', '800'],
    ['1ojt', '10jt'],
    ['9.ooo.ooo', '9.000.000'],
    ['12', '12'],
    ['2l', '2l'],
    ['12jam', '12jam'],
    ['k2', undefined],
    ['d0lar', undefined],
  ])('%s', (word, expected) => {
    expect(readDigits(word, names)).toBe(expected);
  });
});
