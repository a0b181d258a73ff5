import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  decodeLayer,
  decodeSets,
  encodeLayer,
  encodeSet,
  readNumbers,
  SetTable,
  writeNumber,
} from './encode.ts';

describe('numbers', () => {
  it('come back as they were written, and JSON leaves them as they are', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 55_000 })), (numbers) => {
        const text = numbers.map(writeNumber).join('');
        expect([...readNumbers(text)]).toEqual(numbers);
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
    const written = encodeLayer(
      layer,
      (s) => s,
      sets,
      (s) => s.elements.length - 1,
    );
    const { size, outs, from, anchors, elements } = decodeLayer(written, sets.size);
    expect(size).toBe(2);
    expect([...outs]).toEqual([9000, 9000]);
    expect([...from]).toEqual([0, 3, 4]);
    expect([...anchors]).toEqual([2, 3]);
    expect([...elements]).toEqual([4, -3, -1000, 8000]);
    const one = decodeSets(sets.toString());
    expect([one.size, [...one.from], [...one.members]]).toEqual([1, [0, 3], [3, 7, 500]]);
    const two = decodeSets(encodeSet([1, 2]) + encodeSet([40_000]));
    expect([two.size, [...two.from], [...two.members]]).toEqual([2, [0, 2, 3], [1, 2, 40_000]]);
  });
});
