import type { PackTrigger } from '../schema/pack.ts';
import type { Span } from '../schema/verdict.ts';
import type { Document } from './document.ts';
import { MOST_SPANS } from './firing.ts';
import type { Edge } from './lattice.ts';

/**
 * How telling evidence is: a rule's own phrase, then a place, a sum or a role that a pattern names first, then its fields and
 * phrases, then other places, sums, roles.
 */
const RANK = { own: 0, lead: 1, phrase: 2, slot: 3 } as const;
type Run = Span & { rank: number };

/** Ranges of the original text in order; what overlaps is joined, with the rank of what tells most. */
function runsOf(edges: readonly Edge[], document: Document, rankOf: (edge: Edge) => number): Run[] {
  const ordered = edges.length > 1 ? [...edges].sort((a, b) => a.start - b.start || a.end - b.end) : edges;
  const runs: Run[] = [];
  for (const edge of ordered) {
    const part = document.parts[document.partOf[edge.start] ?? 0];
    const start = document.tokens[edge.start]?.start;
    const end = document.tokens[edge.end - 1]?.end;
    if (!part || start === undefined || end === undefined) continue;
    const rank = rankOf(edge);
    const last = runs.at(-1);
    if (last && last.part === part.name && start <= last.end) {
      last.end = Math.max(last.end, end);
      last.rank = Math.min(last.rank, rank);
    } else runs.push({ part: part.name, start, end, rank });
  }
  return runs;
}

const spanOf = ({ part, start, end }: Run): Span => ({ part, start, end });

/** Ranges of the original text, in order; what overlaps is joined. */
export function spansInOrder(edges: readonly Edge[], document: Document): Span[] {
  return runsOf(edges, document, () => RANK.own)
    .slice(0, MOST_SPANS)
    .map(spanOf);
}

/**
 * The same with the most telling first; of equal ones the longest. Slots are the symbols below `firstOut`.
 */
export function spansByTelling(
  edges: readonly Edge[],
  document: Document,
  { symbol: own, patterns }: PackTrigger,
  firstOut: number,
): Span[] {
  const rankOf = ({ symbol }: Edge): number => {
    if (symbol === own) return RANK.own;
    if (symbol >= firstOut) return RANK.phrase;
    return patterns.some(({ all }) => all[0] === symbol) ? RANK.lead : RANK.slot;
  };
  return runsOf(edges, document, rankOf)
    .sort((a, b) => a.rank - b.rank || b.end - b.start - (a.end - a.start) || a.start - b.start)
    .slice(0, MOST_SPANS)
    .map(spanOf);
}
