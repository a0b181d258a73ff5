import type { ReadPost } from '../scan/port.ts';
import type { Verdict } from '../schema/verdict.ts';
import { joinSpans } from './quotes.ts';

export const EVIDENCE_NAME = 'rambu-evidence';

/** How far from the screen a post's evidence is marked. */
const MARGIN = '600px';
/** Posts that stay marked far from the screen: a browser goes through every mark whenever the page changes. */
const MOST = 8;

type Marked = { read: ReadPost; verdict: Verdict; host: Element; near: boolean; ranges: StaticRange[] };

/**
 * Marks evidence in the page's own text through the CSS Custom Highlight API: no node is touched. The style for
 * `::highlight(rambu-evidence)` must be in the document. Does nothing where the browser lacks the API.
 */
export class Evidence {
  readonly #posts = new Map<string, Marked>();
  readonly #byHost = new WeakMap<Element, Marked>();
  /** Those whose ranges are in the highlight, the oldest first. */
  readonly #shown = new Set<Marked>();
  readonly #limbo: Document;
  readonly #observer: IntersectionObserver | undefined;
  #highlight: Highlight | undefined;

  constructor(document: Document) {
    this.#limbo = document.implementation.createHTMLDocument();
    if (typeof IntersectionObserver === 'undefined') return;
    this.#observer = new IntersectionObserver((records) => this.#follow(records), { rootMargin: MARGIN });
  }

  /** Marks a post's evidence now, and again whenever its note comes near the screen. */
  set(read: ReadPost, verdict: Verdict, host: Element): void {
    const near = this.#posts.get(read.id)?.near ?? false;
    this.clear(read.id);
    if (typeof CSS === 'undefined' || !CSS.highlights || typeof Highlight === 'undefined') return;
    const marked: Marked = { read, verdict, host, near, ranges: [] };
    this.#posts.set(read.id, marked);
    this.#byHost.set(host, marked);
    this.#observer?.observe(host);
    this.#show(marked);
  }

  clear(id: string): void {
    const marked = this.#posts.get(id);
    if (!marked) return;
    this.#observer?.unobserve(marked.host);
    this.#posts.delete(id);
    this.#hide(marked);
    if (this.#posts.size > 0 || !this.#highlight) return;
    CSS.highlights.delete(EVIDENCE_NAME);
    this.#highlight = undefined;
  }

  stop(): void {
    for (const id of [...this.#posts.keys()]) this.clear(id);
    this.#observer?.disconnect();
  }

  #follow(records: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of records) {
      const marked = this.#byHost.get(target);
      if (!marked || this.#posts.get(marked.read.id) !== marked) continue;
      marked.near = isIntersecting;
      if (isIntersecting) this.#show(marked);
    }
  }

  #show(marked: Marked): void {
    if (this.#shown.has(marked)) return;
    marked.ranges = this.#rangesOf(marked);
    if (!this.#highlight) {
      this.#highlight = new Highlight();
      CSS.highlights.set(EVIDENCE_NAME, this.#highlight);
    }
    for (const range of marked.ranges) this.#highlight.add(range);
    this.#shown.add(marked);
    if (!this.#observer) return;
    for (const old of this.#shown) {
      if (this.#shown.size <= MOST) return;
      if (!old.near && old !== marked) this.#hide(old);
    }
  }

  #hide(marked: Marked): void {
    for (const range of marked.ranges) this.#highlight?.delete(range);
    marked.ranges = [];
    this.#shown.delete(marked);
  }

  #rangesOf({ read, verdict }: Marked): StaticRange[] {
    const ranges: StaticRange[] = [];
    for (const span of joinSpans(verdict.findings.flatMap((finding) => finding.spans))) {
      const range = read.toRange(span.part, span.start, span.end);
      if (range) ranges.push(this.#still(range));
    }
    return ranges;
  }

  /** A live Range makes every later change of the page's DOM slower, even unused; so this one is moved elsewhere. */
  #still(range: Range): StaticRange {
    const { startContainer, startOffset, endContainer, endOffset } = range;
    range.selectNode(this.#limbo.documentElement);
    return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
  }
}
