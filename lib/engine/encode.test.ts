import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SYMBOLS } from './decode.ts';
import { encodeLayers, type Places } from './encode.ts';
import type { Sequence } from './grammar.ts';
import { readNumbers, writeNumber, writeNumbers } from './numbers.ts';
import { countsOf } from './pack-symbols.ts';
import { ALONE, ENTRY, SequenceIndex } from './sequence-index.ts';
import { SetTable } from './set-table.ts';
import { Sets } from './sets.ts';
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

function membersOf(sets: Sets, set: number): number[] {
  sets.makeMarks(set);
  return [...sets.members.subarray(sets.from[set], sets.to[set])];
}

describe('sets', () => {
  const numbers = fc.uniqueArray(fc.nat({ max: 60 }), { minLength: 2, maxLength: 12 });

  it('come back as they were given, ascending, also where many hold others', () => {
    fc.assert(
      fc.property(fc.array(numbers, { minLength: 1, maxLength: 40 }), (given) => {
        const table = new SetTable();
        const places = given.map((symbols) => table.of(symbols).set);
        const sets = new Sets(table.toString(), { sets: table.size, members: table.members });
        given.forEach((symbols, i) => {
          expect(membersOf(sets, places[i] ?? 0)).toEqual(symbols.sort((a, b) => a - b));
        });
      }),
    );
  });

  it('name what they hold where that is shorter', () => {
    const table = new SetTable();
    table.of([5_000, 6_000, 7_000]);
    const alone = table.toString().length;
    table.of([40, 5_000, 6_000, 7_000]);
    expect(table.toString().length).toBeLessThanOrEqual(alone + 6);
  });
});

describe('layers', () => {
  const set = { symbols: [7, 3, 500] };
  const layers: Sequence[][] = [
    [
      { out: 9000, elements: [{ symbols: [4] }, { gap: 3 }, set] },
      { out: 9000, elements: [{ symbols: [8000] }] },
      { out: 9001, elements: [set, { gap: 120 }, { symbols: [9] }] },
    ],
    [{ out: 9002, elements: [{ symbols: [1, 2] }, { symbols: [4] }] }],
  ];
  const symbols = 10_000;
  const sets = new SetTable();
  const placesOf = ({ elements }: Sequence): Places => ({ anchor: elements.length - 1, must: 0 });
  const written = encodeLayers(layers, { number: (s) => s, symbols }, sets, placesOf);
  const counts = { ...countsOf(layers.flat(), placesOf), sets: sets.size, members: sets.members };
  const decoded = new Sets(sets.toString(), counts);

  it('keep their sets, ascending', () => {
    expect(decoded.size).toBe(2);
    expect([membersOf(decoded, 0), membersOf(decoded, 1)]).toEqual([
      [3, 7, 500],
      [1, 2],
    ]);
  });

  it('take the room that is counted', () => {
    expect(counts).toEqual({ elements: 13, links: 6, sets: 2, members: 5 });
  });

  it('are found by the symbols of their anchors', () => {
    const index = new SequenceIndex({ layers: written, symbols, firstOut: 9000, counts }, decoded);
    /** Of each sequence what else it needs, its output and its elements. */
    const found = (layer: number, symbol: number): number[][] => {
      const rows: number[][] = [];
      const base = index.of(symbol);
      const { details, elements, entries } = index;
      const to = base < 0 ? 0 : (entries[base + layer + 1] ?? 0);
      for (let k = entries[base + layer] ?? 0; k < to; k += ENTRY) {
        const detail = entries[k + 5] ?? 0;
        if (entries[k] === ALONE) rows.push([ALONE, detail]);
        else {
          const [out = 0, first = 0, , last = 0] = details.slice(detail, detail + 4);
          rows.push([entries[k] ?? 0, out, ...elements.subarray(first, last + 1)]);
        }
      }
      return rows;
    };
    const firstSet = SYMBOLS + symbols;
    const gap = firstSet + decoded.size + 120;
    for (const member of set.symbols)
      expect(found(0, member)).toEqual([[SYMBOLS + 4, 9000, SYMBOLS + 4, 3, firstSet]]);
    expect(found(0, 8000)).toEqual([[ALONE, 9000]]);
    expect(found(0, 9)[0]?.slice(1)).toEqual([9001, firstSet, gap, SYMBOLS + 9]);
    expect(found(1, 4)[0]?.slice(1)).toEqual([9002, firstSet + 1, SYMBOLS + 4]);
    // A set without which the sequence cannot hold.
    expect(found(1, 4)[0]?.[0]).toBe(firstSet + 1);
    expect(found(1, 9)).toEqual([]);
    expect(index.of(5)).toBeLessThan(0);
  });
});
