import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromColumns, toColumns } from './columns.ts';

const through = (value: unknown): unknown => fromColumns(JSON.parse(JSON.stringify(toColumns(value))));

describe('columns', () => {
  it('give back any JSON value', () => {
    const value = fc.jsonValue().filter((v) => !JSON.stringify(v).includes('"~":'));
    fc.assert(
      fc.property(value, (v) => {
        expect(through(v)).toEqual(JSON.parse(JSON.stringify(v)));
      }),
    );
  });

  it('give back lists of records of many shapes', () => {
    const row = fc.record({
      id: fc.string({ maxLength: 8 }),
      symbol: fc.integer({ min: -2, max: 70_000 }),
      severity: fc.constantFrom('A', 'B', 'C'),
      weight: fc.double({ noNaN: true, noDefaultInfinity: true }),
      needs: fc.array(fc.constantFrom('abroad', 'offer-terms'), { maxLength: 2 }),
      patterns: fc.array(fc.record({ all: fc.array(fc.nat(), { maxLength: 3 }), within: fc.constant(-1) }), {
        maxLength: 3,
      }),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 9 }), (flags) => {
        const value = { flags: JSON.parse(JSON.stringify(flags)), highRupiah: 1 };
        expect(through(value)).toEqual(value);
      }),
    );
  });

  it('write each key once', () => {
    const rows = Array.from({ length: 50 }, (_, i) => ({
      symbol: i,
      all: [i, i + 1],
      severity: i % 2 ? 'A' : 'B',
    }));
    const written = JSON.stringify(toColumns(rows));
    expect(written.match(/severity/g)).toHaveLength(1);
    expect(written.length).toBeLessThan(JSON.stringify(rows).length / 4);
  });
});
