import { useRef, useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import { Button } from '../Button.tsx';
import type { DeskActions, Quiet } from './actions.ts';
import { useDoing } from './use-doing.ts';

/** Longer lists show their newest entries; one click takes back all of a list. */
const MOST_SHOWN = 50;

type Row = { words: string; address?: string; entries: string[] };

function webAddress(key: string): URL | undefined {
  const url = URL.canParse(key) ? new URL(key) : undefined;
  return url && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Site, and what stands behind it: `facebook:1000` of an account, `facebook:x8k2` of a post without an address. */
function partsOf(key: string): [site: string, rest: string] {
  const at = key.indexOf(':');
  return at < 0 ? [key, ''] : [key.slice(0, at), key.slice(at + 1)];
}

/** Newest first. Posts without an address cannot be told apart here, so those of one site are one row. */
function hiddenRows(hidden: readonly string[], language: UiLanguage): Row[] {
  const t = deskWords(language);
  const nameless = new Map<string, Row>();
  const rows: Row[] = [];
  for (const key of [...hidden].reverse()) {
    const url = webAddress(key);
    const [site] = partsOf(key);
    const known = nameless.get(site);
    if (url) rows.push({ words: `${url.host}${url.pathname}${url.search}`, address: key, entries: [key] });
    else if (known) known.entries.push(key);
    else {
      const row = { words: '', entries: [key] };
      nameless.set(site, row);
      rows.push(row);
    }
  }
  for (const [site, row] of nameless) row.words = t('quiet.nameless', { count: row.entries.length, site });
  return rows;
}

function trustedRows(trusted: readonly string[], language: UiLanguage): Row[] {
  return [...trusted].reverse().map((entry) => {
    const [site, account] = partsOf(entry);
    return { words: deskWords(language)('quiet.account', { account, site }), entries: [entry] };
  });
}

/** What the person hid, and whom they chose to trust, with a way back for each and for all. */
export function QuietLists(props: { quiet: Quiet; actions: DeskActions; language: UiLanguage }) {
  const { quiet, actions, language } = props;
  const t = deskWords(language);
  const heading = useRef<HTMLHeadingElement>(null);
  const [said, setSaid] = useState('');
  const { busy, failed, run } = useDoing(language);
  const { hidden, trusted } = quiet;
  /** The button that was clicked goes with its row, so the focus moves to the heading. */
  const back = (change: Partial<Quiet>) =>
    run(async () => {
      setSaid('');
      await actions.unquiet({ hidden: [], trusted: [], ...change });
      setSaid(t('quiet.done'));
      heading.current?.focus();
    });
  return (
    <>
      <h3 class="r-heading" ref={heading} tabIndex={-1}>
        {t('quiet.title')}
      </h3>
      {hidden.length + trusted.length === 0 ? <p class="r-soft">{t('quiet.none')}</p> : null}
      {hidden.length > 0 ? (
        <QuietList
          title={t('quiet.hidden', { count: hidden.length })}
          rows={hiddenRows(hidden, language)}
          one={t('quiet.show')}
          all={t('quiet.showAll')}
          busy={busy}
          onBack={(entries) => back({ hidden: entries })}
          language={language}
        />
      ) : null}
      {trusted.length > 0 ? (
        <QuietList
          title={t('quiet.trusted', { count: trusted.length })}
          rows={trustedRows(trusted, language)}
          one={t('quiet.distrust')}
          all={t('quiet.distrustAll')}
          busy={busy}
          onBack={(entries) => back({ trusted: entries })}
          language={language}
        />
      ) : null}
      <p role="status" class={failed ? 'r-failed' : 'r-soft'}>
        {failed ?? said}
      </p>
    </>
  );
}

function QuietList(props: {
  title: string;
  rows: readonly Row[];
  one: string;
  all: string;
  busy: boolean;
  onBack: (entries: string[]) => void;
  language: UiLanguage;
}) {
  const { title, rows, one, all, busy, onBack } = props;
  const more = rows.length - MOST_SHOWN;
  return (
    <details class="r-quiet">
      <summary>{title}</summary>
      <ul class="r-plain-list">
        {rows.slice(0, MOST_SHOWN).map(({ words, address, entries }) => (
          <li key={entries[0]} class="r-quiet-row">
            {address === undefined ? (
              <span>{words}</span>
            ) : (
              <a class="r-link" href={address} target="_blank" rel="noopener noreferrer">
                {words}
              </a>
            )}
            <Button disabled={busy} aria-label={`${one}: ${words}`} onClick={() => onBack(entries)}>
              {one}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p class="r-soft">{deskWords(props.language)('quiet.more', { count: more })}</p> : null}
      {rows.length > 1 ? (
        <Button disabled={busy} onClick={() => onBack(rows.flatMap(({ entries }) => entries))}>
          {all}
        </Button>
      ) : null}
    </details>
  );
}
