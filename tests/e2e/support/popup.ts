import type { Driver, ExtensionPage, WebPage } from '../drivers/driver.ts';
import { clickInNote, noteWith } from './visit.ts';

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
