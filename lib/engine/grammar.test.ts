import { describe, expect, it } from 'vitest';
import type { Pattern } from '../schema/rules.ts';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { miniFlag, miniRules } from './testing/mini-rules.ts';

type Rule = { phrases?: string[]; patterns?: Pattern[]; unless?: string[]; language?: string };

/** Quotes of the evidence with which one flag fires on a text; undefined where it does not fire. */
function quotes({ phrases, patterns, unless, language = 'id' }: Rule, text: string): string[] | undefined {
  const flag = miniFlag({
    id: 'job/x',
    ...(phrases ? { phrases: { [language]: phrases } } : {}),
    ...(patterns ? { patterns } : {}),
    ...(unless ? { unless } : {}),
  });
  const inflect = (word: string): string[] => (word === 'pay' ? ['pay', 'pays', 'paid', 'paying'] : [word]);
  const { match } = compile(miniRules({ flags: [flag] }), { version: 'test', inflect });
  const verdict = createEngine(match).evaluate({ text });
  const finding = verdict.findings[0];
  return finding?.spans.map((s) => text.slice(s.start, s.end));
}
const fires = (phrase: string, text: string): boolean => quotes({ phrases: [phrase] }, text) !== undefined;

describe('phrases', () => {
  it.each<[string, string, boolean]>([
    ['gaji besar', 'Gaji, besar sekali', true],
    ['gaji besar', 'GAJI BESAR', true],
    ['gaji besar', 'gaji yang besar', false],
    ['gaji besar', 'gaji\nbesar', false],
    ['gaji besar', 'soal gaji. Besar kecil', false],
    ['(gaji|upah) besar', 'upah besar', true],
    ['(gaji pokok|upah) besar', 'gaji pokok besar', true],
    ['gaji [yang] besar', 'gaji yg besar', true],
    ['gaji [yang] besar', 'gaji besar', true],
    ['(gaji)? besar', 'besar', true],
    ['kirim ... ktp', 'kirim foto dan scan ktp', true],
    ['kirim ... ktp', 'kirim satu dua tiga empat ktp', false],
    ['kirim ...6 ktp', 'kirim satu dua tiga empat ktp', true],
    ['kirim ... ktp', 'kirim foto\nktp', true],
    ['kirim ... ktp', 'kirim\nfoto\nktp', false],
    ['kirim ... ktp', 'kirim foto. ktp', false],
    ['belum ...2 paspor ...2 dibantu', 'belum punya paspor? dibantu', true],
    ['berangkat~', 'siap diberangkatkan', true],
    ['berangkat~', 'keberangkatan', true],
    ['berangkat', 'keberangkatan', false],
    ['gaji', 'gajinya', true],
    ['=bo', 'BO', true],
    ['=gaji', 'gajinya', false],
    ['tidak ada', 'nggak ada', true],
    ['gak ada', 'tidak ada', true],
    ['hati-hati', 'hati2 ya', true],
    ['hati-hati', 'hati-hati ya', true],
    ['teman', 'teman-teman', true],
    ['gaji <money>', 'gaji 12jt', true],
    ['gaji <money:foreign>', 'gaji 12jt', false],
    ['gaji <money:foreign>', 'gaji 800$', true],
    ['ke <place:hub>', 'ke Kamboja', true],
    ['ke <place:hub>', 'ke 🇰🇭', true],
    ['kerja di <place:abroad>', 'kerja di batam', false],
    ['hub <phone>', 'hub: 0812-3456-7890', true],
    ['<@contact>', 'minat inbox', true],
    ['umur <age>', 'umur 18-35', true],
    ['📩', 'minat 📩 saya', true],
    ['<money:foreign>', '900 d0lar', true],
    ['<money>', '9 jut4', true],
    ['月薪<money>', '月薪8000$', true],
    ['不需要...经验', '不需要任何工作经验', true],
    ['招聘', '高薪招聘中', true],
    ['รับสมัคร', 'ด่วนรับสมัครงาน', true],
    ['gái', 'gai', true],
  ])('"%s" on "%s": %s', (phrase, text, expected) => {
    expect(fires(phrase, text)).toBe(expected);
  });

  it('inflects English phrases only', () => {
    expect(quotes({ phrases: ['we pay your ticket'], language: 'en' }, 'we paid your ticket')).toBeDefined();
    expect(quotes({ phrases: ['we pay your ticket'] }, 'we paid your ticket')).toBeUndefined();
  });

  it('quotes the words of the original', () => {
    expect(quotes({ phrases: ['gaji <money>'] }, 'info: GAJI-nya Rp 12 juta/bln!')).toEqual([
      'GAJI-nya Rp 12 juta/bln',
    ]);
  });

  it('does not read a flower as a country', () => {
    expect(quotes({ phrases: ['<place:hub>'] }, 'jual bunga kamboja')).toBeUndefined();
  });

  it('reads an ambiguous place only beside other evidence', () => {
    expect(quotes({ phrases: ['<place:hub>'] }, 'tiket pp murah')).toBeUndefined();
    expect(quotes({ phrases: ['di <place:hub>'] }, 'cs di PP')).toEqual(['di PP']);
  });

  it('takes the longest job title', () => {
    expect(quotes({ phrases: ['<role:online>'] }, 'admin gudang')).toBeUndefined();
  });
});

describe('patterns', () => {
  const pattern = (p: Pattern, text: string): boolean => quotes({ patterns: [p] }, text) !== undefined;
  it.each<[Pattern, string, boolean]>([
    [{ all: ['visa', 'kerja'] }, 'visa untuk kerja', true],
    [{ all: ['visa', 'kerja'] }, 'ada visa\nada kerja', false],
    [{ all: ['visa', 'kerja'], within: 'post' }, 'ada visa\nada kerja', true],
    [{ all: ['visa', 'kerja'], none: ['jasa'], within: 'post' }, 'jasa visa\nada kerja', false],
    [{ all: ['visa', 'kerja'], none: ['jasa'] }, 'jasa murah\nvisa kerja', true],
    [{ all: ['visa', 'kerja'], within: 4 }, 'visa itu untuk kerja', true],
    [{ all: ['visa', 'kerja'], within: 3 }, 'visa itu untuk kerja', false],
    [{ atLeast: 2, of: ['cepat', 'mudah', 'gratis'], within: 'post' }, 'cepat\ngratis', true],
    [{ atLeast: 2, of: ['cepat', 'mudah', 'gratis'], within: 'post' }, 'cepat', false],
    [{ any: ['cepat', 'mudah'] }, 'mudah', true],
    [{ all: ['<pay:out-of-line>', '<place:hub>'], within: 'post' }, 'kamboja 800$', true],
    [{ all: ['<pay:out-of-line>', '<place:hub>'], within: 'post' }, 'kamboja 300$', false],
    [{ all: ['<pay:high>', '<place:legal>'], within: 'post' }, 'jepang 25jt', false],
  ])('%j on "%s": %s', (p, text, expected) => {
    expect(pattern(p, text)).toBe(expected);
  });

  it('cancels within the same sentence only', () => {
    const rule = { phrases: ['visa turis'], unless: ['bukan visa turis'] };
    expect(quotes(rule, 'bukan visa turis')).toBeUndefined();
    expect(quotes(rule, 'bukan visa turis\npakai visa turis')).toEqual(['visa turis']);
  });
});
