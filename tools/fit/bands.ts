import type { PackScoring } from '../../lib/schema/pack.ts';
import type { Rule } from './score-model.ts';

/** Log-odds points between which a weight may lie, whatever the evidence says: what a caseworker would sign. */
export type Band = { low: number; high: number };

/**
 * Signs of severity B that lawful ads carry as often as others (free ticket and mess, help with the passport, a fast process):
 * like those of severity C (pocket money, no deductions …), even two of them stay below the threshold of a mark.
 */
const AMBIGUOUS = [
  'pay/all-costs-covered-by-recruiter',
  'documents/passport-help',
  'process/instant-process',
];

/** Rules whose evidence says more about how the corpora were made than about the world: their author's weight stays. */
const MADE_BY_CORPORA: Record<string, string> = {
  'wording/obfuscated-text': 'whoever wrote the posts chose which to disguise, and chose offers',
};

/** What a sign that justifies a mark alone keeps above the threshold: a little doubt must not undo it where a disguise hides the others. */
const ROOM = 0.1;

/** Why a rule's weight is not fitted, or undefined. */
export function heldBecause(id: string): string | undefined {
  return MADE_BY_CORPORA[id];
}

/**
 * The band of a rule to which its author gave `prior`. A crime reaches `danger` by its points alone, a sign of severity A
 * that reached `check` alone still does, and one of severity B or C never does.
 */
export function bandOf(
  { id, what, severity, group }: Rule,
  prior: number,
  { thresholds }: PackScoring,
): Band {
  const tenths = Math.round(thresholds.check * 10) - 1;
  if (what === 'reassurance') return { low: 0.2, high: 1.5 };
  if (what === 'combination') return severity === 'A' ? { low: 1, high: 3 } : { low: 0.8, high: tenths / 10 };
  if (group === 'crime') return { low: severity === 'A' ? thresholds.danger : thresholds.check, high: 5 };
  if (severity === 'A') {
    const alone = Math.min(prior, thresholds.check + ROOM);
    return { low: prior < thresholds.check ? 1.8 : alone, high: 5 };
  }
  if (severity === 'C') return { low: Math.min(0.1, prior), high: 0.8 };
  return AMBIGUOUS.includes(id)
    ? { low: 0.1, high: Math.floor(tenths / 2) / 10 }
    : { low: 0.4, high: tenths / 10 };
}

/** The nearest weight that a band allows. */
export function clamped(weight: number, { low, high }: Band): number {
  return Math.min(high, Math.max(low, weight));
}
