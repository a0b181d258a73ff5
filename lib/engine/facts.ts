import type { MatchPack } from '../schema/pack.ts';
import type { Fact, FactId, Span } from '../schema/verdict.ts';
import type { Denial } from './denial.ts';
import type { Edge, Lattice } from './lattice.ts';

const FACTS = [
  ...['placing-company', 'permit', 'employer', 'position', 'pay', 'hours-leave'],
  ...['contract-length', 'social-security', 'costs', 'documents'],
] as const satisfies readonly FactId[];
/** Quotes of one fact that are shown at most. */
const MOST_SPANS = 3;
/** Mentions of one fact that are looked at. */
const MOST_MENTIONS = 12;

/** The ten facts: stated, denied, not stated, or unknown where the post could not be read to its end. */
export function judgeFacts(
  pack: MatchPack,
  lattice: Lattice,
  partial: boolean,
  { spansOf, denial }: { spansOf: (edges: readonly Edge[]) => Span[]; denial: Denial | undefined },
): Record<FactId, Fact> {
  const judge = (fact: MatchPack['facts'][number] | undefined): Fact => {
    if (fact && lattice.has(fact.denied))
      return { state: 'denied', spans: spansOf(lattice.of(fact.denied, MOST_SPANS)) };
    if (!fact || !lattice.has(fact.stated)) return { state: partial ? 'unknown' : 'not-stated', spans: [] };
    const stated = lattice.of(fact.stated, MOST_MENTIONS);
    const held = fact.deniable && denial ? stated.filter((edge) => !denial.denies(edge)) : stated;
    const shown = held.length > 0 ? held : stated;
    return {
      state: held.length > 0 ? 'stated' : 'denied',
      spans: spansOf(shown.slice(0, MOST_SPANS)),
    };
  };
  const judged = FACTS.map((id) => [id, judge(pack.facts.find((fact) => fact.id === id))]);
  return Object.fromEntries(judged) as Record<FactId, Fact>;
}
