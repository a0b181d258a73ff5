import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { MatchPack } from '../../lib/schema/pack.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import { buildPack, RULES } from './build.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const KEPT = join(ROOT, 'node_modules/.cache/rambu/pack.json');
/** Everything that a pack is made from: the rules, and the code and tagger that compile them. */
const MADE_FROM = ['lib/engine', 'lib/text', 'lib/schema', 'tools/pack'];

export type CompiledPack = { match: MatchPack; words: WordsPack };

function fingerprint(): string {
  const hash = createHash('sha256');
  const add = (folder: string, ending: string): void => {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    for (const name of names.filter((n) => n.endsWith(ending) && !n.includes('.test.'))) {
      hash
        .update(`${name}\0`)
        .update(readFileSync(join(folder, name)))
        .update('\0');
    }
  };
  add(RULES, '.yml');
  for (const folder of MADE_FROM) add(join(ROOT, folder), '.ts');
  hash.update(readFileSync(join(ROOT, 'node_modules/compromise/package.json')));
  return hash.digest('hex');
}

function readKept(made: string): CompiledPack | undefined {
  try {
    const kept = JSON.parse(readFileSync(KEPT, 'utf8')) as { made: string } & CompiledPack;
    return kept.made === made ? kept : undefined;
  } catch {
    // Not there, or torn: it is only a copy.
    return undefined;
  }
}

/**
 * The pack of this repository's rules; compiled again only when a rule or the compiler changed.
 * @throws RuleProblems
 */
export function compiledPack(): CompiledPack {
  const made = fingerprint();
  const kept = readKept(made);
  if (kept) return kept;
  const { match, words } = buildPack();
  try {
    mkdirSync(dirname(KEPT), { recursive: true });
    // Renamed into place, so that two processes never read half a file.
    writeFileSync(`${KEPT}.${process.pid}`, JSON.stringify({ made, match, words }));
    renameSync(`${KEPT}.${process.pid}`, KEPT);
  } catch {
    // A read-only disk costs time, nothing else.
  }
  return { match, words };
}

/**
 * The same for a process that must stay small: compiling leaves 150 MB behind, so another process does it. What is wrong
 * with the rules is found again, and told, here.
 * @throws RuleProblems
 */
export function packOfLittleMemory(): CompiledPack {
  if (!readKept(fingerprint()))
    spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { stdio: 'ignore' });
  return compiledPack();
}

if (import.meta.main) compiledPack();
