import { browser } from 'wxt/browser';
import { callTab } from '../../lib/messages/call.ts';
import type { ReportDraft } from '../../lib/schema/outbox.ts';

export type MenuWords = Record<'report' | 'save', string>;
export type MenuActions = {
  report(draft: ReportDraft): Promise<unknown>;
  save(draft: ReportDraft): Promise<unknown>;
};

const ITEMS = ['report', 'save'] as const;

/** Context menus do not exist in every browser, for example on Android. */
const hasMenus = (): boolean => browser.contextMenus !== undefined;

/** Writes the two entries for the post under the pointer, on the sites we read. */
export async function writeMenu(words: MenuWords): Promise<void> {
  if (!hasMenus()) return;
  await browser.contextMenus.removeAll();
  const manifest = browser.runtime.getManifest();
  const documentUrlPatterns = (manifest.content_scripts ?? []).flatMap((script) => script.matches ?? []);
  for (const id of ITEMS)
    browser.contextMenus.create({
      id,
      title: words[id],
      contexts: ['page', 'selection', 'link', 'image'],
      documentUrlPatterns,
    });
}

/** Reports or keeps the post under the pointer, marked or not. */
export function onMenu(actions: MenuActions): void {
  if (!hasMenus()) return;
  browser.contextMenus.onClicked.addListener(async (info, tab) => {
    const item = ITEMS.find((id) => id === info.menuItemId);
    if (item === undefined || tab?.id === undefined) return;
    const pointed = await callTab(tab.id, 'page.pointed', null).catch(() => null);
    if (!pointed) return;
    const { post, verdict } = pointed.entry;
    const marked = verdict.level === 'check' || verdict.level === 'danger';
    await actions[item]({
      post,
      verdict,
      reason: marked ? 'marked' : 'missed',
      adapter: pointed.adapter,
      ...(tab.incognito ? { ephemeral: true } : {}),
    });
  });
}
