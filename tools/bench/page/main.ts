import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { type Feed, markedShare } from './feed.ts';
import { formatLine, isWithin, type Line, median, quantile } from './report.ts';
import { type Growth, grow, hostile, portions, recycled, setRest, start } from './rounds.ts';

const HELP = `Measures what the built extension costs a page, in real Chromium.

  node tools/bench/page/main.ts [--extension DIR] [--posts 2000] [--rounds 3] [--sizes 400,2000,8000] [--rest 300] [--only growth,...]

Parts: start; growth: a plain feed, with and without the extension in turns; contained: the same where the page leaves
far posts out of its layout; notes; sizes: how the cost grows with the feed; recycling; hostile. Times are processor
time of the main thread, unless they say otherwise; a busy machine still makes them longer. --rest is the pause after
ten posts, in milliseconds: thirty posts a second, if nothing else is said, which is several times what anybody scrolls.
Exit code 1 if a budget is not kept.`;

/** Budgets of docs/architecture.md, in milliseconds of the main thread. */
const PER_POST = 0.5;
const PER_NOTE = 2;

const { values } = parseArgs({
  options: {
    extension: { type: 'string', default: path.join(import.meta.dirname, '../../../.output/chrome-mv3') },
    posts: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    sizes: { type: 'string', default: '400,2000,8000' },
    rest: { type: 'string', default: '300' },
    only: { type: 'string', default: 'start,growth,contained,notes,sizes,recycling,hostile' },
    help: { type: 'boolean', default: false },
  },
});
const { extension } = values;
const posts = Number(values.posts);
setRest(Number(values.rest));

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

async function growthLines(feed: Feed): Promise<Line[]> {
  const without: Growth[] = [];
  const within: Growth[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    without.push(await grow('usual', posts, undefined, feed));
    within.push(await grow('usual', posts, extension, feed));
  }
  const name = feed === 'plain' ? `${posts} posts` : `${posts} contained posts`;
  const line = (what: string, unit: string, of: (growth: Growth) => number, per = 1): Line => {
    const [alone, both] = [median(without.map(of)), median(within.map(of))];
    return { name: `${name}: ${what}`, unit, value: (both - alone) / per, ratio: both / alone };
  };
  const notes = median(within.map((growth) => growth.notes));
  const allowed = PER_POST + (PER_NOTE * notes) / posts;
  return [
    {
      ...line(
        `main thread added per post, with its share of ${notes} notes`,
        'ms',
        ({ added }) => added.task,
        posts,
      ),
      budget: allowed,
    },
    line('of that, script', 'ms', ({ added }) => added.script, posts),
    line('of that, layout', 'ms', ({ added }) => added.layout, posts),
    line('of that, style', 'ms', ({ added }) => added.style, posts),
    line('layouts added', '', ({ added }) => added.layouts),
    line('style recalculations added', '', ({ added }) => added.styles),
    line('tasks over 50 ms added (by the clock)', '', ({ longTasks }) => longTasks),
    line('heap added before garbage collection', 'MB', ({ added }) => added.heapMB),
    { ...line('heap added after garbage collection', 'MB', ({ keptMB }) => keptMB), budget: 8 },
  ];
}

/** Two feeds with different shares of marked posts tell a note's price from a post's. */
async function noteLines(): Promise<Line[]> {
  const amount = Math.min(posts, 600);
  const cost = async (mix: 'quiet' | 'loud') => {
    const pairs: { time: number; heap: number; notes: number }[] = [];
    for (let round = 0; round < Number(values.rounds); round += 1) {
      const [alone, both] = [await grow(mix, amount), await grow(mix, amount, extension)];
      pairs.push({
        time: both.added.task - alone.added.task,
        heap: both.keptMB - alone.keptMB,
        notes: both.notes,
      });
    }
    const of = (name: 'time' | 'heap' | 'notes') => median(pairs.map((pair) => pair[name]));
    return { time: of('time'), heap: of('heap'), notes: of('notes') };
  };
  const [quiet, loud] = [await cost('quiet'), await cost('loud')];
  const drawn = loud.notes - quiet.notes;
  const expected = amount * markedShare('loud');
  return [
    {
      name: `main thread per note, beyond its post (${drawn} of ${expected} notes)`,
      unit: 'ms',
      budget: PER_NOTE,
      value: (loud.time - quiet.time) / drawn,
    },
    {
      name: 'heap per note after garbage collection',
      unit: 'KB',
      value: ((loud.heap - quiet.heap) * 1024) / drawn,
    },
    {
      name: 'main thread per post that is not marked',
      unit: 'ms',
      budget: PER_POST,
      value: quiet.time / amount,
    },
  ];
}

async function sizeLines(): Promise<Line[]> {
  const sizes = values.sizes.split(',').map(Number);
  const without = await portions('usual', sizes);
  const within = await portions('usual', sizes, extension);
  const lines: Line[] = [];
  let first: number | undefined;
  for (const [index, size] of sizes.entries()) {
    const [alone, both] = [without[index], within[index]];
    if (!alone || !both) continue;
    const { share, added, keptMB } = both;
    const amount = size - (sizes[index - 1] ?? 0);
    const each = share.total / amount;
    const name = `up to ${size} posts`;
    lines.push({ name: `${name}: own script per post`, unit: 'ms', value: each, budget: PER_POST });
    if (first !== undefined)
      lines.push({
        name: `${name}: against the first ${sizes[0]}`,
        unit: '×',
        value: each / first,
        budget: 1.3,
      });
    first ??= each;
    lines.push(
      {
        name: `${name}: main thread added per post`,
        unit: 'ms',
        value: (added.task - alone.added.task) / amount,
        ratio: added.task / alone.added.task,
      },
      { name: `${name}: longest stretch of our own`, unit: 'ms', value: share.longest, budget: 50 },
      {
        name: `${name}: tasks over 50 ms added`,
        unit: '',
        value: share.longTasks - alone.share.longTasks,
        budget: 0,
        ...(alone.share.longTasks > 0 ? { ratio: share.longTasks / alone.share.longTasks } : {}),
      },
      { name: `${name}: layouts forced`, unit: '', value: share.forcedLayouts, budget: 0 },
      { name: `${name}: style recalculations forced`, unit: '', value: share.forcedStyles },
      { name: `${name}: heap added after garbage collection`, unit: 'MB', value: keptMB - alone.keptMB },
    );
  }
  return lines;
}

async function recyclingLines(): Promise<Line[]> {
  const alone = await recycled(1_000);
  const both = await recycled(1_000, extension);
  return [
    {
      name: `${both.posts} posts through the same rows: heap left behind per post`,
      unit: 'KB',
      value: (both.heapKB - alone.heapKB) / both.posts,
      budget: 0.5,
    },
    { name: 'the same: nodes left behind', unit: '', value: both.nodes - alone.nodes, budget: 500 },
  ];
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
  growth: () => growthLines('plain'),
  contained: () => growthLines('contained'),
  notes: noteLines,
  sizes: sizeLines,
  recycling: recyclingLines,
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
