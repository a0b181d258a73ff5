import { browser } from 'wxt/browser';

/** How long a sign stays on the toolbar's button, in milliseconds. */
const STAYS_MS = 8_000;

/**
 * Says in a tab what became of a click in the context menu: a sign on the toolbar's button, with words behind it. It is
 * the only place of ours that every page leaves in view.
 */
export async function signOnButton(tabId: number, sign: string, words: string): Promise<void> {
  const usual = await browser.action.getTitle({});
  const show = async (text: string, title: string): Promise<void> => {
    await browser.action.setBadgeText({ tabId, text });
    await browser.action.setTitle({ tabId, title });
  };
  await show(sign, `Rambu: ${words}`);
  // The tab may be closed by then.
  setTimeout(() => show('', usual).catch(() => undefined), STAYS_MS);
}
