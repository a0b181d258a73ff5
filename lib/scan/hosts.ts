import type { Verdict } from '../schema/verdict.ts';
import type { NotesPort, ReadPost } from './port.ts';

type Shown = {
  read: ReadPost;
  verdict: Verdict;
  host: Element | undefined;
  wiped: number;
  mendedAt: number;
};

/** Wipes in a row that are mended at once; after them each mending waits twice as long as the one before. */
const MENDED_AT_ONCE = 3;
const FIRST_WAIT = 250;
const LONGEST_WAIT = 30_000;
/** After this long without a wipe, in milliseconds, a note counts as left alone. */
const CALM = 10_000;

/** Keeps one note per post: shows, updates, mends what the page wiped, removes. */
export class Hosts {
  readonly elements = new WeakSet<Node>();
  readonly #shown = new Map<string, Shown>();
  readonly #byHost = new WeakMap<Node, string>();
  readonly #wiped = new Set<string>();
  readonly #notes: NotesPort;

  constructor(notes: NotesPort) {
    this.#notes = notes;
  }

  /** Shows or updates the note of a post. */
  put(read: ReadPost, verdict: Verdict): void {
    const before = this.#shown.get(read.id);
    const kept = before?.host?.isConnected === true;
    const host = kept ? this.#notes.update(read, verdict) : this.#notes.show(read, verdict);
    this.#remember({ read, verdict, host, wiped: before?.wiped ?? 0, mendedAt: before?.mendedAt ?? 0 });
  }

  remove(read: ReadPost): void {
    this.#shown.delete(read.id);
    this.#wiped.delete(read.id);
    this.#notes.remove(read);
  }

  /** The page took this host out; true if it was one of ours. */
  noticeGone(host: Node): void {
    const id = this.#byHost.get(host);
    if (id !== undefined && this.#shown.get(id)?.host === host) this.#wiped.add(id);
  }

  get hasWiped(): boolean {
    return this.#wiped.size > 0;
  }

  /**
   * Puts back one note that the page wiped while its post stayed. Answers how long to wait for the next, in
   * milliseconds: a page that wipes again and again is not fought.
   */
  mendOne(now: number): number {
    let wait = Number.POSITIVE_INFINITY;
    for (const id of this.#wiped) {
      const note = this.#shown.get(id);
      if (!note || note.host?.isConnected || !note.read.root.isConnected || !note.read.anchor.isConnected) {
        this.#wiped.delete(id);
        continue;
      }
      const since = now - note.mendedAt;
      const pause = pauseAfter(note.wiped);
      if (since < pause) {
        wait = Math.min(wait, pause - since);
        continue;
      }
      this.#wiped.delete(id);
      const wiped = since > pause + CALM ? 1 : note.wiped + 1;
      this.#remember({ ...note, host: this.#notes.show(note.read, note.verdict), wiped, mendedAt: now });
      return 0;
    }
    return wait;
  }

  #remember(note: Shown): void {
    if (!note.host) {
      this.#shown.delete(note.read.id);
      return;
    }
    this.#shown.set(note.read.id, note);
    this.elements.add(note.host);
    this.#byHost.set(note.host, note.read.id);
  }
}

function pauseAfter(wiped: number): number {
  return wiped < MENDED_AT_ONCE ? 0 : Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (wiped - MENDED_AT_ONCE));
}
