import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import {
  BROWSERS,
  builtExtension,
  clickInNote,
  GROUP_URL,
  launch,
  noteCount,
  noteWith,
  scratch,
  serveFeed,
} from './support/visit.ts';

/** Hosts inside the nth article of the feed. */
const hostsIn = (page: WebPage, article: number) =>
  page.evaluate<number>(
    `document.querySelectorAll('[role=feed] [role=article]')[${article}].querySelectorAll('rambu-note').length`,
  );

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 600));
}

describe.each(BROWSERS)('notes on a page that lives, in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let page: WebPage;

  beforeAll(async () => {
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: serveFeed(SAMPLE_POSTS),
    });
    page = await driver.newPage();
    await page.goto(GROUP_URL);
    await noteWith(page, /Banyak tanda bahaya/);
    await settle();
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('appears within 300 ms of a new post', async () => {
    const elapsed = await page.evaluate<number>(`new Promise((resolve) => {
      const feed = document.querySelector('[role=feed]');
      const copy = feed.children[0].cloneNode(true);
      copy.querySelectorAll('rambu-note').forEach((note) => note.remove());
      copy.querySelectorAll('a[href*="/posts/"]').forEach((link) => { link.href = link.href.replace(/posts\\/\\d+/, 'posts/990001'); });
      const started = performance.now();
      new MutationObserver((_records, observer) => {
        if (!copy.querySelector('rambu-note')) return;
        observer.disconnect();
        resolve(performance.now() - started);
      }).observe(feed, { childList: true, subtree: true });
      feed.prepend(copy);
      setTimeout(() => resolve(-1), 5000);
    })`);
    expect(elapsed).toBeGreaterThan(0);
    expect(elapsed).toBeLessThan(300);
  });

  it('comes back once when the page wipes it', async () => {
    const before = await noteCount(page);
    await page.evaluate('document.querySelector("rambu-note").remove()');
    await waitFor('the note again', async () => (await noteCount(page)) === before);
    await settle();
    expect(await noteCount(page)).toBe(before);
    expect(await hostsIn(page, 0)).toBe(1);
  });

  it('goes when the node is filled with another post, and follows the new text', async () => {
    const dangerous = 0;
    const innocent = 4;
    await page.evaluate(`(() => {
      const units = document.querySelectorAll('[role=feed] > div');
      const from = units[${innocent}].cloneNode(true);
      from.querySelectorAll('rambu-note').forEach((note) => note.remove());
      units[${dangerous}].replaceChildren(...from.childNodes);
    })()`);
    await waitFor('no note beside the innocent post', async () => (await hostsIn(page, dangerous)) === 0);
    await settle();
    expect(await hostsIn(page, dangerous)).toBe(0);
  });

  it('marks the quoted words without touching the page', async () => {
    await page.goto(GROUP_URL);
    await noteWith(page, /Banyak tanda bahaya/);
    const shape = `document.querySelector('[data-ad-rendering-role=story_message]').innerHTML.length`;
    const before = await page.evaluate<number>(shape);
    await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
    await noteWith(page, /Mengapa diberi tanda/);
    await settle();
    expect(await page.evaluate<number>(shape)).toBe(before);
  });

  it('reads what is in sight before what the person has gone past', async () => {
    await page.goto(GROUP_URL);
    await noteWith(page, /Banyak tanda bahaya/);
    await settle();
    const beforeIt = await page.evaluate<number>(`new Promise((resolve) => {
      const feed = document.querySelector('[role=feed]');
      const marked = feed.children[0].cloneNode(true);
      marked.querySelectorAll('rambu-note').forEach((note) => note.remove());
      const innocent = [...feed.children].find((unit) => !unit.querySelector('rambu-note'));
      let last;
      // One in five: a page of which more is marked is held back.
      for (let count = 1; count <= 200; count += 1) {
        last = (count % 5 ? innocent : marked).cloneNode(true);
        for (const link of last.querySelectorAll('a[href*="/posts/"]')) link.href = link.href.replace(/posts\\/\\d+/, 'posts/' + (991000 + count));
        feed.append(last);
      }
      const had = document.querySelectorAll('rambu-note').length;
      new MutationObserver((_records, observer) => {
        if (!last.querySelector('rambu-note')) return;
        observer.disconnect();
        resolve(document.querySelectorAll('rambu-note').length - had);
      }).observe(feed, { childList: true, subtree: true });
      window.scrollTo(0, document.documentElement.scrollHeight);
    })`);
    expect(beforeIt).toBeLessThan(20);
  });

  it('opens, walks and closes by keyboard alone', async () => {
    await page.goto(GROUP_URL);
    await noteWith(page, /Banyak tanda bahaya/);
    // All notes are there, or the first to tab to might be one that gives help.
    await settle();
    for (let tabs = 0; tabs < 40; tabs++) {
      await page.press('Tab');
      const inNote = await page.evaluate<boolean>('document.activeElement?.localName === "rambu-note"');
      if (inNote) break;
    }
    await page.press('Enter');
    await noteWith(page, /Mengapa diberi tanda/);
    await page.press('Escape');
    await waitFor('the note closed', async () => {
      const texts = (await page.notes()).map(textOf);
      return texts.every((text) => !text.includes('Mengapa diberi tanda'));
    });
  });

  it('leaves nothing behind when the feed goes', async () => {
    await page.evaluate(`document.querySelector('[role=feed]').replaceChildren()`);
    await settle();
    expect(await noteCount(page)).toBe(0);
  });
});
