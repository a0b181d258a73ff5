/** How far beyond the screen a card counts as nearly seen. */
const MARGIN = '800px';

/** Cards that wait to be read: those on or near the screen first, then by when they came. */
export class Waiting {
  private readonly due = new Map<Element, number>();
  private readonly near = new Set<Element>();
  private readonly observer: IntersectionObserver | undefined;

  constructor(document: Document, onNear: () => void) {
    const view = document.defaultView;
    if (!view || !('IntersectionObserver' in view)) return;
    this.observer = new IntersectionObserver(
      (records) => {
        for (const { target, isIntersecting } of records) {
          if (!this.due.has(target)) this.observer?.unobserve(target);
          else if (isIntersecting) this.near.add(target);
          else this.near.delete(target);
        }
        if (this.near.size > 0) onNear();
      },
      { rootMargin: MARGIN },
    );
  }

  /** When the next card may be read; infinite if none waits. */
  get next(): number {
    let next = Number.POSITIVE_INFINITY;
    for (const at of this.due.values()) next = Math.min(next, at);
    return next;
  }

  /** A card waits to be read at the time `at`, or earlier if it waits already. */
  add(root: Element, at: number): void {
    const before = this.due.get(root);
    this.due.set(root, before === undefined ? at : Math.min(before, at));
    if (before === undefined) this.observer?.observe(root);
  }

  take(now: number): Element | undefined {
    const root = this.firstDue(this.near, now) ?? this.firstDue(this.due.keys(), now);
    if (!root) return undefined;
    this.due.delete(root);
    this.near.delete(root);
    this.observer?.unobserve(root);
    return root;
  }

  stop(): void {
    this.observer?.disconnect();
    this.due.clear();
    this.near.clear();
  }

  private firstDue(roots: Iterable<Element>, now: number): Element | undefined {
    for (const root of roots) if ((this.due.get(root) ?? Number.POSITIVE_INFINITY) <= now) return root;
    return undefined;
  }
}
