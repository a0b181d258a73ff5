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

/** What the build says when one line of an adapter is replaced. */
function saidAbout(file: string, line: string, replacement: string): string[] {
  const root = mkdtempSync(join(tmpdir(), 'rambu-sites-'));
  folders.push(root);
  cpSync(join(RULES, 'sites'), join(root, 'sites'), { recursive: true });
  const path = join(root, 'sites', file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(line);
  writeFileSync(path, text.replace(line, replacement));
  try {
    loadSites(root);
  } catch (error) {
    if (error instanceof RuleProblems) return error.message.split('\n');
    throw error;
  }
  return [];
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
      /^rules\/sites\/olx\.yml:17: units\.0\.strategies\.0\.anchor: expected a CSS selector/,
    ],
    [
      'an unknown key',
      '    noteAfterRoot: true',
      '    noteAfterRott: true',
      /^rules\/sites\/olx\.yml:\d+: units\.0: .*noteAfterRott/,
    ],
    [
      'a host outside the manifest',
      'hosts: [www.olx.co.id]',
      'hosts: [www.olx.pl]',
      /^rules\/sites\/olx\.yml:4: hosts\.0: expected a host that the manifest names/,
    ],
    [
      'broken YAML',
      'version: "2026-11-21"',
      'version: "2026-11-21',
      /^rules\/sites\/olx\.yml:\d+: valid YAML/,
    ],
    ['a wrong id', 'id: olx', 'id: olx-id', /^rules\/sites\/olx\.yml:2: id: must equal the path, olx/],
  ])('with %s are refused with file, line and expectation', (_, line, replacement, message) => {
    expect(saidAbout('olx.yml', line, replacement)).toEqual([expect.stringMatching(message)]);
  });
});
