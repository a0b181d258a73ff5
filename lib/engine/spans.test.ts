import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { miniFlag, miniRules } from './testing/mini-rules.ts';

const engine = createEngine(
  compile(
    miniRules({
      flags: [
        miniFlag({
          id: 'job/high',
          patterns: [{ all: ['<money>', 'besok sekali', '<place:abroad>'], within: 'post' }],
        }),
        miniFlag({
          id: 'documents/visa',
          group: 'documents',
          phrases: { id: ['pakai ... turis'] },
          patterns: [{ all: ['berangkat besok', '<money>', '<place:abroad>'], within: 'post' }],
        }),
      ],
    }),
    { version: 'test' },
  ).match,
);
const quotesOf = (text: string): string[] =>
  engine.evaluate({ text }).findings.flatMap(({ spans }) => spans.map((s) => text.slice(s.start, s.end)));

describe('the order of quotes', () => {
  it('puts own phrases before those of patterns, and places and sums last', () => {
    expect(quotesOf('Kamboja 🇰🇭 12 juta, berangkat besok. Masuk pakai visa turis')).toEqual([
      'pakai visa turis',
      'berangkat besok',
      'Kamboja',
      '12 juta',
    ]);
  });

  it('puts what a pattern names first before its other operands', () => {
    expect(quotesOf('Jepang, besok sekali, 12 juta')).toEqual(['12 juta', 'besok sekali', 'Jepang']);
  });

  it('puts the longer of two own phrases first', () => {
    expect(quotesOf('pakai turis, nanti pakai visa turis')).toEqual(['pakai visa turis', 'pakai turis']);
  });
});
