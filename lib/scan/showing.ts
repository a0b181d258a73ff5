import type { CardEntry } from './cards.ts';

/** How long the note of a post that was read may wait for others, in milliseconds. */
const LONGEST_WAIT = 100;
/** So much of a slice goes to reading first, in milliseconds: a change between two readings makes the second dearer. */
const READING = 3.5;
/** How long drawing may hold up a frame of the page, in milliseconds. */
const LONGEST_DRAWING = 5;

/**
 * Posts that were read and whose notes are still to come. Every frame in which we change something costs the page a
 * layout and a painting, so notes come with a change of the page's own, or else many at once.
 */
export class Showing {
  private readonly waiting = new Map<string, CardEntry>();
  private readonly view: Window | null;
  private readonly show: (entry: CardEntry) => void;
  private dueAt = Number.POSITIVE_INFINITY;
  private open = false;
  private frame = 0;
  /** The page has changed something since the last slice began; and before the one that runs. */
  private pageChanged = false;
  private inChangedFrame = false;
  private sliceStart = 0;

  constructor(document: Document, show: (entry: CardEntry) => void) {
    this.view = document.defaultView;
    this.show = show;
  }

  /** From now on notes may be drawn. */
  begin(): void {
    this.open = true;
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
    this.pageChanged = true;
    if (this.frame !== 0 || !this.open || !this.view) return;
    this.frame = this.view.requestAnimationFrame(() => {
      this.frame = 0;
      const start = performance.now();
      while (performance.now() - start < LONGEST_DRAWING && this.showOne());
    });
  }

  beginSlice(now: number): void {
    this.sliceStart = now;
    this.inChangedFrame = this.pageChanged;
    this.pageChanged = false;
  }

  /** Whether notes come before more is read. */
  isDue(now: number): boolean {
    return now >= this.dueAt || (this.inChangedFrame && now - this.sliceStart >= READING);
  }

  /** Shows one; false if there is none. */
  showOne(): boolean {
    if (!this.open) return false;
    for (const [id, entry] of this.waiting) {
      this.waiting.delete(id);
      this.show(entry);
      return true;
    }
    this.dueAt = Number.POSITIVE_INFINITY;
    return false;
  }

  stop(): void {
    this.open = false;
    this.view?.cancelAnimationFrame(this.frame);
  }
}
