import { browser } from 'wxt/browser';

/** The tab that the popup speaks about. */
export type Target = { tabId: number; host: string | undefined; privateWindow: boolean };

function hostOf(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url.hostname : undefined;
}

/** The tab named by `?tab=ID`, where the popup is opened as a page; else the active tab of this window. */
export async function findTarget(search: string): Promise<Target | undefined> {
  const asked = Number(new URLSearchParams(search).get('tab') ?? Number.NaN);
  const tab = Number.isInteger(asked)
    ? await browser.tabs.get(asked).catch(() => undefined)
    : (await browser.tabs.query({ active: true, currentWindow: true }))[0];
  if (tab?.id === undefined) return undefined;
  return { tabId: tab.id, host: hostOf(tab.url), privateWindow: tab.incognito };
}
