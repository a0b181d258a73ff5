import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { findBrowser } from '../../tools/setup/browsers.ts';
import { waitFor } from './drivers/driver.ts';
import { RECEIVER, type TestServer, testServer } from './support/server.ts';
import { builtExtension, GROUP_URL, scratch, serveFeed } from './support/visit.ts';

type Answer = { value?: unknown; error?: string };
type Chrome = {
  runtime: { sendMessage(message: unknown): Promise<Answer> };
  tabs: {
    query(of: object): Promise<{ id: number }[]>;
    sendMessage(tab: number, message: unknown): Promise<{ value?: { entries: unknown[] } }>;
  };
};

/** How many posts of a tab are read by now. */
function listed(page: Page, tab: number): Promise<number> {
  return page.evaluate(async (of) => {
    const { chrome } = globalThis as unknown as { chrome: Chrome };
    const answer = await chrome.tabs.sendMessage(of, { name: 'page.list', request: null });
    return answer.value?.entries.length ?? 0;
  }, tab);
}

function ask(page: Page, name: string, request: unknown): Promise<Answer> {
  return page.evaluate(
    (message) => (globalThis as unknown as { chrome: Chrome }).chrome.runtime.sendMessage(message),
    { name, request },
  );
}

/** In light and dark: no violation that axe knows. At 320 px: nothing wider than the window. */
async function inspect(page: Page): Promise<string[]> {
  const problems: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations, passes } = await new AxeBuilder({ page }).analyze();
    if (passes.length === 0) problems.push('axe did not run');
    problems.push(...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html}`));
  }
  for (const width of [320, 400, 1000]) {
    await page.setViewportSize({ width, height: 800 });
    const excess = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (excess > 0) problems.push(`${excess} px too wide at ${width} px`);
  }
  return problems;
}

describe('popup and desk in chromium', () => {
  const { folder, remove } = scratch();
  let server: TestServer;
  let context: BrowserContext;
  let group: Page;
  let popup: Page;
  let desk: Page;
  let origin: string;

  beforeAll(async () => {
    server = await testServer(folder);
    const extension = builtExtension('chromium');
    const found = findBrowser('chromium');
    if (!found) throw new Error('no Chromium on this machine');
    context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
      executablePath: found.path,
      args: [
        '--headless=new',
        '--no-sandbox',
        `--disable-extensions-except=${extension}`,
        `--load-extension=${extension}`,
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    const answer = serveFeed(SAMPLE_POSTS);
    await context.route('https://www.facebook.com/**', (route) => {
      const found = answer(route.request().url());
      return found ? route.fulfill(found) : route.abort();
    });
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    origin = `chrome-extension://${new URL(worker.url()).host}`;
    desk = await context.newPage();
    await desk.goto(`${origin}/desk.html`);
    group = await context.newPage();
    await group.goto(GROUP_URL);
    await group.waitForSelector('rambu-note', { state: 'attached' });
    const tab = await desk.evaluate(async () => {
      const { chrome } = globalThis as unknown as { chrome: Chrome };
      return (await chrome.tabs.query({})).at(-1)?.id;
    });
    // A page that the popup's tab covers is not read on.
    await waitFor('every post read', async () => (await listed(desk, tab ?? -1)) >= SAMPLE_POSTS.length);
    popup = await context.newPage();
    await popup.goto(`${origin}/popup.html?tab=${tab}`);
  });
  afterAll(async () => {
    await context.close();
    await server.kill();
    remove();
  });

  it('lists every post of the page, marked ones first', async () => {
    await popup.waitForSelector('.r-post');
    const levels = await popup.$$eval('.r-post', (posts) => posts.map((post) => post.className));
    expect(levels.length).toBeGreaterThanOrEqual(SAMPLE_POSTS.length);
    expect(levels[0]).toContain('r-card-danger');
    const rank = levels.map((name) =>
      ['danger', 'check', 'incomplete', 'none'].findIndex((level) => name.includes(`r-card-${level}`)),
    );
    expect(rank).toEqual([...rank].sort((a, b) => a - b));
  });

  it('checks a pasted text here', async () => {
    await popup.fill(
      'textarea',
      'Dibutuhkan CS online di Kamboja, gaji 12 juta, tiket dan paspor ditanggung, masuk pakai visa turis, WA 0812-0000-0101',
    );
    await popup.getByRole('button', { name: 'Periksa' }).click();
    await popup.waitForSelector('.r-finding q');
    expect(await popup.textContent('.r-card .r-card')).toMatch(/Banyak tanda bahaya|Perlu diperiksa/);
  });

  it('jumps to a post in the page', async () => {
    await group.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const before = await group.evaluate(() => scrollY);
    await popup.locator('.r-jump').first().click();
    await expect.poll(() => group.evaluate(() => scrollY)).toBeLessThan(before);
  });

  it('reports an unmarked post after the consent on the desk, with one click from then on', async () => {
    await popup.locator('summary', { hasText: 'Tidak diberi tanda' }).click();
    const unmarked = popup.locator('details .r-post').last();
    await unmarked.getByRole('button', { name: 'Laporkan' }).click();
    await desk.waitForSelector('section[aria-labelledby=drafts]');
    expect(await inspect(desk)).toEqual([]);
    await desk.fill('input[inputmode=url]', server.address);
    await desk.getByRole('button', { name: 'Periksa alamat' }).click();
    await desk.getByLabel(/Saya setuju laporan ini/).check();
    await desk.getByRole('button', { name: 'Setuju dan kirim' }).click();
    await desk.waitForSelector('.r-receipt');
    expect(await desk.evaluate(() => document.activeElement?.textContent)).toBe(
      'Laporan ada di kotak keluar.',
    );
    await unmarked.locator('.r-receipt').waitFor();

    const marked = popup.locator('.r-post').first();
    await marked.getByRole('button', { name: 'Laporkan' }).click();
    await popup.getByText(new RegExp(`Laporan dikirim ke ${RECEIVER} dalam`)).waitFor();
    expect(await inspect(popup)).toEqual([]);
    await marked.locator('.r-receipt').waitFor({ timeout: 20_000 });
    expect(await desk.locator('.r-receipt').count()).toBe(2);
  });

  it('keeps a post, and lists it on the desk', async () => {
    await popup.locator('.r-post').first().getByRole('button', { name: 'Simpan' }).click();
    await desk.locator('section[aria-labelledby=saved] .r-card').waitFor();
    expect(await inspect(desk)).toEqual([]);
  });

  it('can be used with the keyboard alone', async () => {
    await popup.reload();
    await popup.waitForSelector('.r-post');
    const reached: string[] = [];
    for (let step = 0; step < 12; step += 1) {
      await popup.keyboard.press('Tab');
      reached.push(await popup.evaluate(() => document.activeElement?.textContent?.trim() ?? ''));
    }
    expect(reached).toContain('Laporkan');
    expect(new Set(reached).size).toBeGreaterThan(3);
  });

  it('pauses and resumes this site', async () => {
    await popup.getByRole('button', { name: 'Jeda di situs ini' }).click();
    await popup.getByText('Rambu dijeda di situs ini.').waitFor();
    await expect.poll(() => group.evaluate(() => document.querySelectorAll('rambu-note').length)).toBe(0);
    await popup.getByRole('button', { name: 'Lanjutkan di situs ini' }).click();
    await group.bringToFront();
    await group.waitForSelector('rambu-note', { state: 'attached' });
  });

  it('says when a page cannot be read at all', async () => {
    await popup.goto(`${origin}/popup.html?tab=999999`);
    await popup.getByText('Rambu tidak membaca halaman ini.').waitFor();
    expect(await inspect(popup)).toEqual([]);
  });

  it('refuses odd messages with a code', async () => {
    expect(await ask(desk, 'report.send', { id: 'x' })).toEqual({ error: 'bad-request' });
    expect(await ask(desk, 'no.such', null)).toEqual({ error: 'unknown-message' });
    expect(await ask(desk, 'receiver.ask', { endpoint: 'http://lapor.example' })).toEqual({
      error: 'bad-address',
    });
  });
});
