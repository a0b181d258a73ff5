import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOtherAtoms } from './kit/atoms.ts';
import { type Open, startBrowser } from './kit/browser.ts';
import { loadSite, pageHtml } from './kit/load.ts';
import type { Plain } from './kit/recording.ts';

type Expected = { site: string; url: string; posts: Record<string, unknown>[] };

const PAGES = JSON.parse(readFileSync(join(import.meta.dirname, '../pages/expected.json'), 'utf8')) as Record<
  string,
  Expected
>;
/** Sites whose only handles are class names; the rest must not depend on one. */
const KEEP_CLASSES = new Set(['glints', 'lokerid']);

let open: Open;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());

async function read(name: string, page: Expected, change: (html: string) => string): Promise<Plain[]> {
  const tab = await open(page.url, change(pageHtml(name)));
  try {
    return await tab.evaluate((site) => globalThis.kit.read(site), loadSite(page.site));
  } finally {
    await tab.close();
  }
}

/** The members of a reading that a page's expectation names; absent ones as null. */
function namedOf(found: Plain[], expected: Record<string, unknown>[]): unknown[] {
  return expected.map((wanted) => {
    const match = found.find(
      ({ post }) =>
        post.surface === wanted.surface &&
        (wanted.text === undefined || post.text === wanted.text) &&
        (wanted.title === undefined || post.title === wanted.title),
    );
    const all: Record<string, unknown> = match ? { ...match.post, strategy: match.strategy } : {};
    return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key] ?? null]));
  });
}

describe.each(Object.entries(PAGES))('%s', (name, page) => {
  it('is read as a person sees it', async () => {
    const found = await read(name, page, (html) => html);
    expect(namedOf(found, page.posts)).toEqual(page.posts);
    expect(found).toHaveLength(page.posts.length);
  });

  it.skipIf(KEEP_CLASSES.has(page.site))('is read the same with other class names', async () => {
    const found = await read(name, page, (html) => withOtherAtoms(html, 99));
    expect(namedOf(found, page.posts)).toEqual(page.posts);
    expect(found).toHaveLength(page.posts.length);
  });
});
