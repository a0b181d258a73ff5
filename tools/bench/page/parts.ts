import { type Feed, markedShare } from './feed.ts';
import { type Line, median, quantile } from './report.ts';
import { grow, hostile, recycled, type Stretch, start, stretches } from './rounds.ts';

/** Budgets of the design, in milliseconds of the page's main thread. */
const PER_POST = 0.5;
const PER_NOTE = 2;
const START = 30;
const LONG_TASK = 50;
/** Of heap, once 2,000 posts have been read and the garbage collected. */
const HEAP_MB = 8;
/** The most by which the price of a post may grow with its feed: measurements differ by that much. */
const GROWTH = 1.3;
/** Share of the main thread on a page that changes without end. */
const HOSTILE_PERCENT = 10;

const MOST_FOR_NOTES = 600;
/** Posts measured at the end of a feed of each size. */
const AT_EACH_SIZE = 400;

/** What is measured, and how much of it. */
export type Plan = { extension: string; posts: number; rounds: number; sizes: readonly number[] };

/** Every part in the order in which they are measured. */
export const PARTS: Record<string, (plan: Plan) => Promise<Line[]>> = {
  start: startLines,
  growth: (plan) => growthLines(plan, 'plain'),
  contained: (plan) => growthLines({ ...plan, posts: Math.min(plan.posts, 1_000) }, 'contained'),
  notes: noteLines,
  sizes: sizeLines,
  recycling: recyclingLines,
  hostile: hostileLines,
};

async function startLines({ extension }: Plan): Promise<Line[]> {
  const { share, firstNote, newPosts } = await start(extension);
  const slow = quantile(newPosts, 0.95);
  return [
    {
      name: 'start-up: script evaluated, rules indexed, one post read',
      value: share.total,
      unit: 'ms',
      budget: START,
    },
    { name: 'first note after the page has loaded (by the clock)', value: firstNote, unit: 'ms' },
    { name: 'note after its post, median (by the clock)', value: median(newPosts), unit: 'ms' },
    { name: 'note after its post, 95 of 100 (by the clock)', value: slow, unit: 'ms', budget: 300 },
  ];
}

type Pair = { alone: Stretch; both: Stretch };

/** The same visit without the extension and with it, in turns. */
async function pairsOf(rounds: number, visit: (extension?: string) => Promise<Stretch>, extension: string) {
  const pairs: Pair[] = [];
  for (let round = 0; round < rounds; round += 1)
    pairs.push({ alone: await visit(), both: await visit(extension) });
  return pairs;
}

async function growthLines({ extension, posts, rounds }: Plan, feed: Feed): Promise<Line[]> {
  const pairs = await pairsOf(rounds, (withIt) => grow('usual', posts, withIt, feed), extension);
  const name = feed === 'plain' ? `${posts} posts` : `${posts} contained posts`;
  const line = (what: string, unit: string, of: (stretch: Stretch) => number, per = 1): Line => {
    const alone = median(pairs.map((pair) => of(pair.alone)));
    const both = median(pairs.map((pair) => of(pair.both)));
    return { name: `${name}: ${what}`, unit, value: (both - alone) / per, ratio: both / alone };
  };
  const own = (what: string, of: (stretch: Stretch) => number) => ({
    name: `${name}: ${what}`,
    value: median(pairs.map(({ both }) => of(both))),
  });
  const notes = median(pairs.map(({ both }) => both.notes));
  const allowed = PER_POST + (PER_NOTE * notes) / posts;
  const added = `main thread added per post, with its share of ${notes} notes`;
  return [
    { ...line(added, 'ms', (stretch) => stretch.added.task, posts), budget: allowed },
    { ...own('own script per post', ({ share }) => share.total / posts), unit: 'ms', budget: allowed },
    line('layout added per post', 'ms', (stretch) => stretch.added.layout, posts),
    line('style added per post', 'ms', (stretch) => stretch.added.style, posts),
    line('layouts added', '', (stretch) => stretch.added.layouts),
    line('style recalculations added', '', (stretch) => stretch.added.styles),
    { ...own('longest stretch of our own', ({ share }) => share.longest), unit: 'ms', budget: LONG_TASK },
    { ...own('tasks that our script made last over 50 ms', longMade), unit: '', budget: 0 },
    line('tasks over 50 ms added, frames of the page included', '', ({ share }) => share.longTasks),
    line('heap added before garbage collection', 'MB', (stretch) => stretch.added.heapMB),
    { ...line('heap added after garbage collection', 'MB', ({ keptMB }) => keptMB), budget: HEAP_MB },
  ];
}

const longMade = ({ share }: Stretch) => share.lengthened;

/** Two feeds with different shares of marked posts tell a note's price from a post's. */
async function noteLines({ extension, posts, rounds }: Plan): Promise<Line[]> {
  const amount = Math.min(posts, MOST_FOR_NOTES);
  const cost = async (mix: 'quiet' | 'loud') => {
    const pairs = await pairsOf(rounds, (withIt) => grow(mix, amount, withIt), extension);
    const of = (figure: (pair: Pair) => number) => median(pairs.map(figure));
    return {
      time: of(({ alone, both }) => both.added.task - alone.added.task),
      own: of(({ both }) => both.share.total),
      heap: of(({ alone, both }) => both.keptMB - alone.keptMB),
      frames: of(({ alone, both }) => both.added.layouts - alone.added.layouts),
      notes: of(({ both }) => both.notes),
    };
  };
  const [quiet, loud] = [await cost('quiet'), await cost('loud')];
  const drawn = loud.notes - quiet.notes;
  const expected = amount * markedShare('loud');
  const unmarked = 'main thread per post that is not marked';
  return [
    { name: unmarked, unit: 'ms', budget: PER_POST, value: quiet.time / amount },
    { name: 'own script per post that is not marked', unit: 'ms', value: quiet.own / amount },
    {
      name: `main thread per note, beyond its post (${drawn} of ${expected} notes)`,
      unit: 'ms',
      budget: PER_NOTE,
      value: (loud.time - quiet.time) / drawn,
    },
    { name: 'own script per note, beyond its post', unit: 'ms', value: (loud.own - quiet.own) / drawn },
    { name: 'frames of their own per note', unit: '', value: (loud.frames - quiet.frames) / drawn },
    {
      name: 'heap per note after garbage collection',
      unit: 'KB',
      value: ((loud.heap - quiet.heap) * 1024) / drawn,
    },
  ];
}

async function sizeLines({ extension, sizes }: Plan): Promise<Line[]> {
  const alone = await stretches('usual', sizes, AT_EACH_SIZE);
  const both = await stretches('usual', sizes, AT_EACH_SIZE, extension);
  let first: number | undefined;
  return sizes.flatMap((size, index): Line[] => {
    const pair = { alone: alone[index], both: both[index] };
    if (!pair.alone || !pair.both) return [];
    const { share, added } = pair.both;
    const each = share.total / AT_EACH_SIZE;
    const name = `the last ${AT_EACH_SIZE} of ${size} posts`;
    const grown = first === undefined ? [] : [{ value: each / first, unit: '×', budget: GROWTH }];
    first ??= each;
    return [
      { name: `${name}: own script per post`, unit: 'ms', value: each },
      ...grown.map((line) => ({ ...line, name: `${name}: against those of ${sizes[0]}` })),
      {
        name: `${name}: main thread added per post`,
        unit: 'ms',
        value: (added.task - pair.alone.added.task) / AT_EACH_SIZE,
        ratio: added.task / pair.alone.added.task,
      },
      { name: `${name}: longest stretch of our own`, unit: 'ms', value: share.longest, budget: LONG_TASK },
      {
        name: `${name}: tasks that our script made last over 50 ms`,
        unit: '',
        value: share.lengthened,
        budget: 0,
      },
      { name: `${name}: layouts forced`, unit: '', value: share.forcedLayouts, budget: 0 },
      { name: `${name}: style recalculations forced`, unit: '', value: share.forcedStyles },
      {
        name: `${size} posts: heap added after collection`,
        unit: 'MB',
        value: pair.both.keptMB - pair.alone.keptMB,
      },
    ];
  });
}

async function recyclingLines({ extension, posts }: Plan): Promise<Line[]> {
  const amount = Math.min(posts, 1_000);
  const alone = await recycled(amount);
  const both = await recycled(amount, extension);
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

async function hostileLines({ extension }: Plan): Promise<Line[]> {
  const alone = await hostile(10_000, 5);
  const both = await hostile(10_000, 5, extension);
  const percent = (time: number) => time / (both.seconds * 10);
  return [
    {
      name: `${(both.done / both.seconds).toFixed(0)} nodes changed per second: own script`,
      unit: '%',
      value: percent(both.share.total),
      budget: HOSTILE_PERCENT,
    },
    {
      name: 'the same: main thread added altogether',
      unit: '%',
      value: percent(both.added.task - alone.added.task),
      ratio: both.added.task / alone.added.task,
    },
    { name: 'the same: longest stretch', unit: 'ms', value: both.share.longest, budget: LONG_TASK },
  ];
}
