import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { rambuPack } from '../pack/vite-plugin.ts';

const ENTRY = fileURLToPath(new URL('cold-entry.ts', import.meta.url));
const CHILD = fileURLToPath(new URL('cold-child.ts', import.meta.url));

/** The engine and its pack as one minified script, as they lie in the content script. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    plugins: [rambuPack()],
    build: { write: false, minify: true, lib: { entry: ENTRY, formats: ['iife'], name: 'rambu' } },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (!first || !('output' in first)) throw new Error('the engine could not be bundled');
  return first.output[0].code;
}

export type ColdStart = {
  /** Milliseconds by the clock at best. */
  clock: number;
  /** Mean milliseconds of processor time: the clock of it ticks coarsely, many starts make up for that. */
  processor: number;
  /** The same for the first posts, for which much is made that stays. */
  posts: number;
};

/** What it takes to read, evaluate and index engine and pack, and to evaluate the first posts, in fresh processes. */
export async function coldStarts(runs: number, posts: readonly string[]): Promise<ColdStart> {
  const folder = mkdtempSync(join(tmpdir(), 'rambu-bench-'));
  try {
    const file = join(folder, 'engine.js');
    writeFileSync(file, await script());
    const texts = join(folder, 'posts.json');
    writeFileSync(texts, JSON.stringify(posts));
    const starts = Array.from({ length: runs }, (): ColdStart => {
      const printed = execFileSync(process.execPath, [CHILD, file, texts], { encoding: 'utf8' });
      return JSON.parse(printed) as ColdStart;
    });
    return {
      clock: Math.min(...starts.map((s) => s.clock)),
      processor: starts.reduce((sum, s) => sum + s.processor, 0) / runs,
      posts: starts.reduce((sum, s) => sum + s.posts, 0) / runs,
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
