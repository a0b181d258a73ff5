/** More changed nodes than this are not looked at one by one: the whole page is searched again instead. */
const MOST_QUEUED = 2_000;

export type Changed = { node: Element /** Was added, so that its inside is new. */; added: boolean };

/** Collects what the page changes, without our own hosts, until somebody has time to look. */
export class Mutations {
  readonly #queue = new Map<Element, boolean>();
  readonly #observer: MutationObserver;
  readonly #hosts: WeakSet<Node>;
  #overflowed = false;
  #removals = false;

  /**
   * `onChange` hears of what the page did, not of what we did, and since when (by `performance.now()`) it has been
   * looked at; `onHostGone` of every host that was taken out.
   */
  constructor(
    root: Node,
    hosts: WeakSet<Node>,
    onChange: (since: number) => void,
    onHostGone: (host: Node) => void,
  ) {
    this.#hosts = hosts;
    this.#observer = new MutationObserver((records) => {
      const since = performance.now();
      let foreign = false;
      for (const record of records) foreign = this.#collect(record, onHostGone) || foreign;
      if (foreign) onChange(since);
    });
    this.#observer.observe(root, { childList: true, subtree: true });
  }

  /** Hears of text that is changed in place within `root`: recycled cards may change nothing else. */
  watchText(root: Node): void {
    this.#observer.observe(root, { characterData: true, subtree: true });
  }

  /** Something was lost since the last call, because there was too much. */
  takeOverflow(): boolean {
    const overflowed = this.#overflowed;
    this.#overflowed = false;
    return overflowed;
  }

  /** Something left the page since the last call. */
  takeRemovals(): boolean {
    const removals = this.#removals;
    this.#removals = false;
    return removals;
  }

  take(): Changed | undefined {
    for (const [node, added] of this.#queue) {
      this.#queue.delete(node);
      return { node, added };
    }
    return undefined;
  }

  stop(): void {
    this.#observer.disconnect();
    this.#queue.clear();
  }

  /** True if somebody else than we did this, or took a host of ours out. */
  #collect(record: MutationRecord, onHostGone: (host: Node) => void): boolean {
    if (record.type === 'characterData') {
      if (record.target.parentElement) this.#put(record.target.parentElement, false);
      return true;
    }
    const { target, addedNodes, removedNodes } = record;
    let ours = 0;
    for (let at = 0; at < removedNodes.length; at += 1) {
      const node = removedNodes.item(at);
      if (!node || !this.#hosts.has(node)) continue;
      ours += 1;
      onHostGone(node);
    }
    if (removedNodes.length > 0) this.#removals = true;
    if (this.#overflowed) return true;
    for (let at = 0; at < addedNodes.length; at += 1) {
      const node = addedNodes.item(at);
      if (node && this.#hosts.has(node)) ours += 1;
      else if (node?.nodeType === 1) this.#put(node as Element, true);
    }
    const foreign = addedNodes.length + removedNodes.length > ours;
    if (foreign && target.nodeType === 1) this.#put(target as Element, false);
    return foreign || removedNodes.length > 0;
  }

  #put(node: Element, added: boolean): void {
    if (this.#queue.size >= MOST_QUEUED) {
      this.#queue.clear();
      this.#overflowed = true;
    }
    this.#queue.set(node, added || this.#queue.get(node) === true);
  }
}
