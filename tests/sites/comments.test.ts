import { describe, expect, it } from 'vitest';
import { pageHtml } from './kit/load.ts';
import {
  calls,
  card,
  entries,
  feed,
  notes,
  page,
  scan,
  settle,
  whenNotes,
  whenPosts,
} from './kit/scanned-page.ts';

const URL = 'https://www.facebook.com/groups/821/posts/882101/';
const HTML = pageHtml('fb-comments-id.html');

const comment = (id: number, text: string): string =>
  `<div id="c${id}"><div role="article" aria-label="Komentar oleh Joko 1 jam"><a role="link" href="/groups/1/user/9/?comment_id=${id}">Joko</a><span lang="id-ID"><div dir="auto">${text}</div></span></div></div>`;
const add = (html: string) =>
  page.evaluate(
    (part) => document.querySelector('[role=article]')?.insertAdjacentHTML('beforeend', part),
    html,
  );

describe('comments', () => {
  it('are not read unless the person asked for them', async () => {
    await scan(HTML, 'Kamboja', URL);
    await whenPosts(1);
    await settle();
    expect(await notes()).toBe(0);
    expect(await page.evaluate(() => globalThis.kit.evaluated().length)).toBe(1);
  });

  it('are posts of their own where they carry an offer; the others are as if they were not there', async () => {
    await scan(HTML, 'Kamboja', URL, true);
    await whenNotes(1);
    await settle();
    const found = await entries();
    expect(found.map(({ post }) => [post.surface, post.author?.name])).toEqual([
      ['post', 'Sari Contoh'],
      ['comment', 'Mitra Uji'],
    ]);
    expect(found[1]?.post.quotedBy).toBeUndefined();
    expect((await calls()).filter((call) => !call.startsWith('show'))).toEqual([]);
    expect(await calls()).toHaveLength(2);
    // Counted is what is listed.
    expect(await page.evaluate(() => globalThis.kit.health())).toMatchObject({ posts: 2, marked: 1 });
  });

  it('leave the post that they stand under alone, also when they come later, change or go', async () => {
    await scan(feed(card(1, 'Ani', 'cari kerja di Solo')), 'BAHAYA', URL, true);
    await whenPosts(1);
    await add(comment(7, 'apa kabar kak'));
    await settle();
    expect(await entries()).toHaveLength(1);
    await page.evaluate(() =>
      document.querySelector('#c7 div[dir]')?.replaceChildren('apa kabar kak, BAHAYA berangkat besok'),
    );
    await whenNotes(1);
    expect((await entries()).map(({ post }) => post.text)).toEqual([
      'cari kerja di Solo',
      'apa kabar kak, BAHAYA berangkat besok',
    ]);
    await page.evaluate(() =>
      document.querySelector('#c7 div[dir]')?.replaceChildren('apa kabar kak, batal'),
    );
    await whenNotes(0);
    await whenPosts(1);
    expect((await calls()).filter((call) => call.includes('cari kerja'))).toEqual([
      'show post-1 cari kerja di Solo',
    ]);
  });

  it('do not make a page look as if nearly all of it were marked', async () => {
    await scan(feed(card(1, 'Ani', 'cari kerja di Solo')), 'BAHAYA', URL, true);
    await whenPosts(1);
    await add(Array.from({ length: 35 }, (_, at) => comment(at, `BAHAYA tawaran nomor ${at}`)).join(''));
    await whenNotes(35);
    await settle(1_200);
    expect(await page.evaluate(() => globalThis.kit.health()?.state)).toBe('ok');
  });

  it('are read once: those without an offer are not tried again and again', async () => {
    await scan(feed(card(1, 'Ani', 'cari kerja di Solo')), 'BAHAYA', URL, true);
    await whenPosts(1);
    await add(Array.from({ length: 20 }, (_, at) => comment(at, `komentar biasa nomor ${at}`)).join(''));
    await settle(800);
    const before = await page.evaluate(() => globalThis.kit.evaluated().length);
    await page.evaluate(() => history.pushState({}, '', '?sorting=newest'));
    await settle(900);
    expect(before).toBe(21);
    expect(await page.evaluate(() => globalThis.kit.evaluated().length)).toBe(21);
  });
});
