import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { groupFeedPage } from '../../tools/sample/feed.ts';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, type ExtensionPage, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { launchWithDesk, openPopup } from './support/popup.ts';
import { BROWSERS, clickInNote, GROUP, GROUP_URL, noteCount, scratch } from './support/visit.ts';

const HTML = 'text/html; charset=utf-8';
const COMMENTS_URL = 'https://www.facebook.com/groups/821/posts/882101/';
const COMMENTS = readFileSync(path.join(import.meta.dirname, '../pages/fb-comments-id.html'), 'utf8').replace(
  />\n\s*</g,
  '><',
);
const POOR_URL = 'https://www.facebook.com/groups/100200300400503/';
/** One post, and much text that was posts before the site changed. */
const POOR = groupFeedPage(SAMPLE_POSTS.slice(-1), GROUP).replace(
  '</body>',
  `<main role="main">${'<div><div dir="auto">Dibutuhkan karyawan toko di dekat pasar, datang langsung.</div></div>'.repeat(120)}</main></body>`,
);

function route(url: string) {
  const body = url.startsWith(COMMENTS_URL)
    ? COMMENTS
    : url.startsWith(POOR_URL)
      ? POOR
      : url.startsWith('https://www.facebook.com/')
        ? groupFeedPage(SAMPLE_POSTS, GROUP)
        : undefined;
  return body === undefined ? undefined : { status: 200, contentType: HTML, body };
}

const settle = (time = 900) => new Promise((resolve) => setTimeout(resolve, time));

describe.each(BROWSERS)('tabs that are open, in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let desk: ExtensionPage;

  beforeAll(async () => {
    ({ driver, desk } = await launchWithDesk(browser, folder, route));
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  async function opened(url: string): Promise<WebPage> {
    const page = await driver.newPage();
    await page.goto(url);
    return page;
  }

  it('read comments with an offer as soon as the person asks for it, and until they do no more', async () => {
    const page = await opened(COMMENTS_URL);
    await settle(2_500);
    expect(await noteCount(page)).toBe(0);
    await clickText(desk, 'label', 'Baca juga komentar');
    await waitFor('a note beside the comment', async () => (await noteCount(page)) === 1);
    expect(
      await page.evaluate<string>(
        'document.querySelector("rambu-note").previousElementSibling.getAttribute("aria-label")',
      ),
    ).toBe('Komentar oleh Mitra Uji 3 jam yang lalu');
    await clickText(desk, 'label', 'Baca juga komentar');
    await waitFor('no note', async () => (await noteCount(page)) === 0);
  });

  it('lose a note that is hidden in another tab, without being loaded again', async () => {
    const one = await opened(GROUP_URL);
    await settle(3_000);
    const all = await waitFor('notes', () => noteCount(one));
    const other = await opened(GROUP_URL);
    await waitFor('the same notes', async () => (await noteCount(other)) === all);
    await clickInNote(other, /Banyak tanda bahaya/, /Lihat alasan/);
    await clickInNote(other, /Mengapa diberi tanda/, /^Sembunyikan/);
    await waitFor('one note fewer here', async () => (await noteCount(other)) === all - 1);
    await waitFor('one note fewer there', async () => (await noteCount(one)) === all - 1);
    const quotes = (await one.notes()).map(textOf).join(' ');
    expect(quotes).toContain('Banyak tanda bahaya');

    await clickText(desk, 'summary', 'Catatan yang disembunyikan: 1');
    await clickText(desk, 'button', 'Tampilkan lagi');
    await textMatching(desk, /Belum ada\./);
    await waitFor('the note there again', async () => (await noteCount(one)) === all);
  });

  it('that give far fewer posts than usual for their text say so in the popup', async () => {
    const page = await driver.newPage();
    // Leaving a page makes its counts part of what is usual.
    for (let visit = 0; visit < 6; visit += 1) {
      await page.goto(`${GROUP_URL}?visit=${visit}`);
      await waitFor('notes', async () => (await noteCount(page)) > 0);
    }
    await page.goto(POOR_URL);
    await settle(1_500);
    const popup = await openPopup(driver, desk);
    await textMatching(popup, /Jauh lebih sedikit kiriman terbaca/);
    await clickText(popup, 'summary', 'Hitungan');
    const counts = JSON.parse(await popup.evaluate<string>('document.querySelector("pre").textContent'));
    expect(counts).toMatchObject({ adapter: 'facebook', state: 'fewer', posts: 1 });
    expect(counts.textBlocks).toBeGreaterThan(100);
    expect(JSON.stringify(counts)).not.toMatch(/karyawan|https?:|facebook\.com/);
    await popup.close();
    await page.goto(GROUP_URL);
    await waitFor('notes', async () => (await noteCount(page)) > 0);
    const healthy = await openPopup(driver, desk);
    await textMatching(healthy, /iklan dan kiriman dibaca/);
    await healthy.close();
  });
});
