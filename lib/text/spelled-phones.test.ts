import { describe, expect, it } from 'vitest';
import { spelledPhones } from './spelled-phones.ts';
import { tokenise } from './tokenise.ts';

const found = (text: string): string[] =>
  spelledPhones(text, tokenise(text)).map((c) => `${c.kind} ${text.slice(c.start, c.end)}`);

describe('spelledPhones', () => {
  it.each([
    'nol delapan satu dua nol nol nol nol satu satu',
    'kosong lapan 1 2 kosong 0 nol 0 lima 5',
    'nol delapan dua belas 0000 1111',
    'nol, delapan, satu, dua, nol, nol, nol, nol, satu',
    'O8l2-OOOO-1111',
    'o8i2 0000 1111',
    '0️⃣8️⃣1️⃣2️⃣0️⃣0️⃣0️⃣0️⃣1️⃣1️⃣',
    '⓪⑧①②⓪⓪⓪⓪①',
    '０８１２００００１１',
    '0*8*1*2*0*0*0*0*1',
    '62_812_0000_1111',
    '零八一二零零零零一一',
    '0812 ~ 0000 ~ 1111',
  ])('%s', (text) => {
    expect(found(`WA ${text} ya`)).toEqual([`phone ${text}`]);
  });

  it('knows numbers abroad', () => {
    expect(found('wa 855 satu dua nol nol nol nol satu')).toEqual([
      'phone-foreign 855 satu dua nol nol nol nol satu',
    ]);
  });

  it.each([
    'satu dua tiga empat lima enam tujuh delapan sembilan',
    'jam 8 pagi, 9 malam, 10 orang',
    'buka 08:00 - 17:00, 20 orang, 1 juta',
    '08-11-2026, 12 orang',
    'delapan ribu lima ratus',
    'usia 18-35, tinggi 160, berat 50',
    'nol kilometer',
    '1 2 3 4 5 6 7 8 9 10',
    '0812-0000-1111',
    'lima anak, dua istri, satu rumah',
  ])('finds none in %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});
