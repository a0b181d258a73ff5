import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import type { EngineInput } from '../../lib/schema/post.ts';
import { type Span, verdictSchema } from '../../lib/schema/verdict.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const texts = allExamples(rules).map((e) => e.input.text);

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc
    .array(fc.constantFrom(...texts, '\n', '"', '🇰🇭', '\ud800', '0812', '12jt'), { maxLength: 4 })
    .map((a) => a.join(' ')),
);

function textOf(input: EngineInput, span: Span): string | undefined {
  if (span.part === 'text') return input.text;
  if (span.part === 'title') return input.title;
  if (span.part === 'price') return input.price;
  return input.imageText?.[Number(span.part.slice(6))];
}

describe('any text', () => {
  it('gives a valid verdict whose quotes lie in the text', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.option(anyText, { nil: undefined }),
        fc.array(anyText, { maxLength: 2 }),
        (text, title, imageText) => {
          const input: EngineInput = { text, imageText, ...(title === undefined ? {} : { title }) };
          const verdict = engine.evaluate(input);
          expect(() => verdictSchema.parse(verdict)).not.toThrow();
          const facts = Object.values(verdict.facts);
          for (const { spans } of [...verdict.findings, ...verdict.reassurances, ...facts]) {
            for (const span of spans) {
              expect(span.end).toBeGreaterThan(span.start);
              expect(span.end).toBeLessThanOrEqual(textOf(input, span)?.length ?? -1);
            }
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('gives the same verdict every time, whatever was read before', () => {
    const fresh = createEngine(match);
    for (const text of texts.slice(0, 60))
      expect(engine.evaluate({ text })).toEqual(fresh.evaluate({ text }));
  });

  it('reads sums with a disguised neighbour as without', () => {
    const sum = fc.constantFrom(
      '12jt',
      '800$',
      'Rp 9.000.000',
      'RM 2500',
      '7-16jt',
      '0812-3456-7890',
      'K2',
      '2x',
    );
    fc.assert(
      fc.property(sum, (amount) => {
        const quotes = (text: string): number =>
          engine.evaluate({ text }).findings.filter((f) => f.undone.length > 0).length;
        expect(quotes(`gaji ${amount} ya`)).toBe(0);
      }),
    );
  });
});

describe('hostile texts', () => {
  const LONG = 200_000;
  it.each([
    ['words', 'kerja kamboja gaji '],
    ['letters', 'a '],
    ['spaced letters', 'k a m b o j a '],
    ['combining marks', '\u0301'],
    ['masks', 'k*mb*ja '],
    ['leetspeak', 'x1y2 k4mb0j '],
    ['lone surrogates', '\ud800'],
    ['sums', '12jt - '],
    ['phone numbers', '0812 '],
    ['quotes', '"'],
    ['handles', 'a@'],
    ['dots', 'a.'],
    ['line breaks', 'x\n'],
    ['characters without spaces', '招聘'],
    ['flags', '🇰🇭'],
  ])('reads 200,000 characters of %s in time', (_, piece) => {
    const text = piece.repeat(Math.ceil(LONG / piece.length));
    const started = performance.now();
    const verdict = engine.evaluate({ text });
    // Generous: the machine may be busy. Squared behaviour would take minutes.
    expect(performance.now() - started).toBeLessThan(2_500);
    expect(verdict.cut).toBe(true);
  });
});
