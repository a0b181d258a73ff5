import type { CardEntry } from './cards.ts';

/** How long the note of a post that was read may wait for a frame of the page's own, in milliseconds. */
const LONGEST_WAIT = 200;
/** How long drawing may hold up a frame of the page, in milliseconds. */
const LONGEST_DRAWING = 5;

type Waiting = { entry: CardEntry; since: number };

/**
 * Posts that were read and whose notes are still to come. On a long page a frame or a layout that the page did not need
 * costs it many times what the notes in it do. So they are drawn into changes of the page's own: as soon as one has been
 * made, and whenever reading rests until it is laid out; only where none has come in a while, for a frame of their own.
 * For the same reason the browser is not asked where a post lies: it would tell after a frame. Only where reading lags so
 * far behind that a post is already known to be far from the screen, its note waits until it comes near: whatever is put
 * in there moves everything that follows.
 */
export class Showing {
  readonly #waiting = new Map<string, Waiting>();
  /** Those in cards far from the screen, with these. */
  readonly #far = new Map<string, { entry: CardEntry; card: Element }>();
  readonly #farCards = new WeakSet<Element>();
  readonly #view: Window | null;
  readonly #show: (entry: CardEntry) => void;
  #open = false;
  /** The next frame shows a change of the page's own. */
  #pageChanged = false;
  /** Something has waited too long: the next frame shows all that waits, whether it has anything else to show or not. */
  #overdue = false;
  #frame = 0;

  constructor(document: Document, show: (entry: CardEntry) => void) {
    this.#view = document.defaultView;
    this.#show = show;
  }

  /** From now on notes may be drawn. */
  begin(): void {
    this.#open = true;
    this.#overdue = true;
    this.#askForFrame();
  }

  /** A post was read; `far` is its card, where that is known to be far from the screen: `comeNear` has to be called. */
  add(entry: CardEntry, now: number, far?: Element): void {
    const { id } = entry.read;
    const since = this.#waiting.get(id)?.since ?? now;
    this.drop(entry);
    if (far) {
      this.#far.set(id, { entry, card: far });
      this.#farCards.add(far);
    } else this.#waiting.set(id, { entry, since });
  }

  drop({ read }: CardEntry): void {
    this.#waiting.delete(read.id);
    this.#far.delete(read.id);
  }

  /** Whether something in this card may have to be shown once it comes near. */
  awaits(card: Element): boolean {
    return this.#farCards.has(card);
  }

  /** A card came near the screen. */
  comeNear(card: Element): void {
    this.#farCards.delete(card);
    for (const { entry, card: its } of [...this.#far.values()])
      if (its === card) this.add(entry, performance.now());
    this.#overdue = true;
    this.#askForFrame();
  }

  /** The page has just changed something: what waits comes with it, even while reading has to rest. */
  notePageChange(): void {
    this.#pageChanged = this.#open;
    this.showInChange();
    this.#askForFrame();
  }

  /** Reading rests. What was read goes into a change of the page's own that is still to be laid out. */
  showInChange(): void {
    if (this.#pageChanged) this.#draw();
  }

  /** Lets no note wait for ever. Answers when the next will have waited long enough; infinite if none does. */
  showDue(now: number): number {
    const [first] = this.#waiting.values();
    const next = first ? first.since + LONGEST_WAIT : Number.POSITIVE_INFINITY;
    if (now < next) return next;
    this.#overdue = true;
    this.#askForFrame();
    return Number.POSITIVE_INFINITY;
  }

  stop(): void {
    this.#open = false;
    this.#view?.cancelAnimationFrame(this.#frame);
  }

  #askForFrame(): void {
    if (this.#frame !== 0 || !this.#open || !this.#view) return;
    this.#frame = this.#view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#pageChanged = false;
      if (!this.#overdue) return;
      this.#draw();
      this.#overdue = this.#waiting.size > 0;
      if (this.#overdue) this.#askForFrame();
    });
  }

  #draw(): void {
    const start = performance.now();
    for (const { entry } of [...this.#waiting.values()]) {
      if (performance.now() - start >= LONGEST_DRAWING) return;
      this.drop(entry);
      this.#show(entry);
    }
  }
}
