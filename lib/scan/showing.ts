import type { CardEntry } from './cards.ts';

/** How long the note of a post that was read may wait for a change of the page's own, in milliseconds; far from the screen. */
const LONGEST_WAIT = 200;
const LONGEST_WAIT_FAR = 2_000;
/** How long drawing may hold up a frame of the page, in milliseconds. */
const LONGEST_DRAWING = 5;

/** Its note is to be drawn at the time `due` at the latest. */
type Waiting = { entry: CardEntry; due: number };

/**
 * Posts that were read and whose notes are still to come. On a long page a frame or a layout that the page did not need
 * costs it many times what the notes in it do. So they are drawn into changes of the page's own: as soon as one has been
 * made, and whenever reading rests until it is laid out; only where none has come in a while, for a frame of their own.
 * For the same reason the browser is not asked where a post lies: it would tell after a frame. Only where reading lags so
 * far behind that a post is already known to be far from the screen, its note waits until it comes near or many can be
 * drawn together: whatever is put in there moves everything that follows.
 */
export class Showing {
  readonly #waiting = new Map<string, Waiting>();
  /** Those in cards that are known to be far from the screen, with these. */
  readonly #far = new Map<string, Waiting & { card: Element }>();
  readonly #view: Window | null;
  readonly #show: (entry: CardEntry) => void;
  #open = false;
  /** The next frame shows a change of the page's own. */
  #pageChanged = false;
  /** The next frame shows all that waits. */
  #overdue = false;
  #frame = 0;

  constructor(document: Document, show: (entry: CardEntry) => void) {
    this.#view = document.defaultView;
    this.#show = show;
  }

  /** From now on notes may be drawn. */
  begin(): void {
    this.#open = true;
    this.#showSoon();
  }

  /** A post was read; `far` is its card, where that is known to be far from the screen: `comeNear` has to be called. */
  add(entry: CardEntry, now: number, far?: Element): void {
    const { id } = entry.read;
    const due = this.#waiting.get(id)?.due ?? now + LONGEST_WAIT;
    this.drop(entry);
    if (far) this.#far.set(id, { entry, due: now + LONGEST_WAIT_FAR, card: far });
    else this.#waiting.set(id, { entry, due });
  }

  drop({ read }: CardEntry): void {
    this.#waiting.delete(read.id);
    this.#far.delete(read.id);
  }

  /** Whether something in this card is to be shown once it comes near. */
  awaits(card: Element): boolean {
    return [...this.#far.values()].some((far) => far.card === card);
  }

  /** A card came near the screen. */
  comeNear(card: Element): void {
    for (const far of [...this.#far.values()]) {
      if (far.card !== card) continue;
      this.add(far.entry, performance.now());
      this.#showSoon();
    }
  }

  /** With the next frame, whether it has anything else to show or not. */
  #showSoon(): void {
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
    const [far] = this.#far.values();
    const dueFar = far?.due ?? Number.POSITIVE_INFINITY;
    const due = Math.min(first?.due ?? dueFar, dueFar);
    if (now < due) return due;
    this.#showSoon();
    if (now < dueFar) return dueFar;
    for (const { entry } of [...this.#far.values()]) this.add(entry, now);
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
