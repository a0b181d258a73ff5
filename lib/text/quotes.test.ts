import { describe, expect, it } from 'vitest';
import { quotedRanges } from './quotes.ts';

const quoted = (text: string): string[] => quotedRanges(text).map(([s, e]) => text.slice(s, e));

describe('quotedRanges', () => {
  it.each([
    ['kata dia, "ikut saja", lalu', ['"ikut saja"']],
    ['“satu kata” dan “dua kata”', ['“satu kata”', '“dua kata”']],
    ['ada “kerja” di “Laos”', []],
    ['他说「来吧」', ['「来吧」']],
    ['layar 14" murah', []],
    ['“buka tanpa tutup', []],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });

  it('ignores a stray mark that would quote half a page', () => {
    expect(quoted(`"${'a '.repeat(2000)}"`)).toEqual([]);
  });
});

describe('straight marks that break words up', () => {
  it.each([
    ['gaji k"e"r"j"a di "kata orang" sini', ['"kata orang"']],
    ['"ka"sir di kan"tor" itu "kata orang" ya', ['"kata orang"']],
    ['lo"ker bilang "gaji 5jt" lho', ['"gaji 5jt"']],
  ])('%s', (text, expected) => {
    expect(quoted(text)).toEqual(expected);
  });
});

describe('single marks', () => {
  it('hold a quotation of several words on one line', () => {
    expect(quoted("Copas dari grup: 'DICARI ADMIN CHAT GAJI 13JT' jangan ditelepon")).toEqual([
      "'DICARI ADMIN CHAT GAJI 13JT'",
    ]);
    expect(quoted('he wrote ‘free ticket, fly this week’ and left')).toEqual([
      '‘free ticket, fly this week’',
    ]);
  });
  it('are apostrophes within and after single words', () => {
    expect(quoted("Taretan, ja' gampang parcaja, don't ta' osa")).toEqual([]);
    expect(quoted("it's 'good' and 'ok'")).toEqual([]);
    expect(quoted("he said 'come to us\nnow and today'")).toEqual([]);
  });
});
