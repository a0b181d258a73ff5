import type { MatchPack, PackScoring } from '../../lib/schema/pack.ts';

/** A rule that carries a weight, by its place among the weights that are fitted. */
export type Rule = {
  id: string;
  what: 'flag' | 'combination' | 'reassurance';
  severity?: 'A' | 'B' | 'C';
  group: string;
};

/** What a post's score is made of, by numbers of rules, so that it can be added up under any weights. */
export type Parts = {
  groups: { at: readonly number[]; share: number; cap: number; firm: boolean }[];
  reassured: readonly number[];
  /** Points that stated terms take off, and those that doubt about the kind takes off. */
  termed: number;
  doubt: number;
};

/** Flags, combinations and reassurances of a pack, as weights are numbered. */
export function rulesOf({ flags, combinations, reassurances }: MatchPack): Rule[] {
  return [
    ...flags.map(({ id, severity, group }): Rule => ({ id, what: 'flag', severity, group })),
    ...combinations.map(({ id, severity, group }): Rule => ({ id, what: 'combination', severity, group })),
    ...reassurances.map(({ id, group }): Rule => ({ id, what: 'reassurance', group })),
  ];
}

/** Sorts what fired into groups. `fired` and `reassured` hold numbers of rules. */
export function partsOf(
  fired: readonly number[],
  reassured: readonly number[],
  rules: readonly Rule[],
  scoring: PackScoring,
  rest: { termed: number; doubt: number },
): Parts {
  const byGroup = new Map<string, number[]>();
  for (const at of fired) {
    const name = rules[at]?.group ?? '';
    byGroup.set(name, [...(byGroup.get(name) ?? []), at]);
  }
  const groups = [...byGroup].map(([name, at]) => ({
    at,
    share: name === 'combinations' ? scoring.combinationSaturation : scoring.saturation,
    cap: scoring.groups[name]?.cap ?? Number.POSITIVE_INFINITY,
    firm: scoring.groups[name]?.firm === true,
  }));
  return { groups, reassured, ...rest };
}

/** What each rule's weight counts for in a sum that diminishes; nothing of a sum that its cap cuts. */
function saturated(
  at: readonly number[],
  share: number,
  cap: number,
  weights: Float64Array,
): { sum: number; counts: (readonly [number, number])[] } {
  const ordered = [...at].sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const counts = ordered.map((rule, i) => [rule, share ** i] as const);
  const sum = counts.reduce((total, [rule, count]) => total + count * (weights[rule] ?? 0), 0);
  return sum > cap ? { sum: cap, counts: [] } : { sum, counts };
}

/**
 * The score of `lib/engine/score.ts` under these weights, before it is cut at zero; `add` is told how much each rule's
 * weight counts in it.
 */
export function scoreUnder(
  weights: Float64Array,
  { groups, reassured, termed, doubt }: Parts,
  { reassurances }: PackScoring,
  add?: (rule: number, count: number) => void,
): number {
  let firm = 0;
  let soft = 0;
  const softCounts: (readonly [number, number])[] = [];
  for (const group of groups) {
    const { sum, counts } = saturated(group.at, group.share, group.cap, weights);
    if (group.firm) {
      firm += sum;
      for (const [rule, count] of counts) add?.(rule, count);
    } else {
      soft += sum;
      softCounts.push(...counts);
    }
  }
  const relief = saturated(reassured, reassurances.saturation, Number.POSITIVE_INFINITY, weights);
  const wanted = relief.sum + termed;
  const taken = Math.min(reassurances.cap, wanted);
  if (soft > taken) {
    for (const [rule, count] of softCounts) add?.(rule, count);
    if (wanted < reassurances.cap) for (const [rule, count] of relief.counts) add?.(rule, -count);
  }
  return firm + Math.max(0, soft - taken) - doubt;
}
