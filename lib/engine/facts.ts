import type { MatchPack } from '../schema/pack.ts';
import type { Fact, FactId, Span } from '../schema/verdict.ts';
import type { Edge, Lattice } from './lattice.ts';

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
    const denied = fact.denied < 0 ? [] : lattice.of(fact.denied);
    const stated = fact.stated < 0 ? [] : lattice.of(fact.stated);
    if (denied.length > 0) facts[fact.id] = { state: 'denied', spans: spansOf(denied.slice(0, 3)) };
    else if (stated.length > 0) facts[fact.id] = { state: 'stated', spans: spansOf(stated.slice(0, 3)) };
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
