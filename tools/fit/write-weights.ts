import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from './score-model.ts';

/** A rule's weight as it should stand, and what its author gave it. */
export type Weighed = Pick<Rule, 'id' | 'what'> & { weight: number; prior: number };

const LINE = /^weight:[ \t]*(?<old>[\d.]+)(?<rest>[ \t]*(?:#[^\n]*)?)$/m;
const PRIOR = /^prior:[^\n]*\n/m;

/**
 * The text of a rule file with this weight; where it is not the author's, what the author gave stands below as `prior`.
 * Everything else stays as it is.
 * @throws Error if the file has no `weight` of its own line.
 */
export function withWeight(text: string, weight: number, prior: number): string {
  if (!LINE.test(text)) throw new Error('expected a line `weight: …`');
  const moved = Math.abs(weight - prior) > 0.001;
  const keeps = moved ? `\nprior: ${prior.toFixed(1)}` : '';
  return text.replace(PRIOR, '').replace(LINE, (_line, ...groups) => {
    const { old, rest } = groups.at(-1) as { old: string; rest: string };
    // As the author wrote it where it is the same: 2 or 2.0.
    return `weight: ${Number(old) === weight ? old : weight.toFixed(1)}${rest}${keeps}`;
  });
}

/**
 * Writes weights into rule files; returns how many changed.
 * @throws Error naming the file without a weight.
 */
export function writeWeights(root: string, rules: readonly Weighed[]): number {
  let changed = 0;
  for (const { id, what, weight, prior } of rules) {
    const file = join(root, what === 'reassurance' ? 'reassurances' : 'flags', `${id}.yml`);
    const text = readFileSync(file, 'utf8');
    let next: string;
    try {
      next = withWeight(text, weight, prior);
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`);
    }
    if (next === text) continue;
    writeFileSync(file, next);
    changed++;
  }
  return changed;
}
