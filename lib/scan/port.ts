import type { EngineInput, Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { ReadPost } from '../sites/read-post.ts';

export type { ReadPost } from '../sites/read-post.ts';

/** The engine, as the scan needs it: pure, called once for every text that is new. */
export type Evaluate = (input: EngineInput) => Verdict;

/**
 * What the scan tells the notes. One note per `read.id`, never two. The scan calls for every post it reads, marked or
 * not; the notes decide what is shown (level, settings, quiet lists). None of these may throw.
 */
export type NotesPort = {
  /**
   * A post was read for the first time, or its note was wiped by the page and has to come back (same `read.id`, then
   * whatever was open should be open again). Inserts the host right after `read.anchor` and returns it, so that the
   * scan can tell our own changes from the page's and notices when the host is wiped; undefined where nothing is shown.
   */
  show(read: ReadPost, verdict: Verdict): Element | undefined;
  /** The same post was read again: expanded, edited, moved. Old Ranges are dead. Returns as `show` does. */
  update(read: ReadPost, verdict: Verdict): Element | undefined;
  /** The post left the page, its place was given to another post, or the page is held back. Leaves nothing behind. */
  remove(read: ReadPost): void;
};

/** Counts and names only: no text, no address. Same shape as `PageHealth` of the message contract. */
export type ScanHealth = {
  adapter: string;
  /** Of the adapter. */
  version: string;
  state: 'ok' | 'empty' | 'unreadable' | 'fewer' | 'held-back' | 'paused';
  /** Names of the units that are looked for on this page. */
  units: string[];
  posts: number;
  marked: number;
  textBlocks: number;
  /** There is so much text that a page without posts cannot be right. */
  full: boolean;
  /** Elements above the blocks of text: fewest, median, most. */
  depths: number[];
  strategies: Record<string, number>;
};

export type ScanEntry = { read: ReadPost; verdict: Verdict };

/** What the content script holds while a page is scanned. */
export type Scan = {
  /** Reads all of every post, in slices, so that `entries` has nothing left to read. */
  readAll(): Promise<void>;
  /** Every post on the page now, in page order, each key once. */
  entries(): ScanEntry[];
  health(): ScanHealth;
  /** The post that this element belongs to, for the context menu: the innermost. */
  entryAt(element: Element): ScanEntry | undefined;
  entryOf(key: Post['key']): ScanEntry | undefined;
  /** Scrolls to the post; false if it is gone. */
  jump(key: Post['key']): boolean;
  /** Calls `update` (or `show`, where no note stands) for every post again: settings or quiet lists changed. */
  refresh(): void;
  /** Removes every note, disconnects everything; the page is as it was. */
  stop(): void;
};

export type ScanOptions = {
  document: Document;
  evaluate: Evaluate;
  /** Asked before each post; true where it worked itself, so that the page gets its turn before the post is read. */
  warmUp?: Iterator<boolean>;
  notes: NotesPort;
  /** Comments that carry an offer are read too. */
  comments?: boolean;
  /** Cards that are followed at the same time, where another number is wanted than what a real page may need. */
  mostCards?: number;
  /** Told (at most twice a second) that entries or health changed, for a badge. */
  onChange?: () => void;
};
