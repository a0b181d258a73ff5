/** A run of text that stands unbroken in one node of the page. `node` is undefined for line breaks that blocks make. */
type Piece = { start: number; length: number; node: Node | undefined; offset: number };

/** Text as a person sees it, with the page's nodes behind every character. */
export type TextMap = {
  readonly text: string;
  readonly pieces: readonly Piece[];
};

/** Longest text that is read, in characters: the most that a report can carry. */
export const TEXT_MAX = 60_000;

/** Collects text piece by piece: collapses white space, turns blocks into line breaks, remembers the nodes. */
export class TextWriter {
  readonly #parts: string[] = [];
  readonly #pieces: Piece[] = [];
  #length = 0;
  /** Line breaks before the next character: two where a line is left blank, never more. */
  #pendingLines: 0 | 1 | 2 = 0;
  #pendingSpace: { node: Node; offset: number } | undefined;

  /** More does not fit. */
  get full(): boolean {
    return this.#length >= TEXT_MAX;
  }

  get isEmpty(): boolean {
    return this.#length === 0;
  }

  /** Text that stands in `node` from `offset` on; for an image, its alternative text. */
  write(text: string, node: Node, offset: number): void {
    if (text === '' || this.full) return;
    const lines = Math.min(this.#pendingLines, TEXT_MAX - this.#length);
    if (lines > 0) this.#push('\n'.repeat(lines), undefined, 0);
    else if (this.#pendingSpace && this.#length > 0) {
      this.#push(' ', this.#pendingSpace.node, this.#pendingSpace.offset);
    }
    this.#pendingLines = 0;
    this.#pendingSpace = undefined;
    this.#push(text.slice(0, TEXT_MAX - this.#length), node, offset);
  }

  /** White space that shows only between visible characters of one line. */
  space(node: Node, offset: number): void {
    if (this.#pendingLines === 0) this.#pendingSpace ??= { node, offset };
  }

  /** A new line, unless one was just begun. */
  line(): void {
    if (this.#length > 0 && this.#pendingLines === 0) this.#pendingLines = 1;
    this.#pendingSpace = undefined;
  }

  /** A blank line between what stands before and after: paragraphs. */
  blankLine(): void {
    if (this.#length > 0) this.#pendingLines = 2;
    this.#pendingSpace = undefined;
  }

  /** A line that ends here: on one that is empty, it leaves a blank line. */
  lineEnd(): void {
    if (this.#pendingLines === 0) this.line();
    else this.blankLine();
  }

  finish(): TextMap {
    // Half a character, which a page may hold, has no place in JSON or a hash.
    return { text: this.#parts.join('').toWellFormed(), pieces: this.#pieces };
  }

  #push(text: string, node: Node | undefined, offset: number): void {
    const last = this.#pieces.at(-1);
    if (last?.node === node && last?.node && last.offset + last.length === offset && node?.nodeType === 3) {
      last.length += text.length;
    } else this.#pieces.push({ start: this.#length, length: text.length, node, offset });
    this.#parts.push(text);
    this.#length += text.length;
  }
}

/** Part of a text, `start` to `end`, with its nodes. */
export function sliceText(map: TextMap, start: number, end: number): TextMap {
  if (start <= 0 && end >= map.text.length) return map;
  const pieces: Piece[] = [];
  for (const piece of map.pieces) {
    const from = Math.max(start, piece.start);
    const to = Math.min(end, piece.start + piece.length);
    if (from >= to) continue;
    const offset = piece.offset + from - piece.start;
    pieces.push({ start: from - start, length: to - from, node: piece.node, offset });
  }
  return { text: map.text.slice(start, end), pieces };
}

/** A Range over the page's nodes behind `start`…`end`, or undefined where the page no longer holds them. */
export function rangeOf(map: TextMap, start: number, end: number): Range | undefined {
  if (!(start >= 0 && end > start && end <= map.text.length)) return undefined;
  const bounds: { node: Node; from: number; to: number }[] = [];
  for (let index = firstPieceAt(map.pieces, start); index < map.pieces.length; index += 1) {
    const piece = map.pieces[index];
    if (!piece || piece.start >= end) break;
    if (!piece.node) continue;
    const from = piece.offset + Math.max(0, start - piece.start);
    bounds.push({
      node: piece.node,
      from,
      to: piece.offset + Math.min(piece.length, end - piece.start),
    });
  }
  const [head] = bounds;
  if (!head) return undefined;
  let first = head;
  let last = head;
  for (const bound of bounds) {
    if (precedes(bound.node, first.node)) first = bound;
    if (precedes(last.node, bound.node) || last.node === bound.node) last = bound;
  }
  return makeRange(first, last);
}

/** Whether every node behind the text is still in the page. */
export function isLive(map: TextMap): boolean {
  return map.pieces.every((piece) => piece.node === undefined || piece.node.isConnected);
}

function precedes(one: Node, other: Node): boolean {
  return one !== other && (one.compareDocumentPosition(other) & 4) !== 0;
}

function firstPieceAt(pieces: readonly Piece[], offset: number): number {
  let low = 0;
  let high = pieces.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function makeRange(first: { node: Node; from: number }, last: { node: Node; to: number }): Range | undefined {
  if (!first.node.isConnected || !last.node.isConnected) return undefined;
  const range = first.node.ownerDocument?.createRange();
  try {
    if (first.node.nodeType === 3) range?.setStart(first.node, first.from);
    else range?.setStartBefore(first.node);
    if (last.node.nodeType === 3) range?.setEnd(last.node, last.to);
    else range?.setEndAfter(last.node);
  } catch {
    return undefined;
  }
  return range;
}
