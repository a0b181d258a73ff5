import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PARTS, type Plan } from './parts.ts';
import { formatLine, formatSum, isWithin, type Line } from './report.ts';
import { setRest } from './rounds.ts';

const HELP = `Measures what the built extension costs a page, in real Chromium: some nine minutes; --short: two.

  node tools/bench/page/main.ts [--short] [--extension DIR] [--posts 2000] [--rounds 1] [--sizes 400,2000,8000]
                                [--rest 150] [--only start,growth,...]

Parts: start; growth: a plain feed, with and without the extension in turns; contained: the same where the page leaves
far posts out of its layout; notes: what one costs beyond its post; sizes: how the cost grows with the feed; recycling;
hostile. Times are processor time of the main thread, unless they say otherwise; a busy machine still makes them longer.
--rest is the pause after ten posts, in milliseconds: sixty posts a second, if nothing else is said, which is many times
what anybody scrolls. --short: 400 posts, of that size alone, without contained and recycling.
Exit code 1 if a budget is not kept.`;

const { values } = parseArgs({
  options: {
    short: { type: 'boolean', default: false },
    extension: { type: 'string', default: path.join(import.meta.dirname, '../../../.output/chrome-mv3') },
    posts: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    sizes: { type: 'string' },
    rest: { type: 'string', default: '150' },
    only: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

async function measure(): Promise<void> {
  const { short, extension, rounds } = values;
  const posts = Number(values.posts ?? (short ? 400 : 2_000));
  const sizes = (values.sizes ?? (short ? '400' : '400,2000,8000')).split(',').map(Number);
  const plan: Plan = { extension, posts, rounds: Number(rounds), sizes };
  const wanted = values.only ?? (short ? 'start,growth,notes,sizes,hostile' : Object.keys(PARTS).join());
  setRest(Number(values.rest));
  const all: Line[] = [];
  for (const part of wanted.split(',')) {
    const lines = await PARTS[part]?.(plan);
    if (!lines) throw new Error(`--only: no part "${part}"; there are ${Object.keys(PARTS).join(', ')}`);
    for (const line of lines) console.log(formatLine(line));
    all.push(...lines);
  }
  console.log(formatSum(all));
  if (!all.every(isWithin)) process.exitCode = 1;
}

if (values.help) console.log(HELP);
else if (!existsSync(path.join(values.extension, 'manifest.json'))) {
  console.error(`${values.extension} holds no built extension: run npm run build first`);
  process.exitCode = 1;
} else await measure();
