import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { popupWords } from '../../lib/i18n/popup.ts';
import { call, callTab } from '../../lib/messages/call.ts';
import type { Response } from '../../lib/messages/contract.ts';
import { askSite, grantedSites, leaveSite, onSites } from '../../lib/messages/optional-sites.ts';
import { ownAddress } from '../../lib/messages/own-origin.ts';
import { explainSubject } from '../../lib/messages/subjects.ts';
import { OPTIONAL_SITE_NAMES, optionalSiteOf } from '../../lib/schema/hosts.ts';
import type { OutboxEntry, ReportDraft } from '../../lib/schema/outbox.ts';
import type { PageEntry } from '../../lib/schema/page.ts';
import type { EngineInput } from '../../lib/schema/post.ts';
import type { Settings } from '../../lib/schema/settings.ts';
import { postSubject, type Subject, textSubject } from '../../lib/schema/subject.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { onStored } from '../../lib/storage/changes.ts';
import { reasonFor } from '../../lib/ui/marks.ts';
import type { ReportActions } from '../../lib/ui/popup/actions.ts';
import { PopupView } from '../../lib/ui/popup/PopupView.tsx';
import type { SiteState } from '../../lib/ui/popup/Sites.tsx';
import { POSTINGS_SITE, readPostings } from './postings.ts';
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

export function App({ evaluate }: { evaluate: (input: EngineInput) => Verdict }) {
  const [settings, setSettings] = useState<Settings>();
  const [target, setTarget] = useState<Target | null>();
  const [page, setPage] = useState<Page | null>();
  const [failed, setFailed] = useState(false);
  const [sites, setSites] = useState<SiteState[]>();
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
    const refresh = () => {
      grantedSites().then(
        (granted) => setSites(OPTIONAL_SITE_NAMES.map((site) => ({ site, on: granted.includes(site) }))),
        (error) => console.warn('Rambu: the optional sites could not be read', error),
      );
    };
    refresh();
    return onSites(refresh);
  }, []);

  useEffect(() => {
    findTarget(location.search).then((found) => setTarget(found ?? null));
  }, []);

  // Pausing, resuming and switching a site on or off change what the page answers, a moment later.
  const circumstances =
    settings && sites && JSON.stringify([settings.pausedHosts, sites.filter(({ on }) => on)]);
  useEffect(() => {
    if (target === undefined || circumstances === undefined) return;
    const read = async () =>
      setPage(target && (await callTab(target.tabId, 'page.list', null).catch(() => null)));
    read();
    const again = setTimeout(read, REREAD_MS);
    return () => clearTimeout(again);
  }, [target, circumstances]);

  const reports = useMemo(
    () => Object.fromEntries(shelf.outbox.map((entry) => [entry.key, entry])),
    [shelf.outbox],
  );
  useEffect(() => {
    if (settings) document.documentElement.lang = settings.language;
  }, [settings]);
  if (!settings) return failed ? <p class="r-popup">{popupWords('id')('loadFailed')}</p> : null;

  const host = target?.host ?? page?.host;
  const explain = (subject: Subject) => {
    explainSubject(subject).then(leave, (error) => console.warn('Rambu: no page could be opened', error));
  };
  const draftOf = (entry: PageEntry): ReportDraft => ({
    post: entry.post,
    verdict: entry.verdict,
    reason: reasonFor(entry.verdict.level),
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
      host={host}
      pausable={
        host !== undefined && page != null && page.adapter.id !== POSTINGS_SITE && !target?.privateWindow
      }
      paused={host !== undefined && settings.pausedHosts.includes(host)}
      privateWindow={target?.privateWindow ?? false}
      draftOf={draftOf}
      actions={actions}
      jump={
        target && page?.adapter.id !== POSTINGS_SITE
          ? (key) => callTab(target.tabId, 'page.jump', { key })
          : undefined
      }
      explainPost={({ post }) => explain(postSubject(post))}
      explainText={(text) => explain(textSubject('pasted', text))}
      sites={sites ?? []}
      siteHere={host === undefined ? undefined : optionalSiteOf(host)}
      switchSite={(site, on) => (on ? askSite(site) : leaveSite(site))}
      readPostings={async () => {
        const found = target && (await readPostings(target.tabId, evaluate));
        if (found) setPage(found);
        return found !== undefined;
      }}
      check={async (text) => {
        const verdict = evaluate({ text });
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
