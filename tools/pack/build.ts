import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CompileError, compile } from '../../lib/engine/compile.ts';
import type { MatchPack } from '../../lib/schema/pack.ts';
import type { Rules } from '../../lib/schema/rules.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import { inflect, keepInflections } from './inflect.ts';
import { type Loaded, loadRules, RuleProblems } from './load.ts';
import type { Problem } from './yaml-file.ts';

export const RULES = join(fileURLToPath(new URL('../..', import.meta.url)), 'rules');

export type Pack = { match: MatchPack; words: WordsPack; rules: Rules };

export type BuildOptions = {
  root?: string;
  /** How the root is called in messages. */
  shownRoot?: string;
  /** Leaves broken rule files out and tells here what is wrong with them, so that an author can try the others. */
  leaveOut?: (problems: Problem[]) => void;
};

/**
 * Reads, validates and compiles all rules.
 * @throws RuleProblems naming file, line and expectation of everything that is wrong.
 */
export function buildPack(options: BuildOptions = {}): Pack {
  const loaded = loadRules(options.root ?? RULES, options.shownRoot ?? 'rules', options.leaveOut);
  const hash = createHash('sha256').update(JSON.stringify(loaded.rules)).digest('hex');
  const version = hash.slice(0, 12);
  if (options.leaveOut) standIn(loaded.rules, options.leaveOut);
  // Leaving one file out can break another that names it; each round removes at least one.
  for (;;) {
    try {
      const pack = compile(loaded.rules, { version, inflect });
      keepInflections();
      return { ...pack, rules: loaded.rules };
    } catch (error) {
      if (!(error instanceof CompileError)) throw error;
      const located = locate(error, loaded);
      if (!options.leaveOut || !remove(error, loaded.rules)) throw located;
      options.leaveOut(located.problems);
    }
  }
}

/** Fields that are named and not written yet count as empty, so that the rules that name them can be tried. */
function standIn(rules: Rules, tell: (problems: Problem[]) => void): void {
  const known = new Set(rules.fields.map((f) => f.id));
  for (const [, id = ''] of JSON.stringify(rules).matchAll(/<@([a-z0-9-]+)~?>/g)) {
    if (known.has(id)) continue;
    known.add(id);
    rules.fields.push({ id, words: {} });
    tell([{ file: `rules/lexicon/fields/${id}.yml`, line: 1, expectation: 'this field is named by rules' }]);
  }
}

/** Takes the rules with problems out; false if what is broken is no rule of its own. */
function remove(error: CompileError, rules: Rules): boolean {
  const before = count(rules);
  const broken = new Set(error.problems.map((p) => p.key));
  rules.flags = rules.flags.filter((r) => !broken.has(`flags/${r.id}`));
  rules.combinations = rules.combinations.filter((r) => !broken.has(`combinations/${r.id}`));
  rules.reassurances = rules.reassurances.filter((r) => !broken.has(`reassurances/${r.id}`));
  rules.kinds = rules.kinds.filter((r) => !broken.has(`kinds/${r.id}`));
  rules.facts = rules.facts.filter((r) => !broken.has(`facts/${r.id}`));
  for (const field of rules.fields) if (broken.has(`fields/${field.id}`)) field.words = {};
  const entry = (name: string): Set<number> =>
    new Set(error.problems.filter((p) => p.key === `lexicon/${name}`).map((p) => Number(p.path[1])));
  rules.places = rules.places.filter((_, i) => !entry('places').has(i));
  rules.roles = rules.roles.filter((_, i) => !entry('roles').has(i));
  return count(rules) < before;
}

function count(rules: Rules): number {
  const phrases = rules.fields.reduce((sum, f) => sum + Object.values(f.words).flat().length, 0);
  const { flags, combinations, reassurances, kinds, facts, places, roles } = rules;
  return phrases + [flags, combinations, reassurances, kinds, facts, places, roles].flat().length;
}

function locate(error: CompileError, loaded: Loaded): RuleProblems {
  return new RuleProblems(
    error.problems.map((problem) => {
      const file = loaded.files.get(problem.key);
      return {
        file: file?.path ?? problem.key,
        line: file?.lineOf(problem.path) ?? 1,
        expectation: problem.expectation,
      };
    }),
  );
}
