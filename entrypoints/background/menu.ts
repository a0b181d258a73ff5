import { browser } from 'wxt/browser';
import { callTab } from '../../lib/messages/call.ts';
import { grantedSites } from '../../lib/messages/optional-sites.ts';
import { matchesOfSite } from '../../lib/schema/hosts.ts';
import type { ReportDraft } from '../../lib/schema/outbox.ts';
import { reasonFor } from '../../lib/ui/marks.ts';
import { selectedText } from './selection.ts';

const ON_POSTS = ['report', 'save'] as const;
const ON_SELECTION = 'check';

export type MenuWords = Record<(typeof ON_POSTS)[number] | typeof ON_SELECTION, string>;
export type MenuActions = {
  report(draft: ReportDraft): Promise<unknown>;
  save(draft: ReportDraft): Promise<unknown>;
  check(text: string): Promise<unknown>;
  /** What became of a click that shows nothing else. */
  tell(tabId: number, outcome: 'saved' | 'no-post' | 'failed'): Promise<unknown>;
};

/** Context menus do not exist in every browser, for example on Android. */
const hasMenus = (): boolean => browser.contextMenus !== undefined;

async function write(words: MenuWords): Promise<void> {
  const scripts = browser.runtime.getManifest().content_scripts ?? [];
  const optional = (await grantedSites()).flatMap(matchesOfSite);
  const documentUrlPatterns = [...scripts.flatMap((script) => script.matches ?? []), ...optional];
  await browser.contextMenus.removeAll();
  for (const id of ON_POSTS)
    browser.contextMenus.create({
      id,
      title: words[id],
      contexts: ['page', 'selection', 'link', 'image'],
      documentUrlPatterns,
    });
  browser.contextMenus.create({ id: ON_SELECTION, title: words[ON_SELECTION], contexts: ['selection'] });
}

let writing: Promise<void> = Promise.resolve();

/**
 * Writes the entries for the post under the pointer, on the sites we read, and the one for selected words, on any
 * page. One writing waits for the other: an entry that exists already is an error.
 */
export function writeMenu(words: MenuWords): Promise<void> {
  if (!hasMenus()) return Promise.resolve();
  writing = writing.then(
    () => write(words),
    () => write(words),
  );
  return writing;
}

async function onPost(
  item: (typeof ON_POSTS)[number],
  actions: MenuActions,
  tab: { id?: number | undefined; incognito: boolean },
): Promise<void> {
  if (tab.id === undefined) return;
  const pointed = await callTab(tab.id, 'page.pointed', null).catch(() => null);
  if (!pointed) {
    await actions.tell(tab.id, 'no-post');
    return;
  }
  const { post, verdict } = pointed.entry;
  try {
    await actions[item]({
      post,
      verdict,
      reason: reasonFor(verdict.level),
      adapter: pointed.adapter,
      ...(tab.incognito ? { ephemeral: true } : {}),
    });
  } catch (error) {
    console.warn(`Rambu: the menu's "${item}" failed`, error);
    await actions.tell(tab.id, 'failed');
    return;
  }
  if (item === 'save') await actions.tell(tab.id, 'saved');
}

/** Reports or keeps the post under the pointer, marked or not; checks the words that are selected. */
export function onMenu(actions: MenuActions): void {
  if (!hasMenus()) return;
  browser.contextMenus.onClicked.addListener(async (info, tab) => {
    if (info.menuItemId === ON_SELECTION) {
      await actions.check(await selectedText(info, tab?.id));
      return;
    }
    const item = ON_POSTS.find((id) => id === info.menuItemId);
    if (item !== undefined && tab) await onPost(item, actions, tab);
  });
}
