/** Narrower than this, in pixels, a closed note says no more than its level: its reasons would be a column of words. */
const TIGHT = 248;
/** Class by which the note's style knows. */
const MARK = 'note-tight';

/**
 * Marks the containers of notes that stand in so narrow a place that they have to be short: a tile of a grid. The
 * browser tells the widths after its own layout, so that nothing is laid out to ask, and each of them once, until the
 * window has another size: what it looks after it looks through in every frame. A new note starts as the one before it
 * turned out, since what stands on one page is mostly of one width.
 */
export class TightNotes {
  readonly #observer: IntersectionObserver | undefined;
  readonly #containers = new Set<Element>();
  readonly #view: Window | null;
  #lately = false;

  constructor(document: Document) {
    this.#view = document.defaultView;
    if (typeof IntersectionObserver === 'undefined') return;
    this.#observer = new IntersectionObserver((records, observer) => {
      for (const { target, boundingClientRect } of records) {
        if (boundingClientRect.width === 0) continue;
        observer.unobserve(target);
        this.#lately = boundingClientRect.width < TIGHT;
        target.classList.toggle(MARK, this.#lately);
      }
    });
  }

  watch(container: Element): void {
    if (this.#containers.size === 0) this.#view?.addEventListener('resize', this.#measureAll);
    this.#containers.add(container);
    if (this.#lately) container.classList.add(MARK);
    this.#observer?.observe(container);
  }

  unwatch(container: Element): void {
    this.#observer?.unobserve(container);
    if (!this.#containers.delete(container) || this.#containers.size > 0) return;
    this.#view?.removeEventListener('resize', this.#measureAll);
  }

  readonly #measureAll = (): void => {
    for (const container of this.#containers) this.#observer?.observe(container);
  };
}
