import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CDPSession, chromium, type Page } from 'playwright-core';
import { SAMPLE_URL } from '../../sample/posts.ts';
import { findBrowser } from '../../setup/browsers.ts';

/** A page of a fresh browser, with or without the extension. */
export type Session = { page: Page; cdp: CDPSession; close(): Promise<void> };

/** Counters of the renderer's main thread; times in milliseconds of processor time, not of the clock. */
export type Counters = {
  task: number;
  script: number;
  layout: number;
  style: number;
  layouts: number;
  styles: number;
  heapMB: number;
  nodes: number;
};

/** Opens the page in a browser of its own. @throws Error where there is no Chromium */
export async function openPage(html: string, extension?: string, url = SAMPLE_URL): Promise<Session> {
  const browser = findBrowser('chromium');
  if (!browser) throw new Error('no Chromium on this machine: install it, then run this again');
  const profile = mkdtempSync(path.join(tmpdir(), 'rambu-bench-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: browser.path,
    headless: true,
    viewport: { width: 1000, height: 900 },
    args: [
      '--headless=new',
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--js-flags=--expose-gc',
      ...(extension ? [`--disable-extensions-except=${extension}`, `--load-extension=${extension}`] : []),
    ],
  });
  if (extension && context.serviceWorkers().length === 0) await context.waitForEvent('serviceworker');
  await context.route(/^https:\/\//, (route) =>
    route.fulfill({ status: 200, contentType: 'text/html; charset=utf-8', body: html }),
  );
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url, { waitUntil: 'load' });
  return {
    page,
    cdp,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export async function counters(cdp: CDPSession): Promise<Counters> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? 0;
  return {
    task: value('TaskDuration') * 1_000,
    script: value('ScriptDuration') * 1_000,
    layout: value('LayoutDuration') * 1_000,
    style: value('RecalcStyleDuration') * 1_000,
    layouts: value('LayoutCount'),
    styles: value('RecalcStyleCount'),
    heapMB: value('JSHeapUsedSize') / 2 ** 20,
    nodes: value('Nodes'),
  };
}

/** What has been added between two readings. */
export function difference(before: Counters, after: Counters): Counters {
  const names = Object.keys(before) as (keyof Counters)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as Counters;
}

export async function collectGarbage(cdp: CDPSession): Promise<void> {
  await cdp.send('HeapProfiler.enable');
  for (let round = 0; round < 3; round += 1) await cdp.send('HeapProfiler.collectGarbage');
}

/** A second with less script than this, in milliseconds, is one in which nothing was done but looking at the clock. */
const IDLE_MS = 3;
const LONGEST_WORK = 90;

/**
 * Waits until the page has run next to no script for a second: everything there was to read has been read.
 * @throws Error where it never comes to rest
 */
export async function rested({ page, cdp }: Session): Promise<void> {
  for (let second = 0; second < LONGEST_WORK; second += 1) {
    const { script } = await counters(cdp);
    await page.waitForTimeout(1_000);
    if ((await counters(cdp)).script - script < IDLE_MS) return;
  }
  throw new Error(`the page was still at work after ${LONGEST_WORK} s`);
}
