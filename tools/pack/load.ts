import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import type { z } from 'zod';
import {
  combinationSchema,
  contactsSchema,
  factRuleSchema,
  fieldSchema,
  flagSchema,
  kindSchema,
  moneySchema,
  placesSchema,
  type Rules,
  reassuranceSchema,
  rolesSchema,
  scoringSchema,
  spellingSchema,
  wagesSchema,
} from '../../lib/schema/rules.ts';
import { voiceSchema } from '../../lib/schema/voice.ts';
import { type Problem, parseWith, readYaml, type YamlFile } from './yaml-file.ts';

export type Loaded = {
  rules: Rules;
  /** The file of a rule, by its key: `flags/ID`, `fields/ID`, `lexicon/places` … */
  files: Map<string, YamlFile>;
};

/** Thrown when rule files are broken; `problems` says where and what was expected. */
export class RuleProblems extends Error {
  readonly problems: Problem[];
  constructor(problems: Problem[]) {
    super(problems.map((p) => `${p.file}:${p.line}: ${p.expectation}`).join('\n'));
    this.name = 'RuleProblems';
    this.problems = problems;
  }
}

/** All YAML files below a folder, in order. */
export function yamlFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yml'))
    .sort()
    .map((name) => join(folder, name));
}

type Folder = { root: string; shownRoot: string; files: Map<string, YamlFile>; problems: Problem[] };

function shownPath(at: Folder, file: string): string {
  return join(at.shownRoot, relative(at.root, file)).split(sep).join('/');
}

/** All files of a folder; the id of each must equal its path. */
function readFolder<T extends { id: string }>(
  at: Folder,
  folder: string,
  key: string,
  schema: z.ZodType<T>,
): T[] {
  const base = join(at.root, folder);
  const values: T[] = [];
  for (const path of yamlFiles(base)) {
    const id = relative(base, path)
      .split(sep)
      .join('/')
      .replace(/\.yml$/, '');
    if (folder === 'flags' && id.startsWith('combinations/') !== (key === 'combinations')) continue;
    const file = readYaml(path, shownPath(at, path));
    const value = parseWith(file, schema, at.problems);
    if (!value) continue;
    if (value.id !== id) {
      at.problems.push({
        file: file.path,
        line: file.lineOf(['id']),
        expectation: `id: must equal the path, ${id}`,
      });
    }
    at.files.set(`${key}/${value.id}`, file);
    values.push(value);
  }
  return values;
}

function readOne<T>(at: Folder, name: string, schema: z.ZodType<T>): T | undefined {
  const path = join(at.root, 'lexicon', `${name}.yml`);
  if (!existsSync(path)) {
    at.problems.push({ file: shownPath(at, path), line: 1, expectation: 'this file must exist' });
    return undefined;
  }
  const file = readYaml(path, shownPath(at, path));
  at.files.set(`lexicon/${name}`, file);
  return parseWith(file, schema, at.problems);
}

/**
 * Reads and validates every rule file below `root` (sites excepted).
 * @throws RuleProblems naming file, line and expectation of everything that is wrong.
 */
export function loadRules(
  root: string,
  shownRoot = 'rules',
  leaveOut?: (problems: Problem[]) => void,
): Loaded {
  const at: Folder = { root, shownRoot, files: new Map(), problems: [] };
  const places = readOne(at, 'places', placesSchema)?.places;
  const roles = readOne(at, 'roles', rolesSchema)?.roles;
  const money = readOne(at, 'money', moneySchema);
  const wages = readOne(at, 'wages', wagesSchema);
  const contacts = readOne(at, 'contacts', contactsSchema)?.contacts;
  const spelling = readOne(at, 'spelling', spellingSchema);
  const scoring = readOne(at, 'scoring', scoringSchema);
  const voice = existsSync(join(root, 'lexicon', 'voice.yml'))
    ? readOne(at, 'voice', voiceSchema)
    : undefined;
  const flags = readFolder(at, 'flags', 'flags', flagSchema);
  const combinations = readFolder(at, 'flags', 'combinations', combinationSchema);
  const reassurances = readFolder(at, 'reassurances', 'reassurances', reassuranceSchema);
  const kinds = readFolder(at, 'kinds', 'kinds', kindSchema);
  const facts = readFolder(at, 'facts', 'facts', factRuleSchema);
  const fields = readFolder(at, join('lexicon', 'fields'), 'fields', fieldSchema);
  const lexicon = places && roles && money && wages && contacts && spelling && scoring;
  if (at.problems.length > 0) {
    if (!leaveOut || !lexicon) throw new RuleProblems(at.problems);
    leaveOut(at.problems);
  }
  if (!lexicon) throw new RuleProblems(at.problems);
  return {
    rules: {
      flags,
      combinations,
      reassurances,
      kinds,
      ...(voice ? { voice } : {}),
      facts,
      fields,
      places,
      roles,
      money,
      wages,
      contacts,
      spelling,
      scoring,
    },
    files: at.files,
  };
}
