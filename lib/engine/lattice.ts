/** A symbol that covers tokens `start` to `end` (half open), and what was undone to see it. */
export type Edge = { symbol: number; start: number; end: number; undone: number };

/** More readings of one place than any language needs; keeps hostile texts linear. */
const MOST_PER_TOKEN = 160;
const NONE = -1;
const NO_EDGES: readonly Edge[] = [];

/**
 * The two marks of a symbol, one bit each. Symbols of which both marks are among those of a set may be members of it, most
 * others are told apart at a look.
 */
export function lowMark(symbol: number): number {
  return 1 << (symbol & 31);
}
export function highMark(symbol: number): number {
  return 1 << ((symbol >> 5) & 31);
}

/**
 * What is known about a token stream: symbols over ranges of tokens. Kept in flat arrays and used again for every
 * post, since this is made and forgotten for every post on a page. Lists are linked by edge number and end with -1.
 */
export class Lattice {
  /** Number of tokens. */
  length = 0;
  /** Symbols that have an edge, in order of discovery. */
  readonly present: number[] = [];
  symbols = new Int32Array(1024);
  starts = new Int32Array(1024);
  ends = new Int32Array(1024);
  undone = new Int32Array(1024);
  nextStarting = new Int32Array(1024);
  nextEnding = new Int32Array(1024);
  nextSame = new Int32Array(1024);
  firstStarting = new Int32Array(256);
  firstEnding = new Int32Array(256);
  /** Marks of the symbols that start and that end at each token, two numbers for each (`lowMark`, `highMark`). */
  startMarks = new Int32Array(512);
  endMarks = new Int32Array(512);
  readonly firstSame: Int32Array;
  #lastStarting = new Int32Array(256);
  #lastEnding = new Int32Array(256);
  readonly #lastSame: Int32Array;
  #perToken = new Uint16Array(256);
  #count = 0;

  constructor(symbols: number) {
    this.firstSame = new Int32Array(symbols).fill(NONE);
    this.#lastSame = new Int32Array(symbols);
  }

  /** Forgets everything and makes room for a stream of so many tokens. */
  reset(length: number): void {
    for (const symbol of this.present) this.firstSame[symbol] = NONE;
    this.present.length = 0;
    this.#count = 0;
    this.length = length;
    if (length + 1 > this.firstStarting.length) {
      const size = 2 * (length + 1);
      this.firstStarting = new Int32Array(size);
      this.firstEnding = new Int32Array(size);
      this.startMarks = new Int32Array(2 * size);
      this.endMarks = new Int32Array(2 * size);
      this.#lastStarting = new Int32Array(size);
      this.#lastEnding = new Int32Array(size);
      this.#perToken = new Uint16Array(size);
    }
    this.firstStarting.fill(NONE, 0, length + 1);
    this.firstEnding.fill(NONE, 0, length + 1);
    this.startMarks.fill(0, 0, 2 * (length + 1));
    this.endMarks.fill(0, 0, 2 * (length + 1));
    this.#perToken.fill(0, 0, length + 1);
  }

  /** Adds an edge once; a reading without disguise replaces one with. */
  add(symbol: number, start: number, end: number, undone: number): void {
    if (symbol < 0 || start < 0 || end > this.length || (this.#perToken[start] ?? 0) >= MOST_PER_TOKEN)
      return;
    const low = lowMark(symbol);
    const high = highMark(symbol);
    const { startMarks, endMarks } = this;
    const lows = startMarks[2 * start] ?? 0;
    const highs = startMarks[2 * start + 1] ?? 0;
    // Mostly the marks tell that the edge is new.
    if ((lows & low) !== 0 && (highs & high) !== 0 && (this.firstSame[symbol] ?? NONE) >= 0) {
      for (let e = this.firstStarting[start] ?? NONE; e >= 0; e = this.nextStarting[e] ?? NONE) {
        if (this.symbols[e] !== symbol || this.ends[e] !== end) continue;
        if (undone === 0) this.undone[e] = 0;
        return;
      }
    }
    if (this.#count === this.symbols.length) this.#grow();
    const edge = this.#count++;
    this.symbols[edge] = symbol;
    this.starts[edge] = start;
    this.ends[edge] = end;
    this.undone[edge] = undone;
    this.#perToken[start] = (this.#perToken[start] ?? 0) + 1;
    startMarks[2 * start] = lows | low;
    startMarks[2 * start + 1] = highs | high;
    endMarks[2 * end] = (endMarks[2 * end] ?? 0) | low;
    endMarks[2 * end + 1] = (endMarks[2 * end + 1] ?? 0) | high;
    link(this.firstStarting, this.#lastStarting, this.nextStarting, start, edge);
    link(this.firstEnding, this.#lastEnding, this.nextEnding, end, edge);
    if ((this.firstSame[symbol] ?? NONE) < 0) this.present.push(symbol);
    link(this.firstSame, this.#lastSame, this.nextSame, symbol, edge);
  }

  /** Adds what an edge stands for where it stands. */
  copy(edge: number, symbol: number): void {
    this.add(symbol, this.starts[edge] ?? 0, this.ends[edge] ?? 0, this.undone[edge] ?? 0);
  }

  has(symbol: number): boolean {
    return (this.firstSame[symbol] ?? NONE) >= 0;
  }

  /** Edges of a symbol in order of discovery: all, or the first `most`. */
  of(symbol: number, most = Number.POSITIVE_INFINITY): readonly Edge[] {
    let e = this.firstSame[symbol] ?? NONE;
    if (e < 0) return NO_EDGES;
    const edges: Edge[] = [];
    for (; e >= 0 && edges.length < most; e = this.nextSame[e] ?? NONE) edges.push(this.edge(e));
    return edges;
  }

  /** One edge by its number. */
  edge(e: number): Edge {
    return {
      symbol: this.symbols[e] ?? 0,
      start: this.starts[e] ?? 0,
      end: this.ends[e] ?? 0,
      undone: this.undone[e] ?? 0,
    };
  }

  #grow(): void {
    this.symbols = doubled(this.symbols);
    this.starts = doubled(this.starts);
    this.ends = doubled(this.ends);
    this.undone = doubled(this.undone);
    this.nextStarting = doubled(this.nextStarting);
    this.nextEnding = doubled(this.nextEnding);
    this.nextSame = doubled(this.nextSame);
  }
}

function doubled(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** Appends an edge to the list that belongs to `key`. */
function link(first: Int32Array, last: Int32Array, next: Int32Array, key: number, edge: number): void {
  if ((first[key] ?? NONE) < 0) first[key] = edge;
  else next[last[key] ?? 0] = edge;
  last[key] = edge;
  next[edge] = NONE;
}
