import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import type { Level } from '../../lib/schema/verdict.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { type Driver, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import {
  BROWSERS,
  builtExtension,
  GROUP_URL,
  launch,
  notesByPost,
  scratch,
  serveFeed,
} from './support/visit.ts';

const root = path.resolve(import.meta.dirname, '../..');
const shared = path.resolve(root, '../shared/corpora');

/** How many texts of each file go into the feed. */
const SHARES: [string, number][] = [
  ['ads-overseas', 10],
  ['legit-overseas', 21],
  ['news', 40],
  ['general-posts', 60],
  ['synthetic-plain.tune', 40],
  ['synthetic-offers.tune', 31],
  ['synthetic-negatives.tune', 40],
];

type Row = { id: string; text: string; file: string; level: Level };

const TITLES: [RegExp, Level][] = [
  [/Banyak tanda bahaya/, 'danger'],
  [/Perlu diperiksa/, 'check'],
  [/belum disebutkan/, 'incomplete'],
];

function rowsOf(file: string, count: number): Omit<Row, 'level'>[] {
  const lines = readFileSync(path.join(shared, `${file}.jsonl`), 'utf8')
    .split('\n')
    .filter(Boolean);
  const step = Math.max(1, Math.floor(lines.length / count));
  return lines
    .filter((_line, at) => at % step === 0)
    .slice(0, count)
    .map((line) => ({ ...(JSON.parse(line) as { id: string; text: string }), file }));
}

/** Text as a feed shows it: lines without the spaces at their ends that no page keeps. */
const asShown = (text: string) =>
  text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .join('\n');

async function levelsOnPage(page: WebPage): Promise<Map<number, Level>> {
  const levels = new Map<number, Level>();
  for (const { post, note } of await notesByPost(page)) {
    const level = TITLES.find(([title]) => title.test(textOf(note)))?.[1];
    if (level) levels.set(post, level);
  }
  return levels;
}

describe.runIf(existsSync(shared)).each(BROWSERS)('a feed of collected texts in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let rows: Row[] = [];
  let onPage: Map<number, Level>;

  beforeAll(async () => {
    const engine = createEngine(buildPack().match);
    rows = SHARES.flatMap(([file, count]) => rowsOf(file, count)).map((row) => {
      const text = asShown(row.text);
      return { ...row, text, level: engine.evaluate({ text }).level };
    });
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: serveFeed(
        rows.map(({ text }, at) => ({ author: `Contoh ${at}`, authorId: String(at + 1), text })),
      ),
    });
    const page = await driver.newPage();
    await page.goto(GROUP_URL);
    const wanted = rows.filter(({ level }) => level !== 'none').length;
    onPage = new Map();
    // What is still missing at the end is told by the first test, text by text.
    await waitFor(
      `${wanted} notes`,
      async () => {
        await page.evaluate('window.scrollBy(0, 4000)');
        onPage = await levelsOnPage(page);
        return onPage.size >= wanted;
      },
      60_000,
    ).catch(() => undefined);
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('shows beside every text the level that the bulk check gives it', () => {
    const differing = rows
      .map(({ id, level }, at) => ({ id, bulk: level, page: onPage.get(at) ?? 'none' }))
      .filter(({ bulk, page }) => bulk !== page);
    expect(differing).toEqual([]);
  });

  it('marks no legal ad, news or ordinary post as danger', () => {
    const innocent = new Set(['legit-overseas', 'news', 'general-posts']);
    const wrong = rows.filter(({ file }, at) => innocent.has(file) && onPage.get(at) === 'danger');
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('marks illegal ads', () => {
    const marked = rows.filter(({ file }, at) => file === 'ads-overseas' && onPage.get(at) === 'danger');
    expect(marked.length).toBeGreaterThanOrEqual(5);
  });
});
