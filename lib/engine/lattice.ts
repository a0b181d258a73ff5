/** A symbol that covers tokens `start` to `end` (half open), and what was undone to see it. */
export type Edge = { symbol: number; start: number; end: number; undone: number };

/** More readings of one place than any language needs; keeps hostile texts linear. */
const MOST_PER_TOKEN = 160;

/** What is known about a token stream: symbols over ranges of tokens. */
export class Lattice {
  readonly length: number;
  readonly starting: Edge[][];
  readonly ending: Edge[][];
  /** In order of discovery. */
  readonly bySymbol = new Map<number, Edge[]>();

  constructor(length: number) {
    this.length = length;
    this.starting = Array.from({ length: length + 1 }, () => []);
    this.ending = Array.from({ length: length + 1 }, () => []);
  }

  /** Adds an edge once; a reading without disguise replaces one with. */
  add(symbol: number, start: number, end: number, undone: number): void {
    const here = this.starting[start];
    if (!here || here.length >= MOST_PER_TOKEN) return;
    for (const edge of here) {
      if (edge.symbol !== symbol || edge.end !== end) continue;
      if (undone === 0) edge.undone = 0;
      return;
    }
    const edge = { symbol, start, end, undone };
    here.push(edge);
    this.ending[end]?.push(edge);
    const list = this.bySymbol.get(symbol);
    if (list) list.push(edge);
    else this.bySymbol.set(symbol, [edge]);
  }

  /** All edges of a symbol, in order of discovery. */
  of(symbol: number): readonly Edge[] {
    return this.bySymbol.get(symbol) ?? NO_EDGES;
  }

  has(symbol: number): boolean {
    return this.bySymbol.has(symbol);
  }
}

const NO_EDGES: readonly Edge[] = [];
