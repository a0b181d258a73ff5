import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Amount, findAmounts, type MoneyTable, parseNumber } from './amounts.ts';
import { findContacts } from './contacts.ts';
import { tokenise } from './tokenise.ts';

const table: MoneyTable = {
  currencies: new Map(
    Object.entries({
      rp: 'IDR',
      rupiah: 'IDR',
      $: 'USD',
      us$: 'USD',
      usd: 'USD',
      dolar: 'USD',
      dollar: 'USD',
      usdt: 'USDT',
      rm: 'MYR',
      ringgit: 'MYR',
      nt: 'TWD',
      nt$: 'TWD',
      s$: 'SGD',
      '¥': 'JPY',
      baht: 'THB',
      元: 'CNY',
      美金: 'USD',
    }),
  ),
  units: new Map(
    Object.entries({
      jt: 1e6,
      juta: 1e6,
      yuto: 1e6,
      million: 1e6,
      ewu: 1e3,
      jutaan: 1e6,
      rb: 1e3,
      ribu: 1e3,
      k: 1e3,
      万: 1e4,
      miliar: 1e9,
    }),
  ),
  periods: new Map(
    Object.entries({ bulan: 1, bln: 1, sebulan: 1, hari: 26, minggu: 4.33, jam: 208, sehari: 26 }),
  ),
  words: new Map([['belasan', [{ words: ['belasan', 'juta'], low: 11e6, high: 19e6, code: 'IDR' }]]]),
  firstLetters: 'b',
};

function amounts(text: string): Amount[] {
  const tokens = tokenise(text);
  const spans = findContacts(text);
  const taken = (i: number): boolean =>
    spans.some((s) => s.start < (tokens[i]?.end ?? 0) && (tokens[i]?.start ?? 0) < s.end);
  return findAmounts(text, tokens, table, taken);
}

describe('findAmounts', () => {
  it.each<[string, number, number, string | undefined]>([
    ['gaji 12jt', 12e6, 12e6, 'IDR'],
    ['gaji 12 jt', 12e6, 12e6, 'IDR'],
    ['12-15 juta', 12e6, 15e6, 'IDR'],
    ['7-16jt', 7e6, 16e6, 'IDR'],
    ['12 sampai 15 juta', 12e6, 15e6, 'IDR'],
    ['7,5jt', 7.5e6, 7.5e6, 'IDR'],
    ['Rp 9.000.000', 9e6, 9e6, 'IDR'],
    ['Rp9.000.000,-', 9e6, 9e6, 'IDR'],
    ['Rp. 10.000.000 - Rp. 15.000.000', 10e6, 15e6, 'IDR'],
    ['4.500.000', 4.5e6, 4.5e6, 'IDR'],
    ['800$', 800, 800, 'USD'],
    ['$800', 800, 800, 'USD'],
    ['US$ 1,200', 1200, 1200, 'USD'],
    ['usd 1k', 1000, 1000, 'USD'],
    ['800-1200 dolar', 800, 1200, 'USD'],
    ['1.200 USDT', 1200, 1200, 'USDT'],
    ['800usdt', 800, 800, 'USDT'],
    ['RM 2500', 2500, 2500, 'MYR'],
    ['rm2500', 2500, 2500, 'MYR'],
    ['NT 29.500', 29500, 29500, 'TWD'],
    ['NT$ 27.470', 27470, 27470, 'TWD'],
    ['¥190.000', 190000, 190000, 'JPY'],
    ['8000元', 8000, 8000, 'CNY'],
    ['2万元', 20000, 20000, 'CNY'],
    ['1000美金', 1000, 1000, 'USD'],
    ['belasan juta', 11e6, 19e6, 'IDR'],
    ['lima belas juta', 15e6, 15e6, 'IDR'],
    ['sepuluh juta', 10e6, 10e6, 'IDR'],
    ['500rb/hari', 500e3, 500e3, 'IDR'],
    ['1000 per bulan', 1000, 1000, undefined],
  ])('%s', (text, low, high, code) => {
    const found = amounts(text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ low, high, code });
  });

  it.each([
    ['12jt/bulan', 1],
    ['12jt per bulan', 1],
    ['500rb sehari', 26],
    ['12jt', undefined],
  ])('period of %s', (text, perMonth) => {
    expect(amounts(text)[0]?.perMonth).toBe(perMonth);
  });

  it.each([
    '12jam kerja',
    '0812-3456-7890',
    '+62 812 3456 7890',
    'umur 18-35 tahun',
    'tahun 2025',
    'jam 08.00-17.00',
    '20 orang',
    'kode pos 12920',
    'kontrak 2 tahun',
    '8 jam/hari',
    '2x seminggu',
    'K2 B1',
    'constructor toString 5 hasOwnProperty',
  ])('no sum in %s', (text) => {
    expect(amounts(text)).toEqual([]);
  });

  it('reads back what people write for any number of millions', () => {
    const unit = fc.constantFrom('jt', ' jt', ' juta', 'juta');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999 }), unit, (millions, name) => {
        expect(amounts(`gaji ${millions}${name} bersih`)[0]?.low).toBe(millions * 1e6);
      }),
    );
  });
});

describe('parseNumber', () => {
  it.each<[string, number | undefined]>([
    ['9.000.000', 9e6],
    ['1,200', 1200],
    ['12,5', 12.5],
    ['1.5', 1.5],
    ['12.30.45', undefined],
  ])('%s', (text, value) => {
    expect(parseNumber(text)).toBe(value);
  });
});

describe('regional number words', () => {
  it.each([
    ['bayarane rong yuto sesasi', 2_000_000],
    ['disetor limang atus ewu', 500_000],
    ['sangu tilu juta kanggo nu di bumi', 3_000_000],
    ['telung puluh yuto', 30_000_000],
    ['five million rupiah', 5_000_000],
  ])('%s', (text, low) => {
    expect(amounts(text)[0]?.low).toBe(low);
  });
});

describe('sums in the words of a language', () => {
  const withWords: MoneyTable = {
    ...table,
    currencies: new Map([
      ...table.currencies,
      ['เงินเดือน', 'THB'],
      ['หมื่น', 'THB'],
      ['底薪', 'ZHX'],
      ['万', 'ZHX'],
      ['triệu', 'VND'],
    ]),
    units: new Map([...table.units, ['หมื่น', 1e4], ['triệu', 1e6]]),
  };
  const read = (text: string): Amount | undefined =>
    findAmounts(text, tokenise(text), withWords, () => false)[0];

  it.each([
    ['เงินเดือน 25,000 มีที่พัก', 25_000, 'THB'],
    ['เดือนละ 5 หมื่น', 50_000, 'THB'],
    ['底薪8000+提成', 8_000, 'ZHX'],
    ['一个月三万', 30_000, 'ZHX'],
    ['二十万安家费', 200_000, 'ZHX'],
  ])('%s', (text, low, code) => {
    expect(read(text)).toMatchObject({ low, code, implied: true });
  });

  it('lets a currency that is named win', () => {
    expect(read('底薪1500美金')).toMatchObject({ low: 1_500, code: 'USD', implied: false });
    expect(read('เงินเดือน 900 usd')).toMatchObject({ low: 900, code: 'USD', implied: false });
  });

  it.each(['一个人', 'triệu 5', 'หมื่น', '底薪面议'])('finds none in "%s"', (text) => {
    expect(read(text)).toBeUndefined();
  });
});
