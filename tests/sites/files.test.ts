import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { KNOWN_HOSTS } from '../../lib/schema/hosts.ts';
import { siteSchema } from '../../lib/schema/site.ts';
import { siteScaffold } from '../../tools/new/site.ts';
import { RuleProblems } from '../../tools/pack/load.ts';
import { loadSites } from '../../tools/pack/sites.ts';

const RULES = join(import.meta.dirname, '../../rules');
const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** What the build says when a piece of an adapter is replaced, and the line where that piece stands. */
function saidAbout(file: string, piece: string, replacement: string): { said: string[]; line: number } {
  const root = mkdtempSync(join(tmpdir(), 'rambu-sites-'));
  folders.push(root);
  cpSync(join(RULES, 'sites'), join(root, 'sites'), { recursive: true });
  const path = join(root, 'sites', file);
  const text = readFileSync(path, 'utf8');
  const [before, after] = text.split(piece, 2);
  if (before === undefined || after === undefined) throw new Error(`${file} holds no ${piece}`);
  const line = before.split('\n').length;
  writeFileSync(path, text.replace(piece, replacement));
  try {
    loadSites(root);
  } catch (error) {
    if (error instanceof RuleProblems) return { said: error.message.split('\n'), line };
    throw error;
  }
  return { said: [], line };
}

describe('adapter files', () => {
  it('are all right as they stand, one host in one file', () => {
    const sites = loadSites(RULES);
    const hosts = sites.flatMap((site) => site.hosts);
    expect(new Set(hosts).size).toBe(hosts.length);
    expect(KNOWN_HOSTS).toEqual(expect.arrayContaining(hosts));
  });

  it('start from a scaffold that only lacks its host', () => {
    const issues = siteSchema.safeParse(parse(siteScaffold('contoh'))).error?.issues ?? [];
    expect(issues.map(({ path }) => path.join('.'))).toEqual(['hosts.0']);
  });

  it.each([
    [
      'a bad selector',
      'anchor: "[data-aut-id^=\'itemBox\']"',
      'anchor: "[data-aut-id^=\'itemBox\'"',
      /^units\.0\.strategies\.0\.anchor: expected a CSS selector/,
    ],
    ['an unknown key', '    noteAfterRoot: true', '    noteAfterRott: true', /^units\.0: .*noteAfterRott/],
    [
      'a host outside the manifest',
      'hosts: [www.olx.co.id]',
      'hosts: [www.olx.pl]',
      /^hosts\.0: expected a host that the manifest names/,
    ],
    ['a wrong id', 'id: olx', 'id: olx-id', /^id: must equal the path, olx/],
  ])('with %s are refused with file, line and expectation', (_, piece, replacement, expectation) => {
    const { said, line } = saidAbout('olx.yml', piece, replacement);
    expect(said).toHaveLength(1);
    const [where, what] = [`rules/sites/olx.yml:${line}: `, said[0] ?? ''];
    expect(what.slice(0, where.length)).toBe(where);
    expect(what.slice(where.length)).toMatch(expectation);
  });

  it('with broken YAML are refused with file and line', () => {
    const { said } = saidAbout('olx.yml', 'hosts: [www.olx.co.id]', 'hosts: [www.olx.co.id');
    expect(said[0]).toMatch(/^rules\/sites\/olx\.yml:\d+: valid YAML/);
  });
});
