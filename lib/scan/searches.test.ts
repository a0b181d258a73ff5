import { describe, expect, it } from 'vitest';
import type { FoundRoot } from '../sites/roots.ts';
import { MOST_CARDS, Searches } from './searches.ts';

function* endless(): Generator<FoundRoot | undefined, void> {
  for (;;) yield undefined;
}

describe('searches', () => {
  it('end where ten thousand cards are followed, and are wanted again once when some leave', () => {
    expect(MOST_CARDS).toBe(10_000);
    const searches = new Searches();
    searches.setPage(endless());
    searches.add(endless());
    expect(searches.takeRoom(MOST_CARDS - 1)).toBe(false);
    expect(searches.step(() => undefined)).toBe(true);
    expect(searches.takeRoom(MOST_CARDS)).toBe(false);
    expect(searches.step(() => undefined)).toBe(false);
    expect([MOST_CARDS - 1, MOST_CARDS - 2].map((known) => searches.takeRoom(known))).toEqual([true, false]);
  });
});
