import type { FoundRoot } from '../sites/roots.ts';

/**
 * Cards that are followed at the same time: several times what a person can scroll through. A page that holds more is
 * not one of posts, and must not fill the memory; when some leave, others are looked for again.
 */
export const MOST_CARDS = 10_000;

/** Yields undefined in between, so that it can be interrupted. */
export type Search = Generator<FoundRoot | undefined, void>;

/** The searches for cards that are under way: where the page changed something first, then the whole page. */
export class Searches {
  readonly #around: Search[] = [];
  #page: Search | undefined;
  #crowded = false;
  readonly #most: number;

  /** `most`: how many cards may be followed at the same time. */
  constructor(most = MOST_CARDS) {
    this.#most = most;
  }

  add(search: Search): void {
    this.#around.push(search);
  }

  /** Begins the search of the whole page anew. */
  setPage(search: Search): void {
    this.#page = search;
  }

  /** True once after `known` cards have become fewer than can be followed: what was left out is to be searched for. */
  takeRoom(known: number): boolean {
    const full = known >= this.#most;
    const room = this.#crowded && !full;
    this.#crowded = full;
    if (full) {
      this.#around.length = 0;
      this.#page = undefined;
    }
    return room;
  }

  /** Goes on for one step and tells `found` of a root; false if no search is under way. */
  step(found: (root: FoundRoot) => void): boolean {
    const search = this.#around[0] ?? this.#page;
    if (!search) return false;
    const next = search.next();
    if (next.value) found(next.value);
    if (next.done && search === this.#page) this.#page = undefined;
    else if (next.done) this.#around.shift();
    return true;
  }
}
