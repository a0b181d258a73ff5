import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMeanings, writeMeanings } from './meanings.ts';

it('meanings come back as they were written, and known ones are only named', () => {
  const list = fc.array(fc.nat({ max: 30_000 }), { maxLength: 4 });
  fc.assert(
    fc.property(fc.array(list), fc.array(fc.nat({ max: 20 })), (lists, again) => {
      const all = [...lists, ...again.map((i) => lists[i % lists.length] ?? [])];
      expect(readMeanings(writeMeanings(all))).toEqual(all);
    }),
  );
  expect(writeMeanings([[5_000], [5_000], [5_000]])).toHaveLength(writeMeanings([[5_000]]).length + 2);
});
