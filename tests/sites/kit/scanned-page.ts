/** One browser for a test file, and a page that is scanned in it. Importing this sets both up. */
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll } from 'vitest';
import { type Open, startBrowser } from './browser.ts';
import { loadSite } from './load.ts';

export const GROUP = 'https://www.facebook.com/groups/100200300400500/';
const FACEBOOK = loadSite('facebook');

export let open: Open;
let close: () => Promise<void>;
/** The page that is scanned now. */
export let page: Page;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());
afterEach(() => page?.close());

/** Opens a page and scans it; posts with `word` are marked. */
export async function scan(html: string, word: string, url = GROUP, comments = false): Promise<void> {
  page = await open(url, html);
  await page.evaluate(
    ([site, mark, reads]) => globalThis.kit.start(site, mark, { note: true, comments: reads }),
    [FACEBOOK, word, comments] as const,
  );
}

/** How long a hostile page is watched. */
export const SECONDS = 2;

export const calls = () => page.evaluate(() => globalThis.kit.calls());
export const entries = () => page.evaluate(() => globalThis.kit.entries());
export const notes = () => page.locator('rambu-note').count();
export const settle = (time = 400) => page.waitForTimeout(time);
export const whenPosts = (count: number) =>
  page.waitForFunction((wanted) => globalThis.kit.entries().length === wanted, count);
export const whenNotes = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('rambu-note').length === wanted, count);

/** A card as the group feed has it, with nothing that the reader does not need. */
export function card(id: number, author: string, text: string, rest = ''): string {
  return `<div role="article" aria-labelledby="h${id}"><div><div data-ad-rendering-role="profile_name"><h2 id="h${id}"><a href="/groups/1/user/${id}/">${author}</a></h2></div><a role="link" href="/groups/1/posts/${id}/">2 jam</a><div role="button" aria-haspopup="menu" aria-label="Tindakan untuk postingan oleh ${author} ini"></div></div><div data-ad-rendering-role="story_message" dir="auto"><div dir="auto">${text}${rest}</div></div><div role="button" aria-label="Suka"></div></div>`;
}
export const feed = (cards: string) =>
  `<!DOCTYPE html><body><div role="main"><div role="feed" id="feed">${cards}</div></div></body>`;
export const SEE_MORE = '… <div role="button" tabindex="0">Lihat selengkapnya</div>';
