import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupFeedPage } from '../../tools/sample/feed.ts';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, type WebPage, waitFor } from './drivers/driver.ts';
import {
  BROWSERS,
  builtExtension,
  GROUP,
  GROUP_URL,
  launch,
  noteCount,
  noteWith,
  scratch,
} from './support/visit.ts';

const MOBILE_URL = 'https://m.facebook.com/';
const MOBILE_PAGE = path.join(import.meta.dirname, '../pages/m-facebook-feed.html');

const FEED = groupFeedPage(SAMPLE_POSTS, GROUP);
const withScript = (script: string) => FEED.replace('</body>', `<script>${script}</script></body>`);

/** Collects what the page itself would notice of a fault. */
const ERRORS = `window.pageErrors = [];
window.addEventListener('error', (event) => pageErrors.push(event.message));
window.addEventListener('unhandledrejection', (event) => pageErrors.push(String(event.reason)));`;

/** A post that was not there before and must get its note: the extension is alive. */
const ADD_POST = `(() => {
  const feed = document.querySelector('[role=feed]');
  const copy = new DOMParser().parseFromString(window.firstUnit, 'text/html').body.firstElementChild;
  copy.querySelectorAll('a[href*="/posts/"]').forEach((link) => { link.href = link.href.replace(/posts\\/\\d+/, 'posts/990001'); });
  copy.id = 'added';
  feed.prepend(copy);
})()`;
const KEEP_FIRST = `window.firstUnit = document.querySelector('[role=feed] > div').outerHTML;`;

const settle = (time = 700) => new Promise((resolve) => setTimeout(resolve, time));

describe.each(BROWSERS)('a hostile page, in %s', (browser) => {
  const { folder, remove } = scratch();
  const served = { body: FEED };
  let driver: Driver;
  let page: WebPage;

  beforeAll(async () => {
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: (url) =>
        /^https:\/\/(?:www|m)\.facebook\.com\//.test(url)
          ? { status: 200, contentType: 'text/html; charset=utf-8', body: served.body }
          : undefined,
    });
    page = await driver.newPage();
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  async function visit(body: string, url = GROUP_URL): Promise<void> {
    served.body = body;
    await page.goto(url);
  }

  async function isAlive(timeout = 15_000): Promise<void> {
    await page.evaluate(ADD_POST);
    await waitFor(
      'a note beside a new post',
      () => page.evaluate<boolean>('document.querySelector("#added rambu-note") !== null'),
      timeout,
    );
  }

  it('that throws on our host stays as it was, and new posts are marked afterwards', async () => {
    await visit(
      withScript(`${ERRORS}${KEEP_FIRST}
      window.thrown = 0;
      const after = Element.prototype.after;
      window.refuse = true;
      for (const name of ['after', 'append', 'insertBefore', 'appendChild', 'before', 'attachShadow']) {
        const own = Element.prototype[name] ?? Node.prototype[name];
        Element.prototype[name] = function (...nodes) {
          if (window.refuse && (this.localName === 'rambu-note' || nodes.some((node) => node?.localName === 'rambu-note'))) {
            window.thrown += 1;
            throw new Error('no strangers here');
          }
          return own.apply(this, nodes);
        };
      }
      class Refusing extends HTMLElement {
        connectedCallback() { window.thrown += 1; if (window.refuse) { this.remove(); throw new Error('no strangers here'); } }
      }
      customElements.define('rambu-note', Refusing);
      window.handled = 0;
      document.addEventListener('click', () => { window.handled += 1; });`),
    );
    await settle(2_000);
    expect(await noteCount(page)).toBe(0);
    expect(await page.evaluate<number>(`document.querySelectorAll('[role=article]').length`)).toBe(
      SAMPLE_POSTS.length,
    );
    await page.evaluate(`document.querySelector('[aria-label=Suka]').click()`);
    expect(await page.evaluate<number>('handled')).toBe(1);
    await page.evaluate('window.refuse = false');
    await isAlive(40_000);
  });

  it('of 300,000 nodes is marked, and answers meanwhile', async () => {
    await visit(
      withScript(`${ERRORS}${KEEP_FIRST}
      const heap = document.createElement('div');
      for (let row = 0; row < 3000; row += 1) {
        const line = document.createElement('div');
        line.dir = 'auto';
        for (let cell = 0; cell < 49; cell += 1) {
          const span = document.createElement('span');
          span.dir = 'auto';
          span.textContent = 'isi ' + cell;
          line.append(span);
        }
        heap.append(line);
      }
      heap.style.display = 'none';
      document.querySelector('[role=main]').append(heap);`),
    );
    expect(
      await page.evaluate<number>(
        `(() => { const walker = document.createTreeWalker(document, NodeFilter.SHOW_ALL); let count = 0; while (walker.nextNode()) count += 1; return count; })()`,
      ),
    ).toBeGreaterThan(290_000);
    await noteWith(page, /Banyak tanda bahaya/, 30_000);
    const delays = await page.evaluate<number[]>(`new Promise((resolve) => {
      const delays = [];
      const tick = (due) => setTimeout(() => {
        delays.push(performance.now() - due);
        if (delays.length < 100) tick(performance.now() + 20); else resolve(delays);
      }, 20);
      tick(performance.now() + 20);
    })`);
    expect(delays.sort((one, other) => one - other)[90]).toBeLessThan(100);
    await isAlive();
    expect(await page.evaluate<string[]>('pageErrors')).toEqual([]);
  });

  it('with 100,000 lone combining marks in one post marks the others', async () => {
    await visit(
      withScript(`${ERRORS}${KEEP_FIRST}
      const text = document.querySelectorAll('[data-ad-rendering-role=story_message]')[3].querySelector('div[dir=auto]');
      text.textContent = '\\u0301\\u0323'.repeat(50000);`),
    );
    await noteWith(page, /Banyak tanda bahaya/, 30_000);
    await isAlive();
    expect(await page.evaluate<string[]>('pageErrors')).toEqual([]);
  });

  it('that removes our hosts a thousand times a second is not fought, and keeps its time', async () => {
    await visit(withScript(`${ERRORS}${KEEP_FIRST}`));
    await noteWith(page, /Banyak tanda bahaya/);
    const { removed, rounds } = await page.evaluate<{
      removed: number;
      rounds: number;
    }>(`new Promise((resolve) => {
      let removed = 0, rounds = 0;
      const begun = performance.now();
      const round = () => {
        for (; rounds < performance.now() - begun; rounds += 1)
          document.querySelectorAll('rambu-note').forEach((host) => { host.remove(); removed += 1; });
        if (performance.now() - begun < 5000) setTimeout(round, 1); else resolve({ removed, rounds });
      };
      round();
    })`);
    expect(rounds).toBeGreaterThanOrEqual(5_000);
    expect(removed).toBeGreaterThan(3);
    expect(removed).toBeLessThan(200);
    expect(await page.evaluate<string[]>('pageErrors')).toEqual([]);
    await isAlive();
    await waitFor('every note once', async () => (await noteCount(page)) > 1, 40_000);
    expect(
      await page.evaluate<number>(
        `Math.max(...[...document.querySelectorAll('[role=feed] > div')].map((unit) => unit.querySelectorAll('rambu-note').length))`,
      ),
    ).toBeLessThanOrEqual(2);
  });

  it('of the mobile site is not touched where touching it stops the paging', async () => {
    const html = readFileSync(MOBILE_PAGE, 'utf8').replace(
      '</body>',
      `<script>
      window.touched = [];
      for (const feed of document.querySelectorAll('[data-type=vscroller]')) {
        new MutationObserver((records) => touched.push(...records.map((record) => record.type + ' in the feed'))).observe(feed, { childList: true, attributes: true });
        for (const child of feed.children)
          new MutationObserver((records) => touched.push(...records.map((record) => record.attributeName))).observe(child, { attributes: true });
      }
      window.feeds = document.querySelectorAll('[data-type=vscroller] > *').length;
      </script></body>`,
    );
    await visit(html, MOBILE_URL);
    await settle(3_000);
    await page.evaluate('window.scrollTo(0, 400)');
    await settle(1_000);
    expect(await page.evaluate<number>('feeds')).toBeGreaterThan(5);
    expect(await page.evaluate<string[]>('touched')).toEqual([]);
    expect(
      await page.evaluate<number>(`document.querySelectorAll('[data-type=vscroller] > rambu-note').length`),
    ).toBe(0);
  });
});
