import { describe, expect, it } from 'vitest';
import { isFarLess, withVisit } from '../../entrypoints/background/yields.ts';
import type { PageYield } from '../../lib/schema/page.ts';
import type { Usual } from '../../lib/storage/stores.ts';

const page = (posts: number, change: Partial<PageYield> = {}): PageYield => ({
  adapter: 'facebook',
  version: '2026-11-21',
  units: ['post'],
  posts,
  textBlocks: 40,
  ...change,
});
const usualAfter = (visits: number[]) =>
  visits.reduce<Usual>((usual, posts) => withVisit(usual, page(posts)), {});

describe('what pages of a kind usually give', () => {
  const usual = usualAfter([20, 18, 22, 20, 19]);

  it('is known after five visits', () => {
    expect(isFarLess(usualAfter([20, 18, 22, 20]), page(1))).toBe(false);
    expect(isFarLess(usual, page(1))).toBe(true);
    expect(isFarLess(usual, page(5))).toBe(false);
  });

  it('is measured against the text of the page', () => {
    expect(isFarLess(usual, page(2, { textBlocks: 5 }))).toBe(false);
  });

  it('is another matter on other pages and for a new version of the adapter', () => {
    expect(isFarLess(usual, page(1, { units: ['tile'] }))).toBe(false);
    expect(isFarLess(usual, page(1, { version: '2026-12-01' }))).toBe(false);
  });

  it('does not become less by visits that gave far less', () => {
    const later = Array.from({ length: 50 }).reduce<Usual>((known) => withVisit(known, page(1)), usual);
    expect(isFarLess(later, page(1))).toBe(true);
  });

  it('is forgotten, oldest first, when it grows too long', () => {
    let known: Usual = {};
    for (let count = 0; count < 300; count += 1)
      known = withVisit(known, page(1, { units: [`unit-${count}`] }));
    expect(Object.keys(known)).toHaveLength(200);
    expect(Object.keys(known).at(-1)).toContain('unit-299');
  });
});
