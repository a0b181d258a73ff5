import { describe, expect, it } from 'vitest';
import type { Element, Sequence } from './grammar.ts';
import { withoutNeedless } from './needless.ts';

const words = (...elements: (number | number[])[]): Element[] =>
  elements.map((symbols) => ({ symbols: [symbols].flat() }));
const sequence = (elements: Element[], out = 90): Sequence => ({ out, elements });

describe('withoutNeedless', () => {
  const short = sequence(words(2, [3, 4]));

  it.each<[string, Sequence]>([
    ['more words before and after', sequence(words(1, 2, 3, 5))],
    ['a gap elsewhere', sequence([...words(1), { gap: 3 }, ...words(2, 4)])],
    ['fewer choices', sequence(words(2, 3))],
  ])('drops a sequence that holds a shorter one with %s', (_, long) => {
    expect(withoutNeedless([long, short], new Set())).toEqual([short]);
  });

  it.each<[string, Sequence]>([
    ['other words between', sequence(words(2, 7, 3))],
    ['a gap between', sequence([...words(2), { gap: 3 }, ...words(3, 8)])],
    ['words that the shorter one lacks', sequence(words(2, [3, 6], 7))],
    ['another output', sequence(words(1, 2, 3), 91)],
  ])('keeps one with %s', (_, other) => {
    expect(withoutNeedless([other, short], new Set())).toEqual([other, short]);
  });

  it('drops a sequence whose words must be nearer', () => {
    const far = sequence([...words(2), { gap: 3 }, ...words(3)]);
    const near = sequence([...words(2), { gap: 1 }, ...words(3, 5)]);
    expect(withoutNeedless([near, short, far], new Set())).toEqual([short, far]);
    expect(withoutNeedless([near, far, sequence(words(2, 3))], new Set())).toEqual([far]);
  });

  it('keeps all of an output where the longest counts', () => {
    const long = sequence(words(1, 2, 3));
    expect(withoutNeedless([long, short], new Set([90]))).toEqual([long, short]);
  });
});
