import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLayer,
  decodeSets,
  encodeLayer,
  encodeSet,
  NumberReader,
  SetTable,
  writeNumber,
} from './encode.ts';

describe('numbers', () => {
  it('come back as they were written, and JSON leaves them as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 55_000 })), (numbers) => {
        const text = numbers.map(writeNumber).join('');
        const reader = new NumberReader(text);
        expect(numbers.map(() => reader.next())).toEqual(numbers);
        expect(reader.done).toBe(true);
        expect(JSON.stringify(text)).toBe(`"${text}"`);
      }),
    );
  });
});

describe('layers', () => {
  it('come back as they were written', () => {
    const sets = new SetTable();
    sets.of([7, 3, 500]);
    const layer = [
      { out: 9000, elements: [{ symbols: [4] }, { gap: 3 }, { symbols: [7, 3, 500] }] },
      { out: 9000, elements: [{ symbols: [8000] }] },
    ];
    const read: [number, number[], number][] = [];
    const written = encodeLayer(
      layer,
      (s) => s,
      sets,
      (s) => s.elements.length - 1,
    );
    decodeLayer(written, sets.size, (out, elements, anchor) => read.push([out, elements, anchor]));
    expect(read).toEqual([
      [9000, [4, -3, -1000], 2],
      [9000, [8000], 0],
    ]);
    expect(decodeSets(sets.toString())).toEqual([[3, 7, 500]]);
    expect(decodeSets(encodeSet([1, 2]) + encodeSet([40_000]))).toEqual([[1, 2], [40_000]]);
  });
});
