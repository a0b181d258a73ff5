import type { MatchPack, PackScoring } from '../schema/pack.ts';
import type { LevelReason } from '../schema/trace.ts';
import type { Fact, FactId, Kind, Level } from '../schema/verdict.ts';
import type { KindResult } from './kind.ts';
import { KIND_ORDER } from './voice.ts';

/** What scoring needs to know of a finding. */
export type Scored = {
  id: string;
  weight: number;
  group: string;
  severity: 'A' | 'B' | 'C';
  sourced: boolean;
  combination: boolean;
};

/** Weights of one group: each further finding counts a share of the one before. */
export function saturate(weights: number[], share: number, cap = Number.POSITIVE_INFINITY): number {
  let sum = 0;
  let factor = 1;
  for (const weight of [...weights].sort((a, b) => b - a)) {
    sum += weight * factor;
    factor *= share;
  }
  return Math.min(sum, cap);
}

export type ScoreParts = {
  groups: { group: string; points: number; firm: boolean }[];
  firm: number;
  soft: number;
  relief: number;
  doubt: number;
};

/** What is added up: findings and reassurances, the facts of the post, and the doubt whether it is an offer. */
export type ScoreInput = {
  findings: readonly Scored[];
  reassurances: readonly { weight: number }[];
  facts: Record<FactId, Fact>;
  doubt: number;
};

/** Points that an offer lacks whose voice leads the next kind by little. */
export function doubtOf({ kind, voice }: KindResult, { doubt }: PackScoring): number {
  if (kind !== 'offer' || !voice) return 0;
  let next = Number.NEGATIVE_INFINITY;
  for (const id of KIND_ORDER) if (id !== 'offer') next = Math.max(next, voice.sums[id]);
  return doubt.weight * Math.max(0, doubt.lead - (voice.sums.offer - next));
}

/** The sums that a score is made of. */
export function partsOfScore(
  { findings, reassurances, facts, doubt }: ScoreInput,
  pack: MatchPack,
): ScoreParts {
  const { scoring } = pack;
  const byGroup = new Map<string, number[]>();
  for (const finding of findings) {
    const weights = byGroup.get(finding.group);
    if (weights) weights.push(finding.weight);
    else byGroup.set(finding.group, [finding.weight]);
  }
  const parts: ScoreParts = { groups: [], firm: 0, soft: 0, relief: 0, doubt };
  for (const [name, weights] of byGroup) {
    const group = scoring.groups[name];
    const share = name === 'combinations' ? scoring.combinationSaturation : scoring.saturation;
    const points = saturate(weights, share, group?.cap);
    const firm = group?.firm === true;
    parts.groups.push({ group: name, points, firm });
    if (firm) parts.firm += points;
    else parts.soft += points;
  }
  const { terms } = scoring;
  const stated = terms.facts.filter((id) => facts[id].state === 'stated').length;
  const reassured = saturate(
    reassurances.map((r) => r.weight),
    scoring.reassurances.saturation,
  );
  const termed = terms.weight * Math.max(0, stated - terms.free);
  parts.relief = Math.min(scoring.reassurances.cap, reassured + termed);
  return parts;
}

/** Log-odds points of a post. What reassures is capped and never lowers a firm group (visa, route, crime). */
export function scoreOf(input: ScoreInput, pack: MatchPack): number {
  const { firm, soft, relief, doubt } = partsOfScore(input, pack);
  return Math.max(0, firm + Math.max(0, soft - relief) - doubt);
}

export type LevelInput = {
  kind: Kind;
  score: number;
  findings: readonly Scored[];
  abroad: boolean;
  partial: boolean;
  facts: Record<FactId, Fact>;
};

/** The conditions that decide a level, named so that they can be explained. */
export function levelOf(input: LevelInput, pack: MatchPack): { level: Level; reason: LevelReason } {
  const { thresholds } = pack.scoring;
  if (input.kind !== 'offer') return { level: 'none', reason: 'not-an-offer' };
  const { findings, score } = input;
  const telling = findings.filter((f) => f.severity !== 'C' || f.combination);
  const groups = new Set(telling.filter((f) => !f.combination).map((f) => f.group));
  const combination = findings.some((f) => f.combination);
  const strong = combination || telling.some((f) => f.severity === 'A');
  // One ambiguous sign, or signs that only give context, never mark.
  const weighty = findings.filter((f) => f.weight > 0).length;
  const ambiguous = !strong && (telling.length === 0 || weighty < 2);
  if (score >= thresholds.check && !ambiguous) {
    if (score < thresholds.danger) return { level: 'check', reason: 'score' };
    if (!input.abroad) return { level: 'check', reason: 'not-abroad' };
    if (!telling.some((f) => f.sourced)) return { level: 'check', reason: 'no-source' };
    if (!combination && groups.size < 2) return { level: 'check', reason: 'one-group' };
    return { level: 'danger', reason: 'score' };
  }
  const { facts, least } = pack.scoring.incomplete;
  const missing = facts.filter((id) => input.facts[id].state === 'not-stated').length;
  if (input.abroad && !input.partial && missing >= least)
    return { level: 'incomplete', reason: 'facts-missing' };
  return { level: 'none', reason: ambiguous && findings.length > 0 ? 'ambiguous' : 'score' };
}
