// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { leadOf, membersOf } from './group.ts';

/** A feed whose children carry these values; `-` is one without. */
function children(values: string): Element[] {
  const feed = document.createElement('div');
  for (const value of values.split(' ')) {
    const child = document.createElement('div');
    if (value !== '-') child.setAttribute('data-id', value);
    feed.append(child);
  }
  return [...feed.children];
}

const groups = (values: string): number[][] => {
  const all = children(values);
  const leads = new Set(
    all.filter((child) => child.hasAttribute('data-id')).map((child) => leadOf(child, 'data-id')),
  );
  return [...leads].map((lead) => membersOf(lead, 'data-id').map((member) => all.indexOf(member)));
};

describe('siblings of one card', () => {
  it('are those with the same value, up to the next card', () => {
    expect(groups('a a a - b b c')).toEqual([[0, 1, 2], [4, 5], [6]]);
  });

  it('may have fillers between them, but not a whole card', () => {
    expect(groups('a - - a - - - a')).toEqual([[0, 3], [7]]);
    expect(groups('a b a')).toEqual([[0], [1], [2]]);
  });
});
