/** Longest stretch of work, in milliseconds, before the page gets its turn. */
export const SLICE = 5;
/** Rest between slices while little was done lately, and the share of time that may be spent afterwards. */
const SHORT_REST = 8;
const SHARE = 0.075;
const WINDOW = 1_000;
const FREE_SPENDING = 75;
/** Longest rest: a slice that seems long was mostly interrupted by others on a busy machine. */
const LONGEST_REST = 90;
/** What is left for slices at least, where hearing of a page's changes takes nearly all of the share. */
const LEAST_SHARE = 0.02;

/**
 * Runs work in slices, so that the page stays responsive: at most 5 ms at a time, at most 7.5 % of the time once more
 * than a burst is due, nothing while the tab is hidden. What the page has just changed is looked at right away, unless
 * work has to rest, so that our notes come before the page is laid out and painted: once, and not again for them.
 */
export class Slices {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dueAt = Number.POSITIVE_INFINITY;
  #earliest = 0;
  readonly #spent: { at: number; time: number; beside: number }[] = [];
  #stopped = false;
  readonly #document: Document;
  readonly #step: (now: number) => boolean;
  readonly #done: (now: number) => void;

  /** `step` does one small piece of work and says whether there is more; `done` hears of the end of each slice. */
  constructor(document: Document, step: (now: number) => boolean, done: (now: number) => void) {
    this.#document = document;
    this.#step = step;
    this.#done = done;
    document.addEventListener('visibilitychange', this.#onVisibility);
  }

  /** Work is due in `delay` milliseconds. */
  request(delay = 0): void {
    const now = performance.now();
    const at = Math.max(now + delay, this.#earliest);
    if (this.#stopped || at >= this.#dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = at;
    this.#timer = setTimeout(this.#run, Math.max(0, at - now));
  }

  /** The page has just changed something: work is done at once, or as soon as it has rested. */
  workNow(): void {
    this.request();
    if (!this.#stopped && this.#dueAt <= performance.now()) this.#run();
  }

  /** Time that was spent since `start` besides the slices: it is taken from their share. */
  spentSince(start: number): void {
    const at = performance.now();
    if (at > start) this.#spent.push({ at, time: at - start, beside: at - start });
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
    this.#document.removeEventListener('visibilitychange', this.#onVisibility);
  }

  readonly #onVisibility = (): void => {
    if (this.#document.visibilityState !== 'hidden') this.request();
  };

  readonly #run = (): void => {
    clearTimeout(this.#timer);
    this.#dueAt = Number.POSITIVE_INFINITY;
    if (this.#stopped || this.#document.visibilityState === 'hidden') return;
    const start = performance.now();
    let now = start;
    let more = true;
    while (more && now - start < SLICE) {
      more = this.#step(now);
      now = performance.now();
    }
    this.#done(now);
    this.#earliest = now + this.#restAfter(start, now);
    if (more && !this.#stopped) this.request();
  };

  #restAfter(start: number, now: number): number {
    this.#spent.push({ at: now, time: now - start, beside: 0 });
    while ((this.#spent[0]?.at ?? now) < now - WINDOW) this.#spent.shift();
    const lately = this.#spent.reduce((sum, { time }) => sum + time, 0);
    if (lately < FREE_SPENDING) return Math.min(SHORT_REST, now - start);
    const besides = this.#spent.reduce((sum, { beside }) => sum + beside, 0);
    const share = Math.max(LEAST_SHARE, SHARE - besides / WINDOW);
    return Math.min((LONGEST_REST * SHARE) / share, (now - start) * (1 / share - 1));
  }
}
