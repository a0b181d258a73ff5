import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { popupWords } from '../../lib/i18n/popup.ts';
import { call, callTab } from '../../lib/messages/call.ts';
import type { Response } from '../../lib/messages/contract.ts';
import { ownAddress } from '../../lib/messages/own-origin.ts';
import type { OutboxEntry, ReportDraft } from '../../lib/schema/outbox.ts';
import type { PageEntry } from '../../lib/schema/page.ts';
import type { Settings } from '../../lib/schema/settings.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { onStored } from '../../lib/storage/changes.ts';
import type { ReportActions } from '../../lib/ui/popup/actions.ts';
import { PopupView } from '../../lib/ui/popup/PopupView.tsx';
import { isMarked } from '../../lib/ui/popup/PostList.tsx';
import { findTarget, type Target } from './target.ts';

type Page = Response<'page.list'>;
type Shelf = { outbox: OutboxEntry[]; drafts: number };

const actions: ReportActions = {
  prepare: (draft) => call('report.prepare', draft),
  send: (id) => call('report.send', { id }),
  cancel: (id) => call('report.cancel', { id }),
  save: (draft) => call('collection.save', draft),
};

/** The content script needs a moment to follow new settings. */
const REREAD_MS = 600;

/** In its own tab the popup must not close itself. */
export const asTab = new URLSearchParams(location.search).has('tab');
const leave = () => {
  if (!asTab) window.close();
};

async function openDesk(): Promise<void> {
  await browser.tabs.create({ url: ownAddress('/desk.html') });
  leave();
}

export function App({ evaluate }: { evaluate: (text: string) => Verdict }) {
  const [settings, setSettings] = useState<Settings>();
  const [target, setTarget] = useState<Target | null>();
  const [page, setPage] = useState<Page | null>();
  const [failed, setFailed] = useState(false);
  const [shelf, setShelf] = useState<Shelf>({ outbox: [], drafts: 0 });

  const loadShelf = useCallback(async () => {
    const [outbox, drafts, current] = await Promise.all([
      call('outbox.list', null),
      call('draft.list', null),
      call('settings.get', null),
    ]);
    setShelf({ outbox, drafts: drafts.length });
    setSettings(current);
  }, []);

  useEffect(() => {
    const refresh = () => {
      loadShelf().catch((error) => {
        console.warn('Rambu: the popup could not load', error);
        setFailed(true);
      });
    };
    refresh();
    return onStored(['outbox', 'draft', 'settings'], refresh);
  }, [loadShelf]);

  useEffect(() => {
    findTarget(location.search).then((found) => setTarget(found ?? null));
  }, []);

  // Pausing and resuming change what the page answers, a moment after the settings change.
  const pausedHosts = settings?.pausedHosts.join(' ');
  useEffect(() => {
    if (target === undefined || pausedHosts === undefined) return;
    const read = async () =>
      setPage(target && (await callTab(target.tabId, 'page.list', null).catch(() => null)));
    read();
    const again = setTimeout(read, REREAD_MS);
    return () => clearTimeout(again);
  }, [target, pausedHosts]);

  const reports = useMemo(
    () => Object.fromEntries(shelf.outbox.map((entry) => [entry.key, entry])),
    [shelf.outbox],
  );
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.language;
  }, [settings]);
  if (!settings) return failed ? <p class="r-popup">{popupWords('id')('loadFailed')}</p> : null;

  const host = target?.host ?? page?.host;
  const draftOf = (entry: PageEntry): ReportDraft => ({
    post: entry.post,
    verdict: entry.verdict,
    reason: isMarked(entry.verdict.level) ? 'marked' : 'missed',
    adapter: page?.adapter ?? { id: entry.post.site, version: '' },
    ...(target?.privateWindow ? { ephemeral: true } : {}),
  });
  const change = (changes: Partial<Pick<Settings, 'language' | 'pausedHosts'>>) => {
    call('settings.change', changes).then(setSettings, (error) =>
      console.warn('Rambu: the settings could not be changed', error),
    );
  };

  return (
    <PopupView
      language={settings.language}
      health={page === undefined ? undefined : (page?.health ?? null)}
      entries={page?.entries ?? []}
      reports={reports}
      outbox={shelf.outbox}
      drafts={shelf.drafts}
      host={page === null || target?.privateWindow ? undefined : host}
      paused={host !== undefined && settings.pausedHosts.includes(host)}
      privateWindow={target?.privateWindow ?? false}
      draftOf={draftOf}
      actions={actions}
      jump={(key) => (target ? callTab(target.tabId, 'page.jump', { key }) : Promise.resolve(false))}
      check={async (text) => {
        const verdict = evaluate(text);
        const ids = [...verdict.findings, ...verdict.reassurances].map(({ id }) => id);
        const places = (verdict.places ?? []).slice(0, 50);
        return { text, verdict, words: await call('words.get', { ids: ids.slice(0, 200), places }) };
      }}
      copy={(text) => navigator.clipboard.writeText(text)}
      setLanguage={(language) => change({ language })}
      setPaused={(paused) => {
        if (host === undefined) return;
        const others = settings.pausedHosts.filter((known) => known !== host);
        change({ pausedHosts: paused ? [...others, host] : others });
      }}
      openDesk={openDesk}
      onDesk={leave}
    />
  );
}
