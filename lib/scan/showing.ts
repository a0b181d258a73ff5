import type { CardEntry } from './cards.ts';

/** How long the note of a post that was read may wait for others, in milliseconds: near the screen, and elsewhere. */
const LONGEST_WAIT = 100;
const LONGEST_WAIT_FAR = 250;
/** How far beyond the screen a post counts as near it. */
const MARGIN = '800px';
/** How long drawing may hold up a frame of the page, in milliseconds. */
const LONGEST_DRAWING = 5;

/** `near` is undefined until the browser has told. */
type Waiting = { entry: CardEntry; since: number; near: boolean | undefined };

/**
 * Posts that were read and whose notes are still to come. Every frame in which we change something costs the page a
 * layout and a painting, so notes are drawn for a frame and at no other time: all for that of a change of the page's own,
 * whenever reading rests before it and in it; else those that somebody might see in one of theirs, once nothing is left to read or a tenth of a second
 * has passed, and the others with them, or when the page has changed nothing for a quarter of a second.
 */
export class Showing {
  readonly #waiting = new Map<string, Waiting>();
  readonly #byRoot = new Map<Element, Waiting>();
  readonly #view: Window | null;
  readonly #show: (entry: CardEntry) => void;
  readonly #observer: IntersectionObserver | undefined;
  #open = false;
  /** More may come soon, so that a frame would not be for all. */
  #reading = false;
  /** The next frame shows a change of the page's own. */
  #pageChanged = false;
  #frame = 0;

  constructor(document: Document, show: (entry: CardEntry) => void) {
    this.#view = document.defaultView;
    this.#show = show;
    if (!this.#view || !('IntersectionObserver' in this.#view)) return;
    this.#observer = new IntersectionObserver(
      (records) => {
        for (const { target, isIntersecting } of records) {
          const waiting = this.#byRoot.get(target);
          if (waiting) waiting.near = isIntersecting;
        }
        if (!this.#reading) this.showSoon();
      },
      { rootMargin: MARGIN },
    );
  }

  /** From now on notes may be drawn. */
  begin(): void {
    this.#open = true;
    this.showSoon();
  }

  add(entry: CardEntry, now: number): void {
    const { id, root } = entry.read;
    this.#reading = true;
    const before = this.#waiting.get(id);
    this.drop(entry);
    const near = this.#observer ? before?.near : true;
    const waiting = { entry, since: before?.since ?? now, near };
    this.#waiting.set(id, waiting);
    this.#byRoot.set(root, waiting);
    this.#observer?.observe(root);
  }

  drop({ read }: CardEntry): void {
    const root = this.#waiting.get(read.id)?.entry.read.root;
    this.#waiting.delete(read.id);
    if (root && this.#byRoot.delete(root)) this.#observer?.unobserve(root);
  }

  /** The page has changed something: what waits by then comes in the same frame, even while reading has to rest. */
  notePageChange(): void {
    this.#pageChanged = this.#open;
    this.#askForFrame();
  }

  /**
   * Reading rests. What was read goes into a change of the page's own that is still to be laid out: in the frame itself the
   * page's scripts may have asked for its layout already, and it would be laid out again.
   */
  showInChange(): void {
    if (this.#pageChanged) this.#draw();
  }

  /** Nothing is left to read: shows with the next frame what waits near the screen. */
  showSoon(): void {
    this.#reading = false;
    if ([...this.#waiting.values()].some(({ near }) => near)) this.#askForFrame();
  }

  /** Lets no note wait for ever. Answers when the next will have waited long enough; infinite if none does. */
  showDue(now: number): number {
    let next = Number.POSITIVE_INFINITY;
    for (const { since, near } of this.#waiting.values())
      next = Math.min(next, since + (near === false ? LONGEST_WAIT_FAR : LONGEST_WAIT));
    if (now < next) return next;
    this.#askForFrame();
    return Number.POSITIVE_INFINITY;
  }

  stop(): void {
    this.#open = false;
    this.#observer?.disconnect();
    this.#view?.cancelAnimationFrame(this.#frame);
  }

  #askForFrame(): void {
    if (this.#frame !== 0 || !this.#open || !this.#view) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#pageChanged = false;
      this.#draw();
      if (this.#waiting.size > 0) this.#askForFrame();
    });
  }

  #draw(): void {
    const start = performance.now();
    const waiting = [...this.#waiting.values()].sort((one, other) => rankOf(one) - rankOf(other));
    for (const { entry } of waiting) {
      if (performance.now() - start >= LONGEST_DRAWING) return;
      this.drop(entry);
      this.#show(entry);
    }
  }
}

/** What is near the screen comes first. */
function rankOf({ near }: Waiting): number {
  return near === undefined ? 1 : near ? 0 : 2;
}
