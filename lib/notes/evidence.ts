import type { ReadPost } from '../scan/port.ts';
import type { Verdict } from '../schema/verdict.ts';
import { joinSpans } from './quotes.ts';

export const EVIDENCE_NAME = 'rambu-evidence';

/** A live Range makes every later change of the page's DOM slower; a highlight does not need one. */
function still({ startContainer, startOffset, endContainer, endOffset }: Range): StaticRange {
  return new StaticRange({ startContainer, startOffset, endContainer, endOffset });
}

/**
 * Marks evidence in the page's own text through the CSS Custom Highlight API: no node is touched. The style for
 * `::highlight(rambu-evidence)` must be in the document. Does nothing where the browser lacks the API.
 */
export class Evidence {
  readonly #ranges = new Map<string, StaticRange[]>();
  #highlight: Highlight | undefined;

  set(read: ReadPost, verdict: Verdict): void {
    this.clear(read.id);
    if (typeof CSS === 'undefined' || !CSS.highlights || typeof Highlight === 'undefined') return;
    const ranges: StaticRange[] = [];
    for (const span of joinSpans(verdict.findings.flatMap((finding) => finding.spans))) {
      const range = read.toRange(span.part, span.start, span.end);
      if (range) ranges.push(still(range));
    }
    if (ranges.length === 0) return;
    if (!this.#highlight) {
      this.#highlight = new Highlight();
      CSS.highlights.set(EVIDENCE_NAME, this.#highlight);
    }
    for (const range of ranges) this.#highlight.add(range);
    this.#ranges.set(read.id, ranges);
  }

  clear(id: string): void {
    for (const range of this.#ranges.get(id) ?? []) this.#highlight?.delete(range);
    this.#ranges.delete(id);
    if (this.#ranges.size > 0 || !this.#highlight) return;
    CSS.highlights.delete(EVIDENCE_NAME);
    this.#highlight = undefined;
  }

  stop(): void {
    for (const id of [...this.#ranges.keys()]) this.clear(id);
  }
}
