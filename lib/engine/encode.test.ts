import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Decoding, decodeLayer, decodeSets } from './decode.ts';
import { encodeLayer, SetTable } from './encode.ts';
import type { Sequence } from './grammar.ts';
import { readNumbers, writeNumber, writeNumbers } from './numbers.ts';
import { readWords, writeWords } from './word-list.ts';

describe('numbers', () => {
  it('come back as they were written, and JSON leaves them as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 64_000 })), (numbers) => {
        const text = writeNumbers(numbers);
        expect([...readNumbers(text)]).toEqual(numbers);
        expect(JSON.stringify(text)).toBe(`"${text}"`);
      }),
    );
  });

  it('that are too large for a pack are refused, not cut', () => {
    expect(() => writeNumber(1_000_000)).toThrow(/a number below/);
  });
});

describe('words', () => {
  it('come back as they were written, in any order', () => {
    const word = fc.string({ minLength: 1, maxLength: 30 }).filter((text) => !/[A-Z]/.test(text));
    fc.assert(
      fc.property(fc.array(word), (words) => {
        expect(readWords(writeWords(words))).toEqual(words);
      }),
    );
  });

  it('take less room beside their neighbours', () => {
    expect(writeWords(['kerja', 'kerjaan', 'kota'])).toBe('AkerjaFanBota');
  });

  it('that are not folded are refused', () => {
    expect(() => writeWords(['Kerja'])).toThrow(/folded/);
  });
});

describe('layers', () => {
  const numbering = { number: (s: number) => s, symbols: 10_000, frequent: [4] };
  const set = { symbols: [7, 3, 500] };
  const layers: Sequence[][] = [
    [
      { out: 9000, elements: [{ symbols: [4] }, { gap: 3 }, set] },
      { out: 9000, elements: [{ symbols: [8000] }] },
      { out: 9001, elements: [set, { gap: 120 }, { symbols: [9] }] },
    ],
    [{ out: 9002, elements: [{ symbols: [1, 2] }, { symbols: [4] }] }],
  ];

  it('come back as they were written', () => {
    const sets = new SetTable();
    const written = layers.map((l) => encodeLayer(l, numbering, sets, (s) => s.elements.length - 1));
    const state: Decoding = { symbols: 10_000, frequent: Int32Array.of(4), out: 9000, set: 0 };
    const [first, second] = written.map((text) => decodeLayer(text, state));
    expect([...(first?.starts ?? [])]).toEqual([0, 6, 10]);
    expect([...(first?.records ?? [])]).toEqual([
      ...[9000, 5, 5, 4, -3, -1000],
      ...[9000, 9, 9, 8000],
      ...[9001, 15, 15, -1000, -120, 9],
    ]);
    expect([...(second?.records ?? [])]).toEqual([9002, 4, 4, -1001, 4]);
    const { from, members, size } = decodeSets(sets.toString());
    expect(size).toBe(2);
    expect([...from]).toEqual([0, 3, 5]);
    expect([...members.subarray(0, 5)]).toEqual([3, 7, 500, 1, 2]);
  });
});
