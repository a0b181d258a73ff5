import type { PackPattern } from '../schema/pack.ts';
import type { Edge, Lattice } from './lattice.ts';

const NONE: Edge[] = [];
/** Operands of the pattern that is looked for, each once, and how many edges of each lie in the window; kept. */
const wanted: number[] = [];
const counts: number[] = [];
/** Edges of the operands in order of position, and the operand of each; kept between posts. */
const edges: number[] = [];
const operands: number[] = [];

function want(symbols: readonly number[]): void {
  for (let i = 0; i < symbols.length; i++) {
    const symbol = symbols[i] ?? 0;
    if (wanted.includes(symbol)) continue;
    wanted.push(symbol);
    counts.push(0);
  }
}

function collect(pattern: PackPattern, lattice: Lattice): void {
  wanted.length = counts.length = edges.length = operands.length = 0;
  want(pattern.all);
  want(pattern.of);
  for (let w = 0; w < wanted.length; w++) {
    for (let e = lattice.firstSame[wanted[w] ?? 0] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1)
      edges.push(e);
  }
  const { starts } = lattice;
  if (edges.length > 1) edges.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0));
  for (let i = 0; i < edges.length; i++) operands.push(wanted.indexOf(lattice.symbols[edges[i] ?? 0] ?? 0));
}

function inside(symbol: number): boolean {
  return (counts[wanted.indexOf(symbol)] ?? 0) > 0;
}

/** Whether the window holds all of `all` and enough of `of`. */
function holds({ all, of, least }: PackPattern): boolean {
  for (let i = 0; i < all.length; i++) if (!inside(all[i] ?? 0)) return false;
  let found = 0;
  for (let i = 0; i < of.length && found < least; i++) if (inside(of[i] ?? 0)) found++;
  return found >= least;
}

function isBarred({ none }: PackPattern, from: number, to: number, lattice: Lattice): boolean {
  for (let i = 0; i < none.length; i++) {
    for (let e = lattice.firstSame[none[i] ?? 0] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
      if ((lattice.starts[e] ?? 0) < to && (lattice.ends[e] ?? 0) > from) return true;
    }
  }
  return false;
}

/** Slides over the operands' edges in order of position; `within` tokens from the first start to the last end. */
export function inWindow(pattern: PackPattern, lattice: Lattice): Edge[] {
  collect(pattern, lattice);
  let from = 0;
  for (let to = 0; to < edges.length; to++) {
    const operand = operands[to] ?? 0;
    counts[operand] = (counts[operand] ?? 0) + 1;
    const end = lattice.ends[edges[to] ?? 0] ?? 0;
    while (from < to && end - (lattice.starts[edges[from] ?? 0] ?? 0) > pattern.within) {
      const gone = operands[from++] ?? 0;
      counts[gone] = (counts[gone] ?? 1) - 1;
    }
    if (!holds(pattern)) continue;
    if (isBarred(pattern, lattice.starts[edges[from] ?? 0] ?? 0, end, lattice)) continue;
    const seen = new Map<number, Edge>();
    for (let i = from; i <= to; i++) seen.set(operands[i] ?? 0, lattice.edge(edges[i] ?? 0));
    return [...seen.values()];
  }
  return NONE;
}
