import type { Site } from '../schema/site.ts';
import { type Adapter, adapterFor } from '../sites/adapter.ts';
import { type FoundRoot, findRoots, isStillOne, KnownRoots, unitsOn } from '../sites/roots.ts';
import { type CardEntry, Cards } from './cards.ts';
import { countEntries, healthOf, isImplausible } from './health.ts';
import { Hosts } from './hosts.ts';
import { Mutations } from './mutations.ts';
import type { Scan, ScanEntry, ScanOptions } from './port.ts';
import { Searches } from './searches.ts';
import { whenSettled } from './settled.ts';
import { Showing } from './showing.ts';
import { SLICE, Slices } from './slices.ts';
import { readTextBlocks } from './text-blocks.ts';
import { Waiting } from './waiting.ts';

/** A card is read again at most this often, in milliseconds: pages rebuild a card in many small steps. */
const REREAD_PAUSE = 100;
/** When, after a new address, the whole page is searched again: parts that were there already may have become visible. */
const SEARCHES_AFTER_NAVIGATION = [0, 400, 1_500, 4_000];
/** The same after more changes than can be followed. */
const RECOVERY_PAUSE = 1_000;
const ADDRESS_CHECK = 500;
/** Between two counts of all posts: at least this, and a millisecond per post, so that they cost the same on long pages. */
const CHANGE_PAUSE = 500;
/** When an anchor is tried again whose card was not complete. */
const RETRIES = [100, 500, 2_000];
const MOST_RETRYING = 200;
/** Steps of searching between two cards that are read while others are still to be found: those may be the near ones. */
const STEPS_BETWEEN = 20;
/** Known roots that are looked after in one go. */
const ROOTS_AT_ONCE = 200;

/** Scans a page for as long as it is open. Undefined where no adapter knows the site. */
export function startScan(sites: readonly Site[], options: ScanOptions): Scan | undefined {
  const adapter = adapterFor(sites, options.document.location.hostname);
  return adapter && new PageScan(adapter, options);
}

class PageScan implements Scan {
  readonly #document: Document;
  readonly #adapter: Adapter;
  readonly #options: ScanOptions;
  readonly #known = new KnownRoots();
  readonly #cards: Cards;
  readonly #hosts: Hosts;
  readonly #slices: Slices;
  readonly #mutations: Mutations;
  readonly #waiting: Waiting;
  readonly #tries = new WeakMap<Element, number>();
  readonly #timers = new Set<ReturnType<typeof setTimeout>>();
  readonly #addressTimer: ReturnType<typeof setInterval>;
  readonly #searches: Searches;
  #retrying = 0;
  #stepsSinceRead = 0;
  #looking: Iterator<Element> | undefined;
  #address = '';
  #units: ReturnType<typeof unitsOn> = [];
  #heldBack = false;
  #settled = false;
  readonly #showing: Showing;
  readonly #stopSettling: () => void;
  #changed = false;
  #stopped = false;

  constructor(adapter: Adapter, options: ScanOptions) {
    this.#adapter = adapter;
    this.#options = options;
    this.#document = options.document;
    this.#searches = new Searches(options.mostCards);
    this.#cards = new Cards(adapter, options.evaluate);
    this.#hosts = new Hosts(options.notes);
    this.#showing = new Showing(this.#document, (entry) => {
      for (const card of this.#known.holding(entry.read.root)) this.#waiting.leave(card);
      this.#show(entry);
    });
    this.#slices = new Slices(
      this.#document,
      (now) => this.#step(now),
      (now) => {
        this.#showing.showInChange();
        this.#waiting.ask(now);
      },
    );
    this.#waiting = new Waiting(this.#document, (root) => {
      this.#showing.comeNear(root);
      this.#slices.request();
    });
    this.#mutations = new Mutations(
      this.#document.documentElement,
      this.#hosts.elements,
      (since) => {
        this.#checkAddress();
        this.#showing.notePageChange();
        this.#slices.spentSince(since);
        this.#slices.workNow();
      },
      (host) => this.#hosts.noticeGone(host),
    );
    this.#stopSettling = whenSettled(this.#document, () => {
      this.#settled = true;
      this.#showing.begin();
      this.#slices.request();
    });
    this.#addressTimer = setInterval(() => this.#checkAddress(), ADDRESS_CHECK);
    this.#checkAddress();
  }

  async readAll(): Promise<void> {
    let begun = performance.now();
    for (const { read } of [...this.#cards.all()]) {
      this.#guarded(() => void read.post);
      if (performance.now() - begun < SLICE) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      begun = performance.now();
    }
  }

  entries(): ScanEntry[] {
    return inPageOrder(this.#cards.all());
  }

  health() {
    const counts = countEntries(this.#cards.all());
    const blocks = readTextBlocks(this.#adapter, this.#document);
    return healthOf(this.#adapter.site, this.#units, counts, blocks, this.#heldBack);
  }

  entryAt(element: Element): ScanEntry | undefined {
    for (const root of this.#known.holding(element)) {
      const entries = this.#cards
        .entriesOf(root)
        .filter(({ read }) => read.root === root || read.root.contains(element));
      const inner = entries.at(-1);
      if (inner) return { read: inner.read, verdict: inner.verdict };
    }
    return undefined;
  }

  entryOf(key: string): ScanEntry | undefined {
    const hasKey = ({ read }: ScanEntry) => read.post.key === key;
    // What is shown first, since all of it is known.
    const known = [...this.#cards.all()].filter((entry) => !entry.lean);
    return inPageOrder(known).find(hasKey) ?? this.entries().find(hasKey);
  }

  jump(key: string): boolean {
    const entry = this.entryOf(key);
    entry?.read.root.scrollIntoView({ block: 'center' });
    return entry !== undefined;
  }

  refresh(): void {
    if (this.#heldBack || !this.#settled) return;
    for (const { read, verdict } of this.#cards.all()) this.#guarded(() => this.#hosts.put(read, verdict));
  }

  stop(): void {
    this.#stopped = true;
    this.#stopSettling();
    clearInterval(this.#addressTimer);
    for (const timer of this.#timers) clearTimeout(timer);
    this.#slices.stop();
    this.#showing.stop();
    this.#mutations.stop();
    this.#waiting.stop();
    for (const { read } of this.#cards.all()) this.#guarded(() => this.#hosts.remove(read));
  }

  /** One small piece of work; true if there is more. */
  #step(now: number): boolean {
    let more = false;
    this.#guarded(() => {
      more = this.#nextPiece(now);
    });
    return more && !this.#stopped;
  }

  #nextPiece(now: number): boolean {
    if (this.#mutations.takeOverflow()) this.#recover();
    if (this.#hosts.hasWiped) {
      const wait = this.#hosts.mendOne(now);
      if (wait === 0) return true;
      if (Number.isFinite(wait)) this.#slices.request(wait);
    }
    const due = this.#showing.showDue(now);
    const first = this.#waiting.takeFirst(now, this.#stepsSinceRead > STEPS_BETWEEN);
    if (first) return this.#readCard(first, now);
    this.#stepsSinceRead += 1;
    if (this.#continueSearch()) return true;
    const changed = this.#mutations.take();
    if (changed) {
      this.#lookAt(changed.node, changed.added);
      return true;
    }
    const root = this.#waiting.take(now);
    if (root) return this.#readCard(root, now);
    const next = Math.min(this.#waiting.next, due);
    if (next > now && Number.isFinite(next)) this.#slices.request(next - now);
    return this.#dropGone();
  }

  /** What the page changed: a card to read again, or a place where new ones may stand. */
  #lookAt(node: Element, added: boolean): void {
    if (!node.isConnected || node.closest("[id^='S:']")) return;
    const holders = this.#known.holding(node);
    for (const root of holders) this.#rereadUnlessSkipped(root, node);
    const units = this.#units.filter(
      (unit) => !holders.some((root) => this.#cards.foundAt(root)?.unit === unit),
    );
    if (units.length === 0) return;
    this.#searches.add(
      findRoots(this.#adapter, { units, within: node, deep: added }, this.#known, this.#onUnresolved),
    );
  }

  #rereadUnlessSkipped(root: Element, node: Element): void {
    const skip = this.#cards.foundAt(root)?.unit.skip;
    if (skip && this.#adapter.isWithin(node, root, skip)) return;
    this.#waiting.add(root, this.#cards.readAt(root) + REREAD_PAUSE);
  }

  #register(found: FoundRoot): void {
    if (this.#units.some(({ fallback }) => fallback === found.unit.id)) this.#forgetFallbackOf(found.unit.id);
    this.#known.add(found.root, found.unit);
    this.#cards.add(found);
    this.#mutations.watchText(found.root);
    this.#waiting.add(found.root, 0);
  }

  /** What stood in for a unit is not needed once that one is read. */
  #forgetFallbackOf(id: string): void {
    for (const root of [...this.#known.elements()])
      if (this.#cards.foundAt(root)?.unit.fallback === id) this.#forget(root);
  }

  readonly #onUnresolved = (anchor: Element): void => {
    const tries = this.#tries.get(anchor) ?? 0;
    const delay = RETRIES[tries];
    if (delay === undefined || this.#retrying >= MOST_RETRYING) return;
    this.#tries.set(anchor, tries + 1);
    this.#retrying += 1;
    this.#after(delay, () => {
      this.#retrying -= 1;
      if (anchor.isConnected) this.#lookAt(anchor, true);
      this.#slices.request();
    });
  };

  #readCard(root: Element, now: number): boolean {
    this.#stepsSinceRead = 0;
    if (this.#options.warmUp?.next().value) {
      this.#waiting.add(root, now);
      return true;
    }
    const found = this.#cards.foundAt(root);
    const grown = () => this.#cards.wasRead(root) && found && !isStillOne(found, this.#adapter);
    // What changed in one that was just found is still to be looked at, and lets it be read again.
    if (!found || !root.isConnected || grown()) {
      this.#forget(root);
      this.#lookAt(root, true);
      return true;
    }
    const changes = this.#cards.read(root, now);
    for (const { kind, entry } of changes) {
      if (kind === 'gone') this.#takeAway(entry);
      else if (!entry.lean) this.#showing.add(entry, now, this.#waiting.isFar(root) ? root : undefined);
      else {
        // Nothing is drawn for it, so that it need not wait for a frame.
        this.#showing.drop(entry);
        this.#show(entry);
      }
    }
    if (!this.#showing.awaits(root)) this.#waiting.leave(root);
    // Nothing to read yet, or no more: another strategy may find a better root once there is.
    if (this.#cards.isEmpty(root)) this.#forget(root);
    if (changes.length > 0) this.#noteChange();
    return true;
  }

  #show({ read, verdict }: CardEntry): void {
    if (!this.#heldBack) this.#guarded(() => this.#hosts.put(read, verdict));
  }

  #takeAway(entry: CardEntry): void {
    this.#showing.drop(entry);
    this.#hosts.remove(entry.read);
  }

  #forget(root: Element): void {
    this.#known.delete(root);
    this.#waiting.leave(root);
    for (const entry of this.#cards.delete(root)) {
      this.#takeAway(entry);
      this.#noteChange();
    }
  }

  /** Forgets the roots that left the page, a portion at a time; true if there is more. */
  #dropGone(): boolean {
    if (this.#mutations.takeRemovals()) this.#looking = this.#known.elements();
    for (let looked = 0; this.#looking && looked < ROOTS_AT_ONCE; looked += 1) {
      const { value, done } = this.#looking.next();
      if (done) this.#looking = undefined;
      else if (!value.isConnected) this.#forget(value);
    }
    return this.#looking !== undefined;
  }

  /** Too much changed to follow: search everywhere, and read everything again, in time. */
  #recover(): void {
    this.#searchPage();
    for (const root of this.#known.elements())
      this.#waiting.add(root, this.#cards.readAt(root) + RECOVERY_PAUSE);
  }

  #searchPage(): void {
    const place = { units: this.#units, within: this.#document.documentElement, deep: true };
    this.#searches.setPage(findRoots(this.#adapter, place, this.#known, this.#onUnresolved));
    this.#slices.request();
  }

  /** Goes on with a search for one step; false if there is none. */
  #continueSearch(): boolean {
    if (this.#searches.takeRoom(this.#known.size)) this.#searchPage();
    return this.#searches.step((found) => this.#register(found));
  }

  /** Pages change their address without loading: a script of ours cannot see it happen. */
  #checkAddress(): void {
    const { href, pathname, search } = this.#document.location;
    if (href === this.#address || this.#stopped) return;
    this.#address = href;
    this.#units = unitsOn(this.#adapter, pathname + search, this.#options.comments);
    this.#guarded(() => this.#followAddress());
    for (const delay of SEARCHES_AFTER_NAVIGATION) this.#after(delay, () => this.#searchPage());
  }

  /** Cards that stand are left standing; those that are known by the page's address are something else now. */
  #followAddress(): void {
    for (const root of [...this.#known.elements()]) {
      const unit = this.#cards.foundAt(root)?.unit;
      if (!unit?.permalinks?.some(({ from }) => from === 'location')) continue;
      if (this.#units.includes(unit)) this.#waiting.add(root, 0);
      else this.#forget(root);
    }
  }

  #noteChange(): void {
    if (this.#changed) return;
    this.#changed = true;
    this.#after(Math.max(CHANGE_PAUSE, this.#known.size), () => {
      this.#changed = false;
      this.#holdBackOrRelease();
      this.#options.onChange?.();
    });
  }

  #holdBackOrRelease(): void {
    const heldBack = isImplausible(countEntries(this.#cards.posts()), this.#heldBack);
    if (heldBack === this.#heldBack) return;
    this.#heldBack = heldBack;
    if (!heldBack) this.refresh();
    else for (const { read } of this.#cards.all()) this.#hosts.remove(read);
  }

  #after(delay: number, act: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      this.#guarded(act);
    }, delay);
    this.#timers.add(timer);
  }

  /** Whatever a page does, nothing of ours reaches it as an error. */
  #guarded(act: () => void): void {
    try {
      act();
    } catch (error) {
      console.warn('Rambu: a step of the scan failed', error);
    }
  }
}

/** What stands on the page now, each key once. */
function inPageOrder(entries: Iterable<CardEntry>): ScanEntry[] {
  const byKey = new Map<string, CardEntry>();
  for (const entry of entries) {
    const { root, post } = entry.read;
    if (!root.isConnected) continue;
    const other = byKey.get(post.key);
    // Of a post in a feed and in a dialog over it, the dialog's is the one in sight.
    if (!other || other.read.root.closest('[hidden]') || root.closest('[role=dialog]')) {
      byKey.set(post.key, entry);
    }
  }
  return [...byKey.values()]
    .sort((one, other) => (one.read.root.compareDocumentPosition(other.read.root) & 4 ? -1 : 1))
    .map(({ read, verdict }) => ({ read, verdict }));
}
