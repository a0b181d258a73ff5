import type { CardEntry } from './cards.ts';

/** How long the note of a post that was read may wait for others, in milliseconds. */
const LONGEST_WAIT = 100;
/** How long drawing may hold up a frame of the page, in milliseconds. */
const LONGEST_DRAWING = 5;

/**
 * Posts that were read and whose notes are still to come. Every frame in which we change something costs the page a
 * layout and a painting, so notes are drawn right before a frame and nowhere else: before that of a change of the page's
 * own, or else in one of theirs, once nothing is left to read or a tenth of a second has passed.
 */
export class Showing {
  private readonly waiting = new Map<string, CardEntry>();
  private readonly view: Window | null;
  private readonly show: (entry: CardEntry) => void;
  private dueAt = Number.POSITIVE_INFINITY;
  private open = false;
  private frame = 0;

  constructor(document: Document, show: (entry: CardEntry) => void) {
    this.view = document.defaultView;
    this.show = show;
  }

  /** From now on notes may be drawn. */
  begin(): void {
    this.open = true;
    this.showSoon();
  }

  add(entry: CardEntry, now: number): void {
    this.waiting.set(entry.read.id, entry);
    this.dueAt = Math.min(this.dueAt, now + LONGEST_WAIT);
  }

  drop({ read }: CardEntry): void {
    this.waiting.delete(read.id);
  }

  /** The page has changed something: what waits by then comes in the same frame, even while reading has to rest. */
  notePageChange(): void {
    this.askForFrame();
  }

  /** Shows what waits with the next frame, unless nothing does. */
  showSoon(): void {
    if (this.waiting.size > 0) this.askForFrame();
  }

  /** Lets no note wait for ever while there is always more to read. */
  showDue(now: number): void {
    if (now >= this.dueAt) this.showSoon();
  }

  stop(): void {
    this.open = false;
    this.view?.cancelAnimationFrame(this.frame);
  }

  private askForFrame(): void {
    if (this.frame !== 0 || !this.open || !this.view) return;
    this.frame = this.view.requestAnimationFrame(() => {
      this.frame = 0;
      const start = performance.now();
      while (performance.now() - start < LONGEST_DRAWING && this.showOne());
      this.showSoon();
    });
  }

  /** Shows one; false if there is none. */
  private showOne(): boolean {
    if (!this.open) return false;
    for (const [id, entry] of this.waiting) {
      this.waiting.delete(id);
      this.show(entry);
      return true;
    }
    this.dueAt = Number.POSITIVE_INFINITY;
    return false;
  }
}
