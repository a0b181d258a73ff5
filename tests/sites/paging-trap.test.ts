import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadSite, pageHtml } from './kit/load.ts';
import { BROWSERS, startTabs, type Tab, type TabBrowser } from './kit/tabs.ts';

const M_FACEBOOK = loadSite('facebook-m');
const URL = 'https://m.facebook.com/';

/** Fails the page's paging as the living one does: by any write on, or any node among, the feed's children. */
const TRAP = `<script>
globalThis.sprung = [];
addEventListener('DOMContentLoaded', () => {
  const feed = document.querySelector('[data-type=vscroller]');
  new MutationObserver((records) => {
    for (const { type, target, attributeName, addedNodes } of records) {
      if (type === 'attributes' && target.parentNode === feed) sprung.push(attributeName);
      for (const node of addedNodes) if (node.localName === 'rambu-note') sprung.push('note in the feed');
    }
  }).observe(feed, { attributes: true, childList: true, subtree: true });
});
</script>`;

const settle = (time: number) => new Promise((resolve) => setTimeout(resolve, time));
const page = (name = 'm-facebook-feed.html'): string => pageHtml(name).replace('</head>', `${TRAP}</head>`);
const sprung = (tab: Tab) => tab.evaluate(() => Reflect.get(globalThis, 'sprung') as string[], null);
const texts = (tab: Tab) =>
  tab.evaluate(() => globalThis.kit.entries().map(({ post }) => post.text.slice(0, 20)), null);
const placed = (tab: Tab) => tab.evaluate(() => globalThis.kit.placed(), null);
const notesInFeed = (tab: Tab) =>
  tab.evaluate(() => document.querySelectorAll('[data-type=vscroller] rambu-note').length, null);

describe.each(BROWSERS)('m.facebook.com in %s', (name) => {
  let browser: TabBrowser;
  let tab: Tab;
  beforeAll(async () => {
    browser = await startTabs(name);
  }, 60_000);
  afterAll(() => browser?.close());

  async function scanned(): Promise<void> {
    tab = await browser.open(URL, page());
    await tab.evaluate((site) => globalThis.kit.start(site, '', { note: true }), M_FACEBOOK);
    await expect.poll(() => placed(tab), { timeout: 10_000 }).toBe(4);
  }

  it('has its notes over the page, and nothing in the feed is written to', async () => {
    await scanned();
    const lying = () =>
      tab.evaluate(() => {
        const notes = [...document.querySelectorAll<HTMLElement>(':root > rambu-note')];
        return notes.map((note) => ({
          mark: note.dataset.overlay,
          top: Number.parseInt(note.style.getPropertyValue('--rambu-top'), 10),
        }));
      }, null);
    // Where they lie is said in the frame after they came.
    await expect.poll(async () => (await lying())[0]?.mark).toBe('shown');
    const lies = await lying();
    const below = await tab.evaluate(() => {
      const text = document.querySelector("[data-action-id='3114']");
      return Math.round(text?.getBoundingClientRect().bottom ?? 0);
    }, null);
    expect(lies[0]).toEqual({ mark: 'shown', top: below });
    expect(lies.at(-1)?.mark).toBe('away');
    expect([await sprung(tab), await notesInFeed(tab)]).toEqual([[], 0]);
    await tab.close();
  });

  it('is left alone as well where one box holds a whole post', async () => {
    tab = await browser.open(URL, page('m-facebook-feed-box.html'));
    await tab.evaluate((site) => globalThis.kit.start(site, '', { note: true }), M_FACEBOOK);
    await expect.poll(() => placed(tab), { timeout: 10_000 }).toBe(5);
    await tab.evaluate(() => {
      const shared = document.querySelector('[data-tracking-duration-id] [data-tracking-duration-id]');
      shared?.remove();
    }, null);
    await expect.poll(() => placed(tab), { timeout: 10_000 }).toBe(4);
    expect([await sprung(tab), await notesInFeed(tab)]).toEqual([[], 0]);
    await tab.close();
  });

  it('shows the note of a post that the page reveals without a change of its nodes', async () => {
    await scanned();
    await tab.evaluate(() => {
      for (const part of document.querySelectorAll<HTMLElement>(
        '[data-tracking-duration-id="14"], [data-tracking-duration-id="14"] *',
      ))
        part.style.display = '';
      document.querySelector('.filler')?.remove();
      document.querySelector('[data-tracking-duration-id="14"]')?.scrollIntoView();
      Reflect.set(globalThis, 'sprung', []);
    }, null);
    const marks = () =>
      tab.evaluate(
        () => [...document.querySelectorAll<HTMLElement>(':root > rambu-note')].at(-1)?.dataset.overlay,
        null,
      );
    await expect.poll(marks, { timeout: 5_000 }).toBe('shown');
    expect(await notesInFeed(tab)).toBe(0);
    await tab.close();
  });

  it('reads a post whose parts come later, and another one in the same boxes', async () => {
    await scanned();
    await tab.evaluate(() => {
      const [, body] = document.querySelectorAll('[data-tracking-duration-id="12"]');
      const words = body?.querySelector('span');
      if (words) words.textContent = 'Jual sepatu bekas, masih bagus';
    }, null);
    await expect.poll(() => texts(tab), { timeout: 5_000 }).toContain('Jual sepatu bekas, m');
    await tab.evaluate(() => {
      const feed = document.querySelector('[data-type=vscroller]');
      const parts = [...document.querySelectorAll('[data-tracking-duration-id="11"]')].map((part) => {
        const copy = part.cloneNode(true) as Element;
        copy.setAttribute('data-tracking-duration-id', '21');
        return copy;
      });
      const [head, body, foot] = parts;
      const words = body?.querySelector('span');
      if (words) words.textContent = 'Dicari tukang cuci piring di Solo';
      if (head) feed?.append(head);
      setTimeout(() => body && foot && feed?.append(body, foot), 300);
    }, null);
    await expect.poll(() => texts(tab), { timeout: 5_000 }).toContain('Dicari tukang cuci p');
    await settle(300);
    expect((await texts(tab)).length).toBe(5);
    expect([await sprung(tab), await notesInFeed(tab)]).toEqual([[], 0]);
    await tab.close();
  });

  it('leaves nothing behind when the scan stops', async () => {
    await scanned();
    await tab.evaluate(() => globalThis.kit.stop(), null);
    const left = await tab.evaluate(() => document.querySelectorAll('rambu-note').length, null);
    expect([left, await sprung(tab)]).toEqual([0, []]);
    await tab.close();
  });
});
