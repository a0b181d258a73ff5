import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { buildPack, RULES } from './build.ts';
import { RuleProblems } from './load.ts';

const folder = mkdtempSync(join(tmpdir(), 'rambu-rules-'));
const root = join(folder, 'rules');
const FLAG = 'flags/documents/tourist-visa-to-work.yml';

beforeEach(() => {
  rmSync(root, { recursive: true, force: true });
  cpSync(RULES, root, { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Changes one rule file and returns what the build says. */
function problemsAfter(file: string, change: (text: string) => string): string[] {
  const path = join(root, file);
  writeFileSync(path, change(readFileSync(path, 'utf8')));
  try {
    buildPack({ root });
  } catch (error) {
    if (error instanceof RuleProblems)
      return error.problems.map((p) => `${p.file}:${p.line}: ${p.expectation}`);
    throw error;
  }
  return [];
}

/** Number of the line of the original file that begins so. */
function lineOf(file: string, start: string): number {
  return (
    readFileSync(join(RULES, file), 'utf8')
      .split('\n')
      .findIndex((l) => l.trim().startsWith(start)) + 1
  );
}

describe('broken rule files', () => {
  it('are none in this repository', () => {
    expect(problemsAfter(FLAG, (text) => text)).toEqual([]);
  });

  it.each<[string, (text: string) => string, string, RegExp]>([
    ['wrong id', (t) => t.replace(/^id: .*/m, 'id: documents/other'), 'id:', /must equal the path/],
    [
      'unknown severity',
      (t) => t.replace(/^severity: \w/m, 'severity: X'),
      'severity:',
      /severity: needs one of "A", "B", "C", has "X"$/m,
    ],
    [
      'weight as text',
      (t) => t.replace(/^weight: .*/m, 'weight: heavy'),
      'weight:',
      /weight: needs .*a number, has "heavy"$/m,
    ],
    ['unknown group', (t) => t.replace(/^group: .*/m, 'group: nowhere'), 'group:', /a group of scoring\.yml/],
    [
      'missing title',
      (t) => t.replace(/^title: .*\n/m, ''),
      'id:',
      /title: needs keys with values, has nothing$/m,
    ],
    ['unknown key', (t) => `${t}\nphrase: x\n`, 'id:', /has "phrase", which is no key here; known are id, /],
    ['bad date', (t) => t.replace(/date: "[^"]*"/, 'date: "soon"'), '- { publisher', /date: /],
  ])('%s names file, line and expectation', (_, change, start, expected) => {
    const problems = problemsAfter(FLAG, change);
    expect(problems.join('\n')).toMatch(expected);
    expect(problems[0]).toMatch(new RegExp(`^rules/${FLAG}:\\d+: `));
    if (start !== 'id:') expect(problems[0]).toContain(`:${lineOf(FLAG, start)}: `);
  });

  it('names the line of a phrase that breaks the grammar', () => {
    const problems = problemsAfter(FLAG, (t) =>
      t.replace(/^ {2}id:\n {4}- .*/m, '  id:\n    - "(visa turis"'),
    );
    expect(problems).toEqual([
      expect.stringMatching(new RegExp(`^rules/${FLAG}:\\d+: "\\(visa turis": .*closes what was opened`)),
    ]);
    const [, line] = /:(\d+):/.exec(problems[0] ?? '') ?? [];
    expect(readFileSync(join(root, FLAG), 'utf8').split('\n')[Number(line) - 1]).toContain('(visa turis');
  });

  it('names the line where the YAML breaks', () => {
    const problems = problemsAfter(FLAG, (t) => t.replace(/^group: .*/m, 'group: [documents'));
    expect(problems[0]).toMatch(new RegExp(`^rules/${FLAG}:\\d+: valid YAML`));
  });

  it('tells of every broken file at once', () => {
    writeFileSync(join(root, 'lexicon/wages.yml'), 'wages: 3\n');
    const problems = problemsAfter(FLAG, (t) => t.replace(/^severity: \w/m, 'severity: X')).join('\n');
    expect(problems).toContain('rules/lexicon/wages.yml:');
    expect(problems).toContain(`rules/${FLAG}:`);
  });

  it('can be left out, so that an author can try the others', () => {
    const path = join(root, FLAG);
    writeFileSync(path, readFileSync(path, 'utf8').replace(/^group: .*/m, 'group: nowhere'));
    const told: string[] = [];
    const { match } = buildPack({ root, leaveOut: (problems) => told.push(...problems.map((p) => p.file)) });
    expect(told).toContain(`rules/${FLAG}`);
    expect(match.flags.map((f) => f.id)).not.toContain('documents/tourist-visa-to-work');
    expect(match.flags.length).toBeGreaterThan(10);
  });
});
