import { describe, expect, it } from 'vitest';
import { mergeAlike } from './alike.ts';
import type { Element, Sequence } from './grammar.ts';

const words = (...elements: (number | number[])[]): Element[] =>
  elements.map((symbols) => ({ symbols: [symbols].flat() }));
const sequence = (elements: Element[], out = 90): Sequence => ({ out, elements });

describe('mergeAlike', () => {
  it('writes sequences that differ in one element as one', () => {
    const alike = [sequence(words(1, 2, 5)), sequence(words(1, 2, 4)), sequence(words(1, 2, [3, 4]))];
    expect(mergeAlike(alike)).toEqual([sequence(words(1, 2, [3, 4, 5]))]);
  });

  it('widens a set whatever stands beside it', () => {
    const alike = [sequence(words(1, [2, 3])), sequence(words(1, [4, 5]))];
    expect(mergeAlike(alike)).toEqual([sequence(words(1, [2, 3, 4, 5]))]);
  });

  it.each<[string, Sequence, Sequence]>([
    ['of two outputs', sequence(words(1, 2, 3), 91), sequence(words(1, 2, 4))],
    ['that differ in two elements', sequence(words(1, 2, 3)), sequence(words(1, 5, 4))],
    ['of unlike gaps', sequence([...words(1), { gap: 2 }, ...words(2, 3)]), sequence(words(1, 2, 4))],
    ['that would lose their single words', sequence(words(1, 3)), sequence(words(1, 4))],
    ['of one word', sequence(words([1, 2])), sequence(words([3, 4]))],
  ])('keeps sequences %s apart', (_, one, other) => {
    expect(mergeAlike([one, other])).toEqual([one, other]);
  });
});
