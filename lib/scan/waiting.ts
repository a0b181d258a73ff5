/** How far beyond the screen a card counts as nearly seen. */
const MARGIN = '800px';
/** While no more cards wait than this, their order does not matter, and asking where they are costs more than it gives. */
const FEW = 12;

/** Cards that wait to be read: those on or near the screen first, then by when they came. */
export class Waiting {
  readonly #due = new Map<Element, number>();
  readonly #near = new Set<Element>();
  readonly #watched = new Set<Element>();
  /** All that wait are due at this time or later. */
  #earliest = Number.POSITIVE_INFINITY;
  readonly #observer: IntersectionObserver | undefined;

  constructor(document: Document, onNear: () => void) {
    const view = document.defaultView;
    if (!view || !('IntersectionObserver' in view)) return;
    this.#observer = new IntersectionObserver(
      (records) => {
        for (const { target, isIntersecting } of records) {
          if (!this.#due.has(target)) continue;
          if (isIntersecting) this.#near.add(target);
          else this.#near.delete(target);
        }
        if (this.#near.size > 0) onNear();
      },
      { rootMargin: MARGIN },
    );
  }

  /** No card may be read before this time; infinite if none waits. */
  get next(): number {
    return this.#due.size === 0 ? Number.POSITIVE_INFINITY : this.#earliest;
  }

  /** A card waits to be read at the time `at`, or earlier if it waits already. */
  add(root: Element, at: number): void {
    const before = this.#due.get(root);
    this.#due.set(root, before === undefined ? at : Math.min(before, at));
    this.#earliest = Math.min(this.#earliest, at);
    if (before !== undefined || this.#due.size <= FEW) return;
    for (const waiting of this.#due.size === FEW + 1 ? this.#due.keys() : [root]) this.#watch(waiting);
  }

  /** A card that should not wait for those that are still to be found. */
  takeFirst(now: number): Element | undefined {
    const root = this.#firstDue(this.#near, now);
    if (!root && this.#due.size <= FEW) return this.take(now);
    return this.#taken(root);
  }

  take(now: number): Element | undefined {
    const root = this.#firstDue(this.#near, now) ?? this.#firstDue(this.#due.keys(), now);
    if (!root) this.#findEarliest();
    return this.#taken(root);
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#due.clear();
    this.#near.clear();
    this.#watched.clear();
  }

  #findEarliest(): void {
    this.#earliest = Number.POSITIVE_INFINITY;
    for (const at of this.#due.values()) this.#earliest = Math.min(this.#earliest, at);
  }

  #taken(root: Element | undefined): Element | undefined {
    if (!root) return undefined;
    this.#due.delete(root);
    this.#near.delete(root);
    if (this.#watched.delete(root)) this.#observer?.unobserve(root);
    return root;
  }

  #watch(root: Element): void {
    this.#watched.add(root);
    this.#observer?.observe(root);
  }

  #firstDue(roots: Iterable<Element>, now: number): Element | undefined {
    if (this.#earliest > now) return undefined;
    for (const root of roots) if ((this.#due.get(root) ?? Number.POSITIVE_INFINITY) <= now) return root;
    return undefined;
  }
}
