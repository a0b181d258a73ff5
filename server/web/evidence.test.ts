import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtMarks, type Mark } from './evidence.ts';

describe('cutAtMarks', () => {
  it('leaves an unmarked text whole', () => {
    expect(cutAtMarks('halo', [])).toEqual([
      { start: 0, text: 'halo', flags: [], ending: [], redaction: undefined },
    ]);
    expect(cutAtMarks('', [{ start: 0, end: 3, flag: 1 }])).toEqual([]);
  });

  it('cuts overlapping marks into pieces', () => {
    const pieces = cutAtMarks('abcdef', [
      { start: 1, end: 4, flag: 1 },
      { start: 3, end: 5, flag: 2 },
      { start: 3, end: 4, redaction: 'phone' },
    ]);
    expect(pieces.map((piece) => [piece.text, piece.flags, piece.ending, piece.redaction])).toEqual([
      ['a', [], [], undefined],
      ['bc', [1], [], undefined],
      ['d', [1, 2], [1], 'phone'],
      ['e', [2], [2], undefined],
      ['f', [], [], undefined],
    ]);
  });

  it('never splits a character and cuts off what reaches outside', () => {
    const pieces = cutAtMarks('a🔥b', [{ start: 2, end: 99, flag: 1 }]);
    expect(pieces.map((piece) => piece.text)).toEqual(['a', '🔥b']);
  });

  it('keeps the text, whatever the marks', () => {
    const offset = fc.integer({ min: -5, max: 40 });
    const mark = fc.record({ start: offset, end: offset, flag: fc.nat(5) });
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 20 }), fc.array(mark), (text, marks: Mark[]) => {
        const pieces = cutAtMarks(text, marks);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
        expect(pieces.every((piece) => piece.ending.every((flag) => piece.flags.includes(flag)))).toBe(true);
      }),
    );
  });

  it('stays fast with thousands of marks', () => {
    const text = 'kerja di luar '.repeat(4_000);
    const marks = Array.from({ length: 8_000 }, (_, i) => ({ start: i * 7, end: i * 7 + 5, flag: i % 200 }));
    const started = performance.now();
    cutAtMarks(text, marks);
    expect(performance.now() - started).toBeLessThan(500);
  });
});
