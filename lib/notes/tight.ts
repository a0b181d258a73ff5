/** Narrower than this, in pixels, a closed note says no more than its level: its reasons would be a column of words. */
const TIGHT = 248;
/** Class by which the note's style knows. */
const MARK = 'note-tight';

/**
 * Marks the containers of notes that stand in so narrow a place that they have to be short: a tile of a grid. One
 * observer for all, and the browser tells the widths after its own layout: nothing is laid out to ask.
 */
export class TightNotes {
  readonly #observer: ResizeObserver | undefined;

  constructor() {
    if (typeof ResizeObserver === 'undefined') return;
    this.#observer = new ResizeObserver((records) => {
      for (const { target, contentRect } of records)
        if (contentRect.width > 0) target.classList.toggle(MARK, contentRect.width < TIGHT);
    });
  }

  watch(container: Element): void {
    this.#observer?.observe(container);
  }

  unwatch(container: Element): void {
    this.#observer?.unobserve(container);
  }
}
