import { describe, expect, it } from 'vitest';
import { SortedWords } from './fitting.ts';
import { piecesOf } from './undo.ts';

const words = new SortedWords(['kamboja', 'kamar', 'kami', 'kamu', 'loba', 'lomba', 'gaji', 'xl', 'café']);
const fits = (chunk: string): string[] => words.fitting(piecesOf(chunk)).map((fit) => fit.text);

describe('SortedWords', () => {
  it.each([
    ['k*mboja', ['kamboja']],
    ['kamb*j*', ['kamboja']],
    ['k.a.m.b.o.j.a', ['kamboja']],
    ['kammmboja', ['kamboja']],
    ['kambojanya', ['kamboja']],
    ['k4m80j4', ['kamboja']],
    ['kam*', ['kami', 'kamu']],
    ['lo*ba', ['loba', 'lomba']],
    ['lo.ba', ['loba']],
    ['lombax', []],
    ['x*', []],
    ['****', []],
    ['', []],
  ])('%s', (chunk, expected) => {
    expect(fits(chunk).sort()).toEqual(expected);
  });

  it('gives nothing where too many words fit', () => {
    const many = new SortedWords([...'bcdfghjkl'].map((letter) => `a${letter}ab`));
    expect(many.fitting(piecesOf('a*ab'))).toEqual([]);
  });

  it('stops looking in time', () => {
    const dense = new SortedWords(
      Array.from({ length: 8 ** 5 }, (_, i) =>
        i
          .toString(8)
          .padStart(5, '0')
          .replace(/\d/g, (d) => 'abcdefgh'[Number(d)] ?? 'a'),
      ),
    );
    const started = performance.now();
    for (let i = 0; i < 100; i++) dense.fitting(piecesOf('a*b*c*d*e*f*g*h*a*b*c*d*'));
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
