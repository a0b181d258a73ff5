import { describe, expect, it } from 'vitest';
import { quotedRanges } from './quotes.ts';

const quoted = (text: string): string[] => quotedRanges(text).map(([s, e]) => text.slice(s, e));

describe('quotedRanges', () => {
  it.each([
    ['kata dia, "ikut saja", lalu', ['"ikut saja"']],
    ['“satu” dan “dua”', ['“satu”', '“dua”']],
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
