import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOtherAtoms } from './kit/atoms.ts';
import { type Open, startBrowser } from './kit/browser.ts';
import { type Expected, namedOf, PAGES } from './kit/expected.ts';
import { loadSite, pageHtml } from './kit/load.ts';
import type { Plain } from './kit/recording.ts';

/** Sites whose only handles are class names; the rest must not depend on one. */
const KEEP_CLASSES = new Set(['glints', 'lokerid', 'telegram', 'kaskus', 'jora']);

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
