import { browser } from 'wxt/browser';
import { ownAddress } from '../../lib/messages/own-origin.ts';

/** Shows the desk, in its own tab where it is open already, at one draft or at its beginning. */
export async function openDesk(draftId?: string): Promise<void> {
  const url = `${ownAddress('/desk.html')}${draftId === undefined ? '' : `#draft=${draftId}`}`;
  const open = await browser.tabs.query({ url: `${ownAddress('/desk.html')}*` }).catch(() => []);
  const tabId = open[0]?.id;
  if (tabId === undefined) {
    await browser.tabs.create({ url });
    return;
  }
  await browser.tabs.update(tabId, { url, active: true });
}
