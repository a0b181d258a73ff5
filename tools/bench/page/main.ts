import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { markedShare } from './feed.ts';
import { formatLine, isWithin, type Line, median, quantile } from './report.ts';
import { type Growth, grow, hostile, portions, start } from './rounds.ts';

const HELP = `Measures what the built extension costs a page, in real Chromium.

  node tools/bench/page/main.ts [--extension DIR] [--posts 2000] [--rounds 3] [--sizes 400,2000,8000] [--only growth,...]

Parts: start, growth, notes, sizes, hostile. Times are processor time of the main thread, so that a busy machine does
not spoil them. Exit code 1 if a budget is not kept.`;

const { values } = parseArgs({
  options: {
    extension: { type: 'string', default: path.join(import.meta.dirname, '../../../.output/chrome-mv3') },
    posts: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '400,2000,8000' },
    only: { type: 'string', default: 'start,growth,notes,sizes,hostile' },
    help: { type: 'boolean', default: false },
  },
});
const { extension } = values;
const posts = Number(values.posts);

async function startLines(): Promise<Line[]> {
  const { share, firstNote, newPosts } = await start(extension);
  return [
    {
      name: 'start-up: script evaluated, rules indexed, one post read',
      value: share.total,
      unit: 'ms',
      budget: 30,
    },
    { name: 'first note after the page has loaded (by the clock)', value: firstNote, unit: 'ms' },
    { name: 'note after its post, median (by the clock)', value: median(newPosts), unit: 'ms' },
    {
      name: 'note after its post, 95 of 100 (by the clock)',
      value: quantile(newPosts, 0.95),
      unit: 'ms',
      budget: 300,
    },
  ];
}

async function growthLines(): Promise<Line[]> {
  const without: Growth[] = [];
  const within: Growth[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    without.push(await grow('usual', posts));
    within.push(await grow('usual', posts, extension));
  }
  const line = (
    name: string,
    unit: string,
    of: (growth: Growth) => number,
    per = 1,
    budget?: number,
  ): Line => {
    const [alone, both] = [median(without.map(of)), median(within.map(of))];
    return { name, unit, value: (both - alone) / per, ratio: both / alone, ...(budget ? { budget } : {}) };
  };
  return [
    line(`${posts} posts: main thread added per post`, 'ms', ({ added }) => added.task, posts, 0.5),
    line(`${posts} posts: of that, script`, 'ms', ({ added }) => added.script, posts),
    line(`${posts} posts: of that, layout`, 'ms', ({ added }) => added.layout, posts),
    line(`${posts} posts: of that, style`, 'ms', ({ added }) => added.style, posts),
    line(`${posts} posts: layouts added`, '', ({ added }) => added.layouts),
    line(`${posts} posts: style recalculations added`, '', ({ added }) => added.styles),
    line(`${posts} posts: tasks over 50 ms added (by the clock)`, '', ({ longTasks }) => longTasks),
    line(`${posts} posts: heap added before garbage collection`, 'MB', ({ added }) => added.heapMB),
    line(`${posts} posts: heap added after garbage collection`, 'MB', ({ keptMB }) => keptMB, 1, 8),
    { name: `${posts} posts: notes drawn`, unit: '', value: median(within.map(({ notes }) => notes)) },
  ];
}

/** Two feeds with different shares of marked posts tell a note's price from a post's. */
async function noteLines(): Promise<Line[]> {
  const amount = Math.min(posts, 600);
  const cost = async (mix: 'quiet' | 'loud') => {
    const [alone, both] = [await grow(mix, amount), await grow(mix, amount, extension)];
    return { time: both.added.task - alone.added.task, heap: both.keptMB - alone.keptMB, notes: both.notes };
  };
  const [quiet, loud] = [await cost('quiet'), await cost('loud')];
  const drawn = loud.notes - quiet.notes;
  const expected = amount * markedShare('loud');
  return [
    {
      name: `main thread per note, beyond its post (${drawn} of ${expected} notes)`,
      unit: 'ms',
      budget: 2,
      value: (loud.time - quiet.time) / drawn,
    },
    {
      name: 'heap per note after garbage collection',
      unit: 'KB',
      value: ((loud.heap - quiet.heap) * 1024) / drawn,
    },
    { name: 'main thread per post that is not marked', unit: 'ms', budget: 0.5, value: quiet.time / amount },
  ];
}

async function sizeLines(): Promise<Line[]> {
  const sizes = values.sizes.split(',').map(Number);
  const shares = await portions('usual', sizes, extension);
  const lines: Line[] = [];
  let first: number | undefined;
  for (const [index, size] of sizes.entries()) {
    const share = shares[index];
    if (!share) continue;
    const each = share.total / (size - (sizes[index - 1] ?? 0));
    lines.push({ name: `up to ${size} posts: own script per post`, unit: 'ms', value: each, budget: 0.5 });
    if (first !== undefined)
      lines.push({
        name: `up to ${size} posts: against the first ${sizes[0]}`,
        unit: '×',
        value: each / first,
        budget: 1.3,
      });
    first ??= each;
    lines.push(
      { name: `up to ${size} posts: longest stretch`, unit: 'ms', value: share.longest, budget: 50 },
      { name: `up to ${size} posts: layouts forced`, unit: '', value: share.forcedLayouts, budget: 0 },
      { name: `up to ${size} posts: style recalculations forced`, unit: '', value: share.forcedStyles },
    );
  }
  return lines;
}

async function hostileLines(): Promise<Line[]> {
  const alone = await hostile(10_000, 5);
  const both = await hostile(10_000, 5, extension);
  const percent = (time: number) => time / (both.seconds * 10);
  return [
    {
      name: `${(both.done / both.seconds).toFixed(0)} nodes changed per second: own script`,
      unit: '%',
      value: percent(both.share.total),
      budget: 10,
    },
    {
      name: 'the same: main thread added altogether',
      unit: '%',
      value: percent(both.added.task - alone.added.task),
      ratio: both.added.task / alone.added.task,
    },
    { name: 'the same: longest stretch', unit: 'ms', value: both.share.longest, budget: 50 },
  ];
}

const PARTS: Record<string, () => Promise<Line[]>> = {
  start: startLines,
  growth: growthLines,
  notes: noteLines,
  sizes: sizeLines,
  hostile: hostileLines,
};

if (values.help) console.log(HELP);
else if (!existsSync(path.join(extension, 'manifest.json'))) {
  console.error(`${extension} holds no built extension: run npm run build first`);
  process.exitCode = 1;
} else {
  for (const part of values.only.split(',')) {
    const lines = await PARTS[part]?.();
    if (!lines) throw new Error(`--only: no part "${part}"; there are ${Object.keys(PARTS).join(', ')}`);
    for (const line of lines) {
      console.log(formatLine(line));
      if (!isWithin(line)) process.exitCode = 1;
    }
  }
}
