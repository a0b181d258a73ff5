import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OPTIONAL_SITE_NAMES } from '../../lib/schema/hosts.ts';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, type ExtensionPage, type WebPage, waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { launchWithDesk, openPopup } from './support/popup.ts';
import { extensionWithOptionalHosts } from './support/test-build.ts';
import { BROWSERS, launch, noteCount, noteWith, scratch, serveFeed } from './support/visit.ts';

const CHANNEL_URL = 'https://t.me/s/lokercontoh';
const OFFER =
  'Dibutuhkan CS online di Kamboja, gaji 12 juta, tiket dan paspor ditanggung, masuk pakai visa turis, WA 0812-0000-0101';

const channel = `<!doctype html><html lang="id"><meta charset="utf-8"><title>Loker Contoh</title><body><main>
  <div class="tgme_widget_message" data-post="lokercontoh/101">
    <a class="tgme_widget_message_owner_name" href="https://t.me/lokercontoh">Loker Contoh</a>
    <div class="tgme_widget_message_text" dir="auto">${OFFER}</div>
    <time datetime="2026-10-20T03:00:00+00:00">03:00</time>
  </div></main></body></html>`;

const feed = serveFeed(SAMPLE_POSTS);
const route = (url: string) =>
  url.startsWith('https://t.me/')
    ? { status: 200, contentType: 'text/html; charset=utf-8', body: channel }
    : feed(url);

/** An extension that was just installed registers its scripts a moment after the browser is there. */
async function visitUntilRead(driver: Driver): Promise<WebPage> {
  const page = await driver.newPage();
  await waitFor('a note on the channel', async () => {
    await page.goto(CHANNEL_URL);
    return noteWith(page, /Banyak tanda bahaya/, 2_000);
  });
  return page;
}

/** What the popup says of the optional sites. */
const sitesOn = (count: number) =>
  new RegExp(`Situs lain \\(${count} dari ${OPTIONAL_SITE_NAMES.length} menyala\\)`);
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_000));

describe.each(BROWSERS)('a site that is switched on, in %s', (browser) => {
  const { folder, remove } = scratch();
  let extension: string;
  let driver: Driver;
  const start = () => launch(browser, { extension, profile: path.join(folder, 'profile'), route });

  beforeAll(async () => {
    extension = await extensionWithOptionalHosts(browser, folder);
    driver = await start();
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('is read like the sites granted at install', async () => {
    expect(await noteCount(await visitUntilRead(driver))).toBe(1);
  });

  it('is read after a restart too', async () => {
    await driver.close();
    driver = await start();
    expect(await noteCount(await visitUntilRead(driver))).toBe(1);
  });
});

describe.each(BROWSERS)('a site that is not switched on, in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let desk: ExtensionPage;
  let popup: ExtensionPage;
  let page: WebPage;

  beforeAll(async () => {
    ({ driver, desk } = await launchWithDesk(browser, folder, route));
    page = await driver.newPage();
    await page.goto(CHANNEL_URL);
    popup = await openPopup(driver, desk);
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  it('is not read, and the popup says so and lists it as off', async () => {
    await textMatching(popup, /Rambu tidak membaca halaman ini/);
    await textMatching(popup, sitesOn(0));
    await settle();
    expect(await noteCount(page)).toBe(0);
  });

  // Headless Chromium leaves the browser's question unanswered.
  it.runIf(browser === 'firefox')('is read at once when the person switches it on', async () => {
    await clickText(popup, 'summary', 'Situs lain');
    await clickText(popup, 'button', 'Nyalakan di Telegram');
    await textMatching(popup, sitesOn(1));
    // Pages are read where a person sees them; the popup of this test covers its page.
    await desk.evaluate(`chrome.tabs.query({ url: 'https://t.me/*' })
      .then(([tab]) => chrome.tabs.update(tab.id, { active: true })).then(() => true)`);
    await noteWith(page, /Banyak tanda bahaya/);
    await textMatching(popup, /Situs ini: t\.me · menyala/);
    await textMatching(popup, /Bertanda \(1\)/);
    expect(await noteCount(page)).toBe(1);
  });

  it.runIf(browser === 'firefox')('is read again in new pages, and still no other site', async () => {
    const other = await driver.newPage();
    await other.goto(CHANNEL_URL);
    await noteWith(other, /Banyak tanda bahaya/);
    await settle();
    expect(await noteCount(other)).toBe(1);
  });

  it.runIf(browser === 'firefox')('is left alone again when the person switches it off', async () => {
    await clickText(popup, 'button', 'Matikan di Telegram');
    await textMatching(popup, sitesOn(0));
    await waitFor('no note', async () => (await noteCount(page)) === 0);
    await page.goto(CHANNEL_URL);
    await settle();
    expect(await noteCount(page)).toBe(0);
  });
});
