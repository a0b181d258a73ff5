import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupFeedPage, type SamplePost } from '../../tools/sample/feed.ts';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type ChromiumDriver, launchChromium } from './drivers/chromium.ts';
import { type Driver, type ExtensionPage, type WebPage, waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { launchWithDesk, openPopup } from './support/popup.ts';
import { BROWSERS, builtExtension, GROUP, GROUP_URL, noteCount, scratch } from './support/visit.ts';

const HTML = 'text/html; charset=utf-8';
const SECRET = 'kata rahasia halaman';
const SELECTED = 'Dibutuhkan CS online di Kamboja, gaji 12 juta, tiket ditanggung, masuk pakai visa turis';
const CHANGED_URL = 'https://www.facebook.com/groups/100200300400501/';
const CROWDED_URL = 'https://www.facebook.com/groups/100200300400502/';

/** Much text, in nothing that any strategy knows: as after a change of the site. */
const changedPage = `<!doctype html><html lang="id"><meta charset="utf-8"><title>Grup</title><body><main role="main">
  ${Array.from({ length: 60 }, (_, at) => `<div><div dir="auto">${SECRET} nomor ${at}, dibutuhkan karyawan toko di dekat pasar.</div></div>`).join('\n')}
</main></body></html>`;

/** Forty offers, each of them dangerous: likelier a page that is read wrongly than such a page. */
function crowd(): SamplePost[] {
  const [dangerous] = SAMPLE_POSTS;
  if (!dangerous) throw new Error('no sample post');
  return Array.from({ length: 40 }, (_, at) => ({ ...dangerous, id: String(800_000 + at) }));
}

function route(url: string) {
  if (url.startsWith(CHANGED_URL)) return { status: 200, contentType: HTML, body: changedPage };
  if (url.startsWith(CROWDED_URL))
    return { status: 200, contentType: HTML, body: groupFeedPage(crowd(), GROUP) };
  if (url.startsWith('https://www.facebook.com/'))
    return { status: 200, contentType: HTML, body: groupFeedPage(SAMPLE_POSTS, GROUP) };
  return undefined;
}

describe.each(BROWSERS)('what the popup leads to, in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let desk: ExtensionPage;
  let page: WebPage;

  beforeAll(async () => {
    ({ driver, desk } = await launchWithDesk(browser, folder, route));
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('says that a page cannot be read, with counts that hold no text and no address', async () => {
    page = await driver.newPage();
    await page.goto(CHANGED_URL);
    const popup = await openPopup(driver, desk);
    await textMatching(popup, /Halaman ini belum bisa dibaca/);
    await clickText(popup, 'summary', 'Hitungan');
    const report = await popup.evaluate<string>('document.querySelector("pre").textContent');
    const counts = JSON.parse(report) as Record<string, unknown>;
    expect(counts).toMatchObject({ adapter: 'facebook', state: 'unreadable', posts: 0 });
    expect(counts.textBlocks).toBeGreaterThan(10);
    expect(counts.depths).toHaveLength(3);
    expect(Object.keys(counts.strategies as object).length).toBeGreaterThan(2);
    for (const leak of [SECRET, 'rahasia', 'facebook.com', 'https', '100200300400501'])
      expect(report).not.toContain(leak);
    await clickText(popup, 'button', 'Salin hitungan');
    await textMatching(popup, /Tersalin|Tidak bisa menyalin/);
    await popup.close();
  });

  it('holds a page back on which almost everything would be marked, and says so', async () => {
    page = await driver.newPage();
    await page.goto(CROWDED_URL);
    await waitFor('no note on a page that is held back', async () => {
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return (await noteCount(page)) === 0;
    });
    const popup = await openPopup(driver, desk);
    await textMatching(popup, /tanda ditahan dulu/);
    await popup.close();
  });

  it('explains a post of the page: quotes, weights, sum, kinds, facts, changes', async () => {
    page = await driver.newPage();
    await page.goto(GROUP_URL);
    await waitFor('notes', async () => (await noteCount(page)) > 0);
    const popup = await openPopup(driver, desk);
    await textMatching(popup, /Bertanda \(\d+\)/);
    await clickText(popup, 'button', 'Cara menilai');
    const explained = await driver.waitForExtensionPage('Bagaimana teks ini dinilai');
    const text = await explained.text();
    for (const part of [
      'Kiriman dari halaman',
      'Apa yang akan mengubah tingkatnya',
      'Tanda dan kutipannya',
      'Jumlah',
      'Jenis tulisan',
      'Versi aturan',
    ])
      expect(text).toContain(part);
    expect(text).toMatch(/bobot \d+,\d/);
    expect(text).toMatch(/Tanpa “.+”/);
    await explained.evaluate('location.reload()');
    await waitFor('the same after loading again', async () =>
      (await explained.text().catch(() => '')).includes('Versi aturan'),
    );
    await explained.close();
    await popup.close();
  });

  it('explains a pasted text', async () => {
    const popup = await openPopup(driver, desk);
    await popup.fill('textarea', 'Polisi gagalkan 5 orang yang dijanjikan jadi CS di Poipet gaji 800 dolar');
    await clickText(popup, 'button', 'Periksa');
    await textMatching(popup, /Dibaca sebagai/);
    await clickText(popup, 'section[aria-labelledby] button', 'Cara menilai');
    const explained = await driver.waitForExtensionPage('Bagaimana teks ini dinilai');
    expect(await explained.text()).toMatch(/bukan tawaran kerja/);
    await explained.close();
    await popup.close();
  });
});

// No browser lets tests open its own menu; Chromium lets them tell the extension that it was clicked.
describe('the menu for selected words, in chromium', () => {
  const { folder, remove } = scratch();
  let driver: ChromiumDriver;

  beforeAll(async () => {
    const profile = path.join(folder, 'profile');
    driver = await launchChromium({ extension: builtExtension('chromium'), profile, route });
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('opens a page with the same check as the popup, accessible, and no wider than a phone', async () => {
    const { context } = driver;
    const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
    const opened = context.waitForEvent('page');
    const clicked = { menuItemId: 'check', selectionText: SELECTED, frameId: 0 };
    await worker.evaluate(
      `chrome.tabs.query({}).then(([tab]) => chrome.contextMenus.onClicked.dispatch(${JSON.stringify(clicked)}, tab))`,
    );
    const page = await opened;
    await page.waitForSelector('.r-explain .r-badge');
    const text = await page.evaluate<string>('document.body.innerText');
    expect(text).toContain('Teks yang dipilih');
    expect(text).toContain(SELECTED);
    expect(text).toMatch(/Banyak tanda bahaya/);
    await page.click('summary >> text=Bagaimana teks ini dinilai');
    await page.setViewportSize({ width: 320, height: 800 });
    expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBe(0);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    }
  });
});
