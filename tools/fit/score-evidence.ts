import { createEngine } from '../../lib/engine/engine.ts';
import { levelOf } from '../../lib/engine/score.ts';
import type { MatchPack } from '../../lib/schema/pack.ts';
import type { Level } from '../../lib/schema/verdict.ts';
import type { Sample } from './samples.ts';
import type { Scorable } from './score-fit.ts';
import { type Parts, partsOf, type Rule } from './score-model.ts';

/** A post as scoring sees it. */
export type Evidence = {
  sample: Sample;
  parts: Parts;
  /** Rules that fired, by number. */
  fired: readonly number[];
  /** The highest level that any weights could give it. */
  most: Level;
};

/** Runs the engine over samples and keeps what their scores are made of. */
export function evidenceOf(samples: readonly Sample[], match: MatchPack, rules: readonly Rule[]): Evidence[] {
  const engine = createEngine(match);
  const { terms } = match.scoring;
  const flags = new Map(
    rules.flatMap(({ id, what }, i) => (what === 'reassurance' ? [] : [[id, i] as const])),
  );
  const reassurances = new Map(
    rules.flatMap(({ id, what }, i) => (what === 'reassurance' ? [[id, i] as const] : [])),
  );
  return samples.map((sample) => {
    const { verdict, scored, doubt } = engine.analyse(sample.input);
    const fired = scored.flatMap(({ id }) => flags.get(id) ?? []);
    const reassured = verdict.reassurances.flatMap(({ id }) => reassurances.get(id) ?? []);
    const stated = terms.facts.filter((id) => verdict.facts[id].state === 'stated').length;
    const termed = terms.weight * Math.max(0, stated - terms.free);
    const parts = partsOf(fired, reassured, rules, match.scoring, { termed, doubt });
    const { level } = levelOf({ ...verdict, findings: scored, score: Number.POSITIVE_INFINITY }, match);
    return { sample, parts, fired: [...fired, ...reassured], most: level };
  });
}

/** Posts of which a weight can change the level and of which it is known what they should be. */
export function scorable(evidence: readonly Evidence[]): (Scorable & { evidence: Evidence })[] {
  return evidence.flatMap((e) => {
    const { truth, share } = e.sample;
    if (truth === 'either' || (e.most !== 'check' && e.most !== 'danger')) return [];
    return [{ parts: e.parts, truth, most: e.most, share, evidence: e }];
  });
}
