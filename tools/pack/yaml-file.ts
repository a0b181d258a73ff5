import { readFileSync } from 'node:fs';
import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { plainWords } from './plain-words.ts';

/** One thing wrong with a rule file. `line` counts from 1. */
export type Problem = { file: string; line: number; expectation: string };

export type YamlFile = {
  /** Path as shown in messages, relative to the repository. */
  path: string;
  value: unknown;
  problems: Problem[];
  /** Line of the node at this path, or of the nearest one above it. */
  lineOf: (path: readonly PropertyKey[]) => number;
  /** Line of a key in the map at this path; that of the map where it has no such key. */
  lineOfKey: (path: readonly PropertyKey[], key: string) => number;
};

/** Reads one YAML file and keeps where everything stands. Never throws on bad YAML: the problems say what is wrong. */
export function readYaml(file: string, shown: string): YamlFile {
  const text = readFileSync(file, 'utf8');
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problems = doc.errors.map((e) => ({
    file: shown,
    line: lines.linePos(e.pos[0]).line,
    expectation: `valid YAML: ${e.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '')}`,
  }));
  const lineOf = (path: readonly PropertyKey[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = doc.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const lineOfKey = (path: readonly PropertyKey[], key: string): number => {
    const map = path.length === 0 ? doc.contents : doc.getIn(path, true);
    const at = isMap(map)
      ? map.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.key
      : undefined;
    return isScalar(at) && at.range ? lines.linePos(at.range[0]).line : lineOf(path);
  };
  const value: unknown = problems.length > 0 ? undefined : doc.toJS();
  return { path: shown, value, problems, lineOf, lineOfKey };
}

/** Validates one file; what it expects instead is said per offending place. */
export function parseWith<T>(file: YamlFile, schema: z.ZodType<T>, problems: Problem[]): T | undefined {
  problems.push(...file.problems);
  if (file.problems.length > 0) return undefined;
  const result = schema.safeParse(file.value, { error: plainWords });
  if (result.success) return result.data;
  for (const issue of result.error.issues) {
    const at = issue.path.length === 0 ? '' : `${issue.path.map(String).join('.')}: `;
    const [key] = issue.code === 'unrecognized_keys' ? issue.keys : [];
    const line = key === undefined ? file.lineOf(issue.path) : file.lineOfKey(issue.path, key);
    problems.push({ file: file.path, line, expectation: `${at}${issue.message}` });
  }
  return undefined;
}
