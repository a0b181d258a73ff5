import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../tools/setup/browsers.ts';
import { sampleReport, spansOf } from './support/sample-report.ts';
import { postReport, startTestServer, type TestServer } from './support/test-server.ts';

const LONG =
  'https://t.me/alamat-yang-sangat-panjang-sekali-sampai-tidak-muat-di-layar-telepon-genggam-mana-pun';
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 320 },
] as const;

let server: TestServer;
let browser: Browser;
let context: BrowserContext;
let page: Page;
const faults: string[] = [];

beforeAll(async () => {
  server = await startTestServer();
  const executablePath = findBrowser('chromium')?.path;
  if (!executablePath) throw new Error('no Chromium on this machine');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  // axe is a script, which the pages' own policy forbids.
  context = await browser.newContext({ bypassCSP: true });
  page = await context.newPage();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await server.remove();
});

/** Sends a form as another browser of ours would. */
async function postForm(address: string, fields: Record<string, string>): Promise<void> {
  const headers = { origin: server.url };
  const answer = await fetch(address, {
    method: 'POST',
    headers,
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  expect(answer.status).toBe(303);
}

/** Looks at the page as it is: light and wide, then dark and narrow. */
async function examine(name: string): Promise<void> {
  for (const { colorScheme, width } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 800 });
    const where = `${name}, ${colorScheme}, ${width} px`;
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (overflow > 0) faults.push(`${where}: ${overflow} px wider than the screen`);
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) faults.push(`${where}: ${id} ${nodes[0]?.html}`);
  }
}

it('every page is accessible and fits the screen', async () => {
  const text = `Masuk dengan visa turis, lihat ${LONG}`;
  const spans = spansOf(text, 'visa turis');
  const report = sampleReport({
    note: 'Catatan pelapor',
    post: {
      text,
      links: [LONG],
      permalinks: [LONG],
      imageText: ['Gambar'],
      unreadImages: 1,
      truncated: true,
    },
    verdict: {
      findings: [{ id: 'documents/tourist-visa-to-work', spans, undone: ['homoglyph'] }],
    },
    redactions: [{ field: 'text', start: 0, end: 5, type: 'handle' }],
  });
  await postReport(server.url, report);
  for (const level of ['check', 'incomplete', 'none'] as const)
    await postReport(server.url, sampleReport({ verdict: { level } }));

  await page.goto(`${server.url}/sign-in`);
  await examine('sign-in');
  await page.goto(server.setUpLink ?? '');
  await page.click('main button');
  await examine('join');
  await page.fill('[name=name]', 'Sari');
  await page.fill('[name=email]', 'sari@contoh.example');
  await page.fill('[name=password]', 'kata sandi panjang');
  await page.click('main button');
  await page.waitForURL('**/queue');
  await examine('queue');
  await page.goto(`${server.url}/queue?q=poipet`);
  await examine('filtered queue');
  await page.goto(`${server.url}/reports/${report.capsule.id}`);
  await page.click('summary');
  await page.check('[value=duplicate]');
  await page.fill('[name=original]', 'tidak ada');
  await page.click('main form button');
  await page.getByRole('alert').waitFor();
  await examine('report with an error');
  await page.check('[value=confirmed]');
  await page.fill('textarea', 'Sudah diteruskan.');
  await page.click('main form button');
  await page.waitForURL('**saved=yes');
  await examine('decided report');
  await page.click('a[href$="/delete"]');
  await page.waitForURL('**/delete');
  await examine('asking before a report is deleted');
  await page.goto(`${server.url}/team`);
  await page.click('main button');
  await examine('team with a link');
  const link = (await page.locator('.message input').inputValue()) ?? '';
  await postForm(link, { name: LONG, email: 'budi@contoh.example', password: 'kata sandi panjang' });
  await page.goto(`${server.url}/team`);
  await page.click('main form[action="/team/invitations"] button');
  await page.goto(`${server.url}/team`);
  await examine('team');
  await page.click('.members .r-button');
  await page.waitForURL('**/remove');
  await examine('asking before an account is removed');
  await page.goto(`${server.url}/account`);
  await page.fill('[name=old]', 'bukan kata sandi');
  await page.fill('[name=wanted]', 'kata sandi lain');
  await page.click('main button');
  await page.getByRole('alert').waitFor();
  await examine('account with an error');
  expect(faults).toEqual([]);
}, 120_000);

it('the pages work without scripts and load nothing from elsewhere', async () => {
  const strict = await browser.newContext({ javaScriptEnabled: false });
  const visit = await strict.newPage();
  const asked: string[] = [];
  const complaints: string[] = [];
  visit.on('request', (request) => asked.push(request.url()));
  visit.on('console', (message) => complaints.push(message.text()));
  await visit.goto(`${server.url}/queue`);
  await visit.fill('[name=email]', 'sari@contoh.example');
  await visit.fill('[name=password]', 'kata sandi panjang');
  await visit.click('main button');
  await visit.waitForURL('**/queue');
  await visit.click('.excerpt >> nth=0');
  await visit.check('[value=needs-more]');
  await visit.click('main form button');
  await visit.waitForURL('**saved=yes');
  await visit.getByRole('link', { name: 'English' }).click();
  expect(await visit.locator('h1').textContent()).toMatch(/^Report /);
  expect(asked.filter((address) => !address.startsWith(server.url))).toEqual([]);
  expect(complaints).toEqual([]);
  await strict.close();
}, 60_000);
