import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { groupFeedPage, type SamplePost } from '../../../tools/sample/feed.ts';
import { launchChromium } from '../drivers/chromium.ts';
import {
  type Driver,
  findButton,
  type LaunchOptions,
  type NoteNode,
  textOf,
  type WebPage,
  waitFor,
} from '../drivers/driver.ts';
import { launchFirefox } from '../drivers/firefox.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export const BROWSERS = ['chromium', 'firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

export const GROUP = { groupId: '100200300400500', groupName: 'Loker Contoh' };
export const GROUP_URL = `https://www.facebook.com/groups/${GROUP.groupId}/`;

export function builtExtension(browser: BrowserName): string {
  const folder = path.join(root, '.output', browser === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
  if (!existsSync(path.join(folder, 'manifest.json')))
    throw new Error(`${folder} is missing: run npm run build first`);
  return folder;
}

/** A folder that is removed when the test file ends. */
export function scratch(): { folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'rambu-e2e-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }) };
}

/** A copy of the built extension, to be spoilt on purpose. */
export function copyOfExtension(browser: BrowserName, into: string): string {
  const copy = path.join(into, `extension-${browser}`);
  cpSync(builtExtension(browser), copy, { recursive: true });
  return copy;
}

export function launch(browser: BrowserName, options: LaunchOptions): Promise<Driver> {
  return browser === 'firefox' ? launchFirefox(options) : launchChromium(options);
}

/** Serves one group page at Facebook's address and nothing else. */
export function serveFeed(posts: SamplePost[]): LaunchOptions['route'] {
  const body = groupFeedPage(posts, GROUP);
  return (url) =>
    url.startsWith('https://www.facebook.com/') || url.startsWith('https://web.facebook.com/')
      ? { status: 200, contentType: 'text/html; charset=utf-8', body }
      : undefined;
}

/** How many notes stand in the page. */
export function noteCount(page: WebPage): Promise<number> {
  return page.evaluate<number>('document.querySelectorAll("rambu-note").length');
}

const POSTS_WITH_NOTES = `[...document.querySelectorAll('rambu-note')].map((note) =>
  [...document.querySelectorAll('[role=article]')].indexOf(note.closest('[role=article]')))`;

/** All notes, each with the place of its post among the posts of the page. */
export function notesByPost(page: WebPage): Promise<{ post: number; note: NoteNode }[]> {
  // Notes and posts are two questions, and the page goes on between them: the answers have to belong together.
  return waitFor('the same notes twice', async () => {
    const posts = await page.evaluate<number[]>(POSTS_WITH_NOTES);
    const notes = await page.notes();
    const after = await page.evaluate<number[]>(POSTS_WITH_NOTES);
    if (posts.join() !== after.join() || notes.length !== posts.length) return undefined;
    return notes.map((note, at) => ({ post: posts[at] as number, note }));
  });
}

/** Waits for a note whose text matches. */
export function noteWith(page: WebPage, text: RegExp, timeoutMs?: number): Promise<NoteNode> {
  return waitFor(
    `a note with ${text}`,
    async () => (await page.notes()).find((note) => text.test(textOf(note))),
    timeoutMs,
  );
}

/** Clicks a button of the note that matches, with the mouse. */
export async function clickInNote(page: WebPage, note: RegExp, button: RegExp): Promise<void> {
  const target = await waitFor(`the button ${button} in the note ${note}`, async () => {
    for (const candidate of await page.notes()) {
      const found = note.test(textOf(candidate)) ? findButton(candidate, button) : undefined;
      if (found) return found;
    }
    return undefined;
  });
  await page.click(await page.centre(target.ref));
}
