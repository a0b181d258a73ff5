import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOtherAtoms } from './kit/atoms.ts';
import { type Expected, namedOf, PAGES } from './kit/expected.ts';
import { loadSite, pageHtml } from './kit/load.ts';
import { type Measured, pageWithTable, rowOf, SITES_PAGE } from './kit/table.ts';
import { BROWSERS, type BrowserName, startTabs, type TabBrowser } from './kit/tabs.ts';

const measurements: Record<BrowserName, Map<string, Measured>> = { Chromium: new Map(), Firefox: new Map() };

describe.each(BROWSERS)('in %s', (browserName) => {
  let browser: TabBrowser;
  beforeAll(async () => {
    browser = await startTabs(browserName);
  }, 60_000);
  afterAll(() => browser?.close());

  /** Reads a page at once, then scans it with every post marked, as it would be read while it is open. */
  async function measure(name: string, page: Expected, html: string): Promise<Measured> {
    const tab = await browser.open(page.url, html);
    try {
      const site = loadSite(page.site);
      const reading = [site, page.comments ?? false] as const;
      const found = await tab.evaluate(([rules, comments]) => globalThis.kit.read(rules, comments), reading);
      await tab.evaluate(
        ([rules, comments]) => globalThis.kit.start(rules, '', { note: true, comments }),
        reading,
      );
      const placed = () => tab.evaluate(() => globalThis.kit.placed(), null);
      await expect.poll(placed, { timeout: 10_000, message: `notes on ${name}` }).toBe(page.posts.length);
      return { found, placed: await placed() };
    } finally {
      await tab.close();
    }
  }

  describe.each(Object.entries(PAGES))('%s', (name, page) => {
    it('is read as a person sees it, with a note beside every post', async () => {
      const measured = await measure(name, page, pageHtml(name));
      expect(namedOf(measured.found, page.posts)).toEqual(page.posts);
      expect(measured.found).toHaveLength(page.posts.length);
      measurements[browserName].set(name, measured);
    });

    it.skipIf(page.classes || browserName !== 'Chromium')(
      'is read the same with other class names',
      async () => {
        const tab = await browser.open(page.url, withOtherAtoms(pageHtml(name), 99));
        const found = await tab.evaluate(([site, comments]) => globalThis.kit.read(site, comments), [
          loadSite(page.site),
          page.comments ?? false,
        ] as const);
        await tab.close();
        expect(namedOf(found, page.posts)).toEqual(page.posts);
        expect(found).toHaveLength(page.posts.length);
      },
    );
  });
});

describe('docs/sites.md', () => {
  it('holds what these tests found (with --update they write it)', async () => {
    const rows = Object.entries(PAGES).map(([name, page]) => {
      const Chromium = measurements.Chromium.get(name);
      const Firefox = measurements.Firefox.get(name);
      if (!Chromium || !Firefox) throw new Error(`${name} was not read in both browsers`);
      return rowOf(name, page, { Chromium, Firefox });
    });
    await expect(pageWithTable(rows)).toMatchFileSnapshot(SITES_PAGE);
  });
});
