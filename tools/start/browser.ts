import path from 'node:path';
import { chromium } from 'playwright-core';
import puppeteer from 'puppeteer-core';
import { groupFeedPage } from '../sample/feed.ts';
import { SAMPLE_GROUP, SAMPLE_POSTS, SAMPLE_URL } from '../sample/posts.ts';
import type { FoundBrowser } from '../setup/browsers.ts';
import { freshProfile, removeProfile } from './profile.ts';

export type SampleSession = {
  posts: number;
  notes: number;
  /** Where the picture is, when there is no display. */
  screenshot: string | undefined;
  close(): Promise<void>;
};

type Options = { browser: FoundBrowser; extension: string; output: string };

type Page = {
  evaluate(expression: string): Promise<unknown>;
  screenshot(options: { path: `${string}.png` }): Promise<unknown>;
};

/** Notes come up within a moment of the page; this is how long `npm start` waits to count them. */
const NOTES_TIMEOUT_MS = 10_000;

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

const answer = () => ({
  status: 200,
  contentType: 'text/html; charset=utf-8',
  body: groupFeedPage(SAMPLE_POSTS, SAMPLE_GROUP),
});

async function countNotes(page: Page): Promise<number> {
  const end = Date.now() + NOTES_TIMEOUT_MS;
  let before = -1;
  while (Date.now() < end) {
    const now = Number(await page.evaluate('document.querySelectorAll("rambu-note").length'));
    if (now > 0 && now === before) return now;
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 400));
  }
  return Math.max(before, 0);
}

/** Opens the sample feed with the extension in a fresh profile; only the sample's address is answered here. */
export async function openSampleFeed({ browser, extension, output }: Options): Promise<SampleSession> {
  const headless = !hasDisplay();
  const profile = freshProfile(output);
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const opened =
    browser.product === 'chromium' || browser.product === 'edge'
      ? await openWithPlaywright(browser.path, extension, profile, headless, asRoot)
      : await openWithPuppeteer(browser, extension, profile, headless, asRoot);
  const notes = await countNotes(opened.page);
  const screenshot = headless ? (path.join(output, 'sample-feed.png') as `${string}.png`) : undefined;
  if (screenshot) await opened.page.screenshot({ path: screenshot });
  return {
    posts: SAMPLE_POSTS.length,
    notes,
    screenshot,
    close: () => opened.close().finally(() => removeProfile(profile)),
  };
}

type Opened = { page: Page; close(): Promise<void> };

async function openWithPlaywright(
  executablePath: string,
  extension: string,
  profile: string,
  headless: boolean,
  asRoot: string[],
): Promise<Opened> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless,
    viewport: headless ? { width: 1000, height: 1600 } : null,
    args: [
      ...(headless ? ['--headless=new'] : []),
      ...asRoot,
      '--no-first-run',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  await context.route(SAMPLE_URL, (route) => route.fulfill(answer()));
  const page = context.pages()[0] ?? (await context.newPage());
  await page.goto(SAMPLE_URL);
  return { page, close: () => context.close() };
}

/** Chrome ignores --load-extension and Firefox is not Playwright's: Puppeteer loads the extension into both. */
async function openWithPuppeteer(
  found: FoundBrowser,
  extension: string,
  profile: string,
  headless: boolean,
  asRoot: string[],
): Promise<Opened> {
  const firefox = found.product === 'firefox';
  const browser = await puppeteer.launch({
    browser: firefox ? 'firefox' : 'chrome',
    executablePath: found.path,
    headless,
    userDataDir: profile,
    defaultViewport: headless ? { width: 1000, height: 1600 } : null,
    ...(firefox ? {} : { enableExtensions: [extension], pipe: true, args: asRoot }),
  });
  if (firefox) await browser.installExtension(extension);
  const page = await browser.newPage();
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    const handled = request.url() === SAMPLE_URL ? request.respond(answer()) : request.continue();
    void handled.catch(() => undefined);
  });
  await page.goto(SAMPLE_URL);
  return { page, close: () => browser.close() };
}
