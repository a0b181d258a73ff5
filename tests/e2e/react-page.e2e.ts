import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Driver, findButton, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import { makePosts, subjectOf } from './react/posts.ts';
import { bundlePage, type Mode, pageHtml, renderFeed, SLOW_PICTURE, streamFeed } from './react/serve.tsx';
import { INITIAL, type PageState } from './react/store.ts';
import { BROWSERS, builtExtension, GROUP_URL, launch, noteCount, scratch } from './support/visit.ts';

type CardNow = { post: number; text: string; hosts: number; inDialog: boolean };

/** A longer text with the same ad in it may show one sign more or less. */
const withoutCounts = (text: string) => text.replace(/\d+/g, 'n');
const settle = (time = 700) => new Promise((resolve) => setTimeout(resolve, time));

describe.each(BROWSERS)('notes on a page built with React, in %s', (browser) => {
  const { folder, remove } = scratch();
  const served = { body: '' };
  let driver: Driver;
  let page: WebPage;
  let script: string;
  /** What the notes of the two kinds of ads say. */
  const words = { cambodia: '', plantation: '', none: '' };

  beforeAll(async () => {
    script = await bundlePage();
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: (url) => {
        if (url === SLOW_PICTURE) return { status: 404, contentType: 'text/plain', body: '', delay: 1_500 };
        if (!url.startsWith('https://www.facebook.com/')) return undefined;
        return { status: 200, contentType: 'text/html; charset=utf-8', body: served.body };
      },
    });
    page = await driver.newPage();
    await visit({ hydrate: 'never', state: {} });
    // The words of a note's signs come a moment after the note: what it says counts once it stays.
    let before = '';
    await waitFor('notes that stay, and differ as their posts do', async () => {
      const said = (await page.notes()).map((note) => withoutCounts(textOf(note)));
      const stays = said.join('\n') === before;
      before = said.join('\n');
      const [one, other, oneAgain, otherAgain] = said;
      if (!stays || !one || !other || one === other || one !== oneAgain || other !== otherAgain) {
        await settle(300);
        return false;
      }
      [words.cambodia, words.plantation] = [one, other];
      return true;
    });
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  async function visit(mode: Mode, inner = '', rest = ''): Promise<void> {
    served.body = pageHtml(script, mode, inner, rest);
    await page.goto(GROUP_URL);
  }

  const set = (change: Partial<PageState>) => page.evaluate(`reactPage.set(${JSON.stringify(change)})`);
  const hostCount = () => noteCount(page);
  const errors = () => page.evaluate<string[]>('reactPage.errors');

  const cards = () =>
    page.evaluate<CardNow[]>(`[...document.querySelectorAll('[role=article]')].map((card) => ({
      post: Number(card.dataset.post),
      text: card.querySelector('[data-ad-rendering-role=story_message]').textContent,
      hosts: card.querySelectorAll('rambu-note').length,
      inDialog: card.closest('[role=dialog]') !== null,
    }))`);

  /** Every dangerous post has exactly one note, that of its own text; the others have none. */
  async function wrongCards(): Promise<string[]> {
    const [now, notes, total] = [await cards(), await page.notes(), await hostCount()];
    const wrong: string[] = [];
    let next = 0;
    for (const { post, text, hosts } of now) {
      const subject = subjectOf(text);
      if (hosts !== (subject === 'none' ? 0 : 1)) wrong.push(`${post} (${subject}) has ${hosts} notes`);
      for (let host = 0; host < hosts; host += 1) {
        const note = notes[next];
        next += 1;
        const shown = note ? textOf(note) : '';
        if (withoutCounts(shown) !== words[subject]) wrong.push(`${post} (${subject}) says "${shown}"`);
      }
    }
    if (total !== next) wrong.push(`${total - next} notes outside of posts`);
    return wrong;
  }

  async function allRight(what: string): Promise<void> {
    let wrong: string[] = [];
    await waitFor(
      what,
      async () => {
        wrong = await wrongCards();
        return wrong.length === 0;
      },
      8_000,
    ).catch((error: unknown) => {
      throw new Error(`${String(error)}\n${wrong.join('\n')}`);
    });
    await settle();
    expect(await wrongCards()).toEqual([]);
    expect(await errors()).toEqual([]);
  }

  describe('that the browser renders', () => {
    beforeEach(async () => {
      await visit({ hydrate: 'never', state: {} });
      await allRight('a note beside every dangerous post');
    });

    it('keeps the notes when everything is rendered again', async () => {
      const before = await page.evaluate<number>('reactPage.commits');
      for (let round = 0; round < 20; round += 1) await set({ posts: makePosts(8) });
      expect(await page.evaluate<number>('reactPage.commits')).toBeGreaterThanOrEqual(before + 20);
      await allRight('the notes after rendering again');
    });

    it('lets the page’s own buttons count on', async () => {
      const likes = () =>
        page.evaluate<string[]>(
          `[...document.querySelectorAll('[data-likes]')].map((span) => span.dataset.likes)`,
        );
      for (let round = 0; round < 3; round += 1)
        await page.evaluate(
          `document.querySelectorAll('[role=article] [aria-label=Suka]').forEach((button) => button.click())`,
        );
      expect(await likes()).toEqual(Array(8).fill('3'));
      await allRight('the notes after clicks');
    });

    it('follows a text that grows and shrinks', async () => {
      const posts = makePosts(8);
      await set({
        posts: posts.map((post, index) => (index === 1 ? { ...post, rest: posts[0]?.text ?? '' } : post)),
      });
      await allRight('no note while the rest is not there');
      await page.evaluate(
        `[...document.querySelectorAll('[role=button]')].find((button) => button.textContent === 'Lihat selengkapnya').click()`,
      );
      await allRight('a note beside the expanded post');
      expect((await cards())[1]?.hosts).toBe(1);
    });

    it('comes back once when React builds the cards again', async () => {
      for (let generation = 1; generation <= 3; generation += 1) {
        await set({ generation });
        await allRight(`the notes of generation ${generation}`);
      }
    });

    it('keeps an opened note open with its post, wherever React puts it', async () => {
      const second = (await page.notes())[1];
      const button = second && findButton(second, /Lihat alasan/);
      if (!button) throw new Error('the second note has no button');
      await page.click(await page.centre(button.ref));
      const opened = async () =>
        (await page.notes()).map((note) => textOf(note).includes('Mengapa diberi tanda'));
      await waitFor('the opened note', async () => (await opened()).includes(true));
      expect(await opened()).toEqual([false, true, false, false]);
      await set({ posts: makePosts(8).reverse() });
      await waitFor('the order turned', async () => (await opened())[2] === true);
      await set({ generation: 1 });
      await settle();
      expect(await opened()).toEqual([false, false, true, false]);
      expect(await errors()).toEqual([]);
    });

    it('stays with the right posts in a virtual list that uses its rows again', async () => {
      await set({ posts: makePosts(60), keyBy: 'slot' });
      await allRight('the first rows');
      for (let from = 1; from <= 30; from += 1) await set({ from, to: from + 8 });
      await allRight('the rows after thirty steps');
      for (const from of [3, 17, 40, 0]) {
        await set({ from, to: from + 8 });
        await allRight(`the rows from ${from} on`);
      }
    });

    it('stays with the right posts in a virtual list that drops its rows', async () => {
      await set({ posts: makePosts(60) });
      for (const from of [1, 2, 3, 20, 52, 0]) {
        await set({ from, to: from + 8 });
        await allRight(`the rows from ${from} on`);
      }
    });

    it('marks the post in a dialog over the feed as well, and goes with it', async () => {
      const dangerous = 700_002;
      await set({ dialog: dangerous });
      await allRight('a note in the dialog');
      expect((await cards()).filter(({ inDialog, hosts }) => inDialog && hosts === 1)).toHaveLength(1);
      await set({ dialog: 700_001 });
      await allRight('no note in the dialog of an innocent post');
      await set({ dialog: undefined });
      await page.evaluate('reactPage.set({ dialog: undefined })');
      await allRight('the feed alone');
    });

    it('works in cards whose wrappers have no box', async () => {
      await set({ contents: true });
      await allRight('notes inside display: contents');
    });

    it('leaves nothing behind when the page goes elsewhere, and comes back with it', async () => {
      await page.evaluate(`history.pushState(null, '', '/settings/')`);
      await set({ route: 'elsewhere' });
      await waitFor('no note', async () => (await hostCount()) === 0);
      await settle();
      expect(await hostCount()).toBe(0);
      expect(await page.evaluate<number>('CSS.highlights.size')).toBe(0);
      expect(await page.evaluate<string>('document.querySelector("#mount").innerHTML')).toBe(
        '<div role="main"><h1>Pengaturan</h1></div>',
      );
      await page.evaluate(`history.pushState(null, '', '/groups/100200300400500/')`);
      await set({ route: 'feed' });
      await allRight('the notes after coming back');
    });
  });

  describe('that the server renders', () => {
    it.each(['at-once', 'on-load'] as const)('hydrates %s without a mismatch', async (hydrate) => {
      await visit({ hydrate, state: {} }, renderFeed({}));
      await allRight('a note beside every dangerous post');
      await page.evaluate(`document.querySelector('[aria-label=Suka]').click()`);
      expect(await page.evaluate<string>(`document.querySelector('[data-likes]').dataset.likes`)).toBe('1');
    });

    it('hydrates what is streamed later without a mismatch', async () => {
      const { shell, rest } = await streamFeed({});
      expect(rest).toContain('id="S:');
      await visit({ hydrate: 'at-once', state: { boundary: true } }, shell, rest);
      await waitFor('all posts', async () => (await cards()).length === INITIAL.to);
      await allRight('a note beside every dangerous post');
      await page.evaluate(`[...document.querySelectorAll('[aria-label=Suka]')].at(-1).click()`);
      expect(
        await page.evaluate<string>(`[...document.querySelectorAll('[data-likes]')].at(-1).dataset.likes`),
      ).toBe('1');
    });

    it('reads nothing in the staging area of a stream, and what is moved out of it at once', async () => {
      const { shell, rest } = await streamFeed({});
      const script = rest.indexOf('<script');
      await visit({ hydrate: 'on-call', state: { boundary: true } }, shell, rest.slice(0, script));
      await waitFor('a note in the shell', async () => (await hostCount()) === 1);
      await settle();
      expect(await hostCount()).toBe(1);
      expect(await page.evaluate<number>(`document.querySelectorAll('[hidden] rambu-note').length`)).toBe(0);
      await page.evaluate(`reactPage.deliver(${JSON.stringify(rest.slice(script))})`);
      await allRight('a note beside every dangerous post');
    });
  });
});
