import type { MatchPack } from '../schema/pack.ts';
import type { Fact, FactId, Span } from '../schema/verdict.ts';
import type { Denial } from './denial.ts';
import type { Edge, Lattice } from './lattice.ts';

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
  const silent = partial ? 'unknown' : 'not-stated';
  const facts: Partial<Record<FactId, Fact>> = {};
  for (const fact of pack.facts) {
    if (lattice.has(fact.denied)) {
      facts[fact.id] = { state: 'denied', spans: spansOf(lattice.of(fact.denied, MOST_SPANS)) };
      continue;
    }
    if (!lattice.has(fact.stated)) continue;
    const stated = lattice.of(fact.stated, MOST_MENTIONS);
    const held = fact.deniable && denial ? stated.filter((edge) => !denial.denies(edge)) : stated;
    const state = held.length > 0 ? 'stated' : 'denied';
    const shown = held.length > 0 ? held : stated;
    facts[fact.id] = { state, spans: spansOf(shown.slice(0, MOST_SPANS)) };
  }
  const of = (id: FactId): Fact => facts[id] ?? { state: silent, spans: [] };
  return {
    'placing-company': of('placing-company'),
    permit: of('permit'),
    employer: of('employer'),
    position: of('position'),
    pay: of('pay'),
    'hours-leave': of('hours-leave'),
    'contract-length': of('contract-length'),
    'social-security': of('social-security'),
    costs: of('costs'),
    documents: of('documents'),
  };
}
