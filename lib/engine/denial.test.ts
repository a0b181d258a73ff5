import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { miniFlag, miniRules } from './testing/mini-rules.ts';

const base = miniRules();
const flag = (deniable: boolean) =>
  miniFlag({
    id: 'job/kept',
    deniable,
    phrases: { id: ['paspor ...3 ditahan', 'potong gaji', 'tanpa kontrak'] },
    patterns: [{ all: ['uang jaminan', '<place:abroad>'], within: 'post' }],
  });
const engineOf = (deniable: boolean) =>
  createEngine(
    compile(
      miniRules({
        flags: [flag(deniable)],
        facts: [
          {
            id: 'contract-length',
            title: { id: 'x', en: 'x' },
            deniable: true,
            stated: { id: ['kontrak <number> tahun'] },
          },
        ],
        scoring: {
          ...base.scoring,
          denial: {
            before: ['(tidak|tanpa|bukan)', 'tidak ada'],
            after: ['tidak ada'],
            fixed: ['tanpa pengalaman', 'tidak ada masalah', 'kalau tidak'],
            carry: ['(ada|akan|memungut)'],
            join: ['(atau|maupun)'],
            turn: ['(tapi|kecuali)'],
          },
        },
      }),
      { version: 'test' },
    ).match,
  );
const engine = engineOf(true);
const fires = (text: string): boolean =>
  engine.evaluate({ text: `loker jepang ${text}` }).findings.length > 0;

describe('denial', () => {
  it.each([
    'tidak potong gaji',
    'tidak ada potong gaji',
    'tidak akan ada potong gaji',
    'paspor tidak ditahan',
    'paspor kamu tidak akan ditahan',
    'potong gaji tidak ada',
    'potong gaji: tidak ada, mess gratis',
    'tanpa denda atau potong gaji',
    'tanpa denda, titipan, maupun potong gaji',
    'tanpa denda/potong gaji',
    'kami tidak memungut uang jaminan',
    'bukan tanpa kontrak',
    'potong gaji? tidak ada, semua resmi',
    'potong gaji? Bukan.',
    'potong gaji apapun tidak ada',
    'potong gaji tidak ada, akan dibayar penuh',
  ])('takes it back: %s', (text) => {
    expect(fires(text)).toBe(false);
  });

  it.each([
    'potong gaji',
    'tidak jauh, potong gaji',
    'tidak jauh lagi potong gaji',
    'tanpa denda, potong gaji',
    'tidak bayar tapi potong gaji',
    'tanpa pengalaman potong gaji',
    'potong gaji tidak ada masalah',
    'potong gaji tidak ada libur',
    'potong gaji, tidak ada libur',
    'kalau tidak betah potong gaji',
    'bukan tanpa potong gaji',
    'tidak, tanpa kontrak',
    'potong gaji? tidak ada masalah',
    'potong gaji? tidak lama kok',
    'tanpa kontrak',
    'tidak. potong gaji',
    'tidak ada uang jaminan. Besok uang jaminan dibawa',
  ])('leaves it: %s', (text) => {
    expect(fires(text)).toBe(true);
  });

  it('heeds only rules that can be denied', () => {
    const findings = engineOf(false).evaluate({ text: 'loker jepang tidak potong gaji' }).findings;
    expect(findings.map(({ id }) => id)).toEqual(['job/kept']);
  });

  it('turns a stated term into a denied one, unless it is stated elsewhere', () => {
    const stateOf = (text: string): string => engine.evaluate({ text }).facts['contract-length'].state;
    expect(stateOf('loker jepang, kontrak 2 tahun')).toBe('stated');
    expect(stateOf('loker jepang, tanpa kontrak 2 tahun')).toBe('denied');
    expect(stateOf('loker jepang, tanpa kontrak 2 tahun. Sopir: kontrak 3 tahun')).toBe('stated');
  });

  it('stays fast on nothing but negators', () => {
    const text = `loker jepang ${'tidak tanpa, ada atau '.repeat(900)}potong gaji`;
    const before = performance.now();
    engine.evaluate({ text });
    expect(performance.now() - before).toBeLessThan(200);
  });
});
