import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areFlags, BREAK, tokenise } from './tokenise.ts';

const words = (text: string): string[] => tokenise(text).map((t) => t.text);

describe('tokenise', () => {
  it.each([
    ['Gaji 9.000.000/bln, 12jt!', ['gaji', '9.000.000', 'bln', '12jt']],
    ["don't jum'at", ['dont', 'jumat']],
    ['🇰🇭 Kamboja', ['flag:kh', 'kamboja']],
    ['菲律宾招人', ['菲', '律', '宾', '招', '人']],
    ['月薪8000元', ['月', '薪', '8000', '元']],
    ['gaji 3x UMR', ['gaji', '3', 'x', 'umr']],
    ['jalan2 teman-teman', ['jalan2', 'teman', 'teman']],
    ['日结5k', ['日', '结', '5k']],
    ['พนัก\u200bงาน', ['พ', 'นั', 'ก', 'ง', 'า', 'น']],
  ])('%s', (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it.each([
    ['satu dua', BREAK.none],
    ['satu, dua', BREAK.none],
    ['satu\ndua', BREAK.line],
    ['satu? dua', BREAK.line],
    ['satu. dua', BREAK.sentence],
    ['satu。二', BREAK.sentence],
    ['PT. Lintang', BREAK.none],
    ['Rp. 900', BREAK.none],
    ['satu... dua', BREAK.none],
  ])('break in %s', (text, brk) => {
    expect(tokenise(text)[1]?.brk).toBe(brk);
  });

  it('keeps offsets inside the text and in order, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        let end = 0;
        for (const token of tokenise(text)) {
          expect(token.start).toBeGreaterThanOrEqual(end);
          expect(token.end).toBeGreaterThan(token.start);
          end = token.end;
        }
        expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('areFlags', () => {
  it('knows the regions that browsers know', () => {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
    const alphabet = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const first of alphabet) {
      for (const second of alphabet) {
        const named = names.of((first + second).toUpperCase()) !== undefined;
        expect(areFlags([first, second]), first + second).toBe(named);
      }
    }
  });
});
