import type { MatchPack } from '../schema/pack.ts';
import type { Fact, FactId, Span } from '../schema/verdict.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Quotes of one fact that are shown at most. */
const MOST_SPANS = 3;

/** The ten facts: stated, denied, not stated, or unknown where the post could not be read to its end. */
export function judgeFacts(
  pack: MatchPack,
  lattice: Lattice,
  partial: boolean,
  spansOf: (edges: readonly Edge[]) => Span[],
): Record<FactId, Fact> {
  const silent = partial ? 'unknown' : 'not-stated';
  const facts: Partial<Record<FactId, Fact>> = {};
  for (const fact of pack.facts) {
    const state = lattice.has(fact.denied) ? 'denied' : lattice.has(fact.stated) ? 'stated' : undefined;
    if (state) facts[fact.id] = { state, spans: spansOf(lattice.of(fact[state], MOST_SPANS)) };
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
