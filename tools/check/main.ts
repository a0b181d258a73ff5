import { once } from 'node:events';
import { createEngine } from '../../lib/engine/engine.ts';
import { explain } from '../../lib/engine/explain.ts';
import { traceOf } from '../../lib/engine/trace.ts';
import type { EngineInput } from '../../lib/schema/post.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { buildPack } from '../pack/build.ts';
import { packOfLittleMemory } from '../pack/cache.ts';
import { DRAFT_HINT, draftOptions } from '../pack/draft.ts';
import { RuleProblems } from '../pack/load.ts';
import { readPosts } from './input.ts';

const USAGE = `npm run -s check -- [--explain] [--draft] FILE
  FILE       .jsonl ({id, text, imageText?, title?, price?, links?, truncated?}), .csv (header with text, optional id),
             .txt (posts between blank lines), or - for JSON lines on stdin
  --explain  what fired, with quotes, weights and groups, and what would change the level
  --draft    leaves broken rule files out instead of stopping`;

/** One answer line of the bulk check. */
export function answer(id: string, verdict: Verdict): string {
  const { kind, level, score, help, cut } = verdict;
  const flags = verdict.findings.map((f) => f.id);
  const reassurances = verdict.reassurances.map((f) => f.id);
  return JSON.stringify({ id, kind, level, score, flags, reassurances, help, cut });
}

async function run(file: string, explained: boolean, draft: boolean): Promise<boolean> {
  const { match } = draft ? buildPack(draftOptions(true)) : packOfLittleMemory();
  const engine = createEngine(match);
  let ok = true;
  const print = async (text: string): Promise<void> => {
    if (!process.stdout.write(`${text}\n`)) await once(process.stdout, 'drain');
  };
  const one = (id: string, input: EngineInput): string =>
    explained
      ? explain(id, traceOf(input, engine.analyse(input), match))
      : answer(id, engine.evaluate(input));
  for await (const row of await readPosts(file)) {
    if ('expectation' in row) {
      ok = false;
      console.error(`line ${row.line}: expected ${row.expectation}`);
    } else {
      await print(one(row.id, row.input));
    }
  }
  return ok;
}

async function main(args: string[]): Promise<number> {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const explained = args.includes('--explain');
  const draft = args.includes('--draft');
  const files = args.filter((a) => a !== '--explain' && a !== '--draft');
  const unknown = files.find((a) => a.startsWith('-') && a !== '-');
  if (files.length !== 1 || unknown !== undefined) {
    console.error(unknown === undefined ? USAGE : `unknown option ${unknown}\n${USAGE}`);
    return 1;
  }
  try {
    return (await run(files[0] ?? '-', explained, draft)) ? 0 : 1;
  } catch (error) {
    if (error instanceof RuleProblems) console.error(`${error.message}\n${DRAFT_HINT}`);
    else if (error instanceof Error && 'code' in error) console.error(`${files[0]}: ${error.message}`);
    else throw error;
    return 1;
  }
}

// `| head` closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});
if (import.meta.main) process.exitCode = await main(process.argv.slice(2));
