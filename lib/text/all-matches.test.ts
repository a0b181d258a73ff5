import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMatches } from './all-matches.ts';

describe('all matches', () => {
  it('are those of matchAll, empty ones too, from the beginning each time', () => {
    const expressions = [/^[^\S\n]*(?=\S)/gmu, /x*/gu, /[?x]/gu, /🌸|(?=x)/gu];
    const text = fc.array(fc.constantFrom('x', '?', ' ', '\n', '🌸', '\ud83c', 'ab')).map((p) => p.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...expressions), text, (expression, subject) => {
        expression.lastIndex = 3;
        const found = allMatches(expression, subject).map((m) => [m.index, m[0]]);
        expect(found).toEqual([...subject.matchAll(expression)].map((m) => [m.index, m[0]]));
      }),
    );
  });
});
