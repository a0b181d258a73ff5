import path from 'node:path';
import type { Driver, ExtensionPage, LaunchOptions, WebPage } from '../drivers/driver.ts';
import { type BrowserName, builtExtension, clickInNote, GROUP_URL, launch, noteWith } from './visit.ts';

/** A browser with the built extension whose desk is open; `route` must serve a feed at the group's address. */
export async function launchWithDesk(
  browser: BrowserName,
  folder: string,
  route: LaunchOptions['route'],
): Promise<{ driver: Driver; desk: ExtensionPage }> {
  const driver = await launch(browser, {
    extension: builtExtension(browser),
    profile: path.join(folder, 'profile'),
    route,
  });
  const group = await driver.newPage();
  await group.goto(GROUP_URL);
  return { driver, desk: await openDesk(driver, group) };
}

/**
 * The desk, opened the way a person opens it: with the first report. Firefox lets tests into extension pages only
 * where the extension itself opened them; from there the others can be opened.
 */
export async function openDesk(driver: Driver, page: WebPage): Promise<ExtensionPage> {
  await noteWith(page, /Banyak tanda bahaya/);
  await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
  await clickInNote(page, /Mengapa diberi tanda/, /^Laporkan$/);
  return driver.waitForExtensionPage('Menunggu keputusan Anda');
}

/** Id of the tab that was opened last. */
export function newestTab(desk: ExtensionPage): Promise<number> {
  return desk.evaluate('chrome.tabs.query({}).then((tabs) => Math.max(...tabs.map(({ id }) => id)))');
}

/** The popup as a page, for the tab that was opened last. */
export async function openPopup(driver: Driver, desk: ExtensionPage): Promise<ExtensionPage> {
  const tab = await newestTab(desk);
  await desk.evaluate(
    `chrome.tabs.create({ url: chrome.runtime.getURL('/popup.html') + '?tab=${tab}' }).then(() => true)`,
  );
  return driver.waitForExtensionPage('Periksa teks');
}
