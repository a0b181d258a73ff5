/** How far beyond the screen a card counts as nearly seen. */
const MARGIN = '800px';
/** While no more cards wait than this, their order does not matter, and asking where they are costs more than it gives. */
const FEW = 24;
/** Between two questions where cards are, in milliseconds: the browser answers after a frame, if need be one of its own. */
const ASK_PAUSE = 100;

/** Cards that wait to be read: those on or near the screen first, then by when they came. */
export class Waiting {
  readonly #due = new Map<Element, number>();
  readonly #near = new Set<Element>();
  /** Watched, and far from the screen when the browser last told: those that wait, and those that were read meanwhile. */
  readonly #far = new Set<Element>();
  readonly #watched = new Set<Element>();
  readonly #unasked = new Set<Element>();
  #askedAt = Number.NEGATIVE_INFINITY;
  /** All that wait are due at this time or later. */
  #earliest = Number.POSITIVE_INFINITY;
  readonly #observer: IntersectionObserver | undefined;

  /** `onNear` hears of each card that came near, whether it waits or was far when it was read. */
  constructor(document: Document, onNear: (root: Element) => void) {
    const view = document.defaultView;
    if (!view || !('IntersectionObserver' in view)) return;
    this.#observer = new IntersectionObserver(
      (records) => {
        for (const { target, isIntersecting, boundingClientRect } of records) {
          if (this.#due.has(target)) {
            // What has no box of its own never comes near, though what is in it may be in sight.
            move(target, this.#near, isIntersecting);
            move(target, this.#far, !isIntersecting && boundingClientRect.height > 0);
          } else if (isIntersecting) this.leave(target);
          if (isIntersecting) onNear(target);
        }
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
    for (const waiting of this.#due.size === FEW + 1 ? this.#due.keys() : [root])
      if (!this.#watched.has(waiting)) this.#unasked.add(waiting);
  }

  /** Asks the browser where the cards are of which it is not known. */
  ask(now: number): void {
    if (this.#unasked.size === 0 || now - this.#askedAt < ASK_PAUSE) return;
    this.#askedAt = now;
    for (const root of this.#unasked) {
      this.#watched.add(root);
      this.#observer?.observe(root);
    }
    this.#unasked.clear();
  }

  /** A card that should not wait for those that are still to be found: one near the screen; `few`: any of a few. */
  takeFirst(now: number, few: boolean): Element | undefined {
    const root = this.#firstDue(this.#near, now);
    if (!root && few && this.#due.size <= FEW) return this.take(now);
    return this.#taken(root);
  }

  take(now: number): Element | undefined {
    const root = this.#firstDue(this.#near, now) ?? this.#firstDue(this.#due.keys(), now);
    if (!root) this.#findEarliest();
    return this.#taken(root);
  }

  /** Whether a card that was taken is far from the screen. It is watched until it comes near, or is left. */
  isFar(root: Element): boolean {
    return this.#far.has(root);
  }

  /** A card need not be watched any longer: what is marked in it is drawn, or nothing is, or it is gone. */
  leave(root: Element): void {
    this.#near.delete(root);
    this.#far.delete(root);
    this.#unasked.delete(root);
    if (this.#watched.delete(root)) this.#observer?.unobserve(root);
  }

  stop(): void {
    this.#observer?.disconnect();
  }

  #findEarliest(): void {
    this.#earliest = Number.POSITIVE_INFINITY;
    for (const at of this.#due.values()) this.#earliest = Math.min(this.#earliest, at);
  }

  #taken(root: Element | undefined): Element | undefined {
    if (!root) return undefined;
    this.#due.delete(root);
    if (!this.#far.has(root)) this.leave(root);
    return root;
  }

  #firstDue(roots: Iterable<Element>, now: number): Element | undefined {
    if (this.#earliest > now) return undefined;
    for (const root of roots) if ((this.#due.get(root) ?? Number.POSITIVE_INFINITY) <= now) return root;
    return undefined;
  }
}

function move(element: Element, group: Set<Element>, isIn: boolean): void {
  if (isIn) group.add(element);
  else group.delete(element);
}
