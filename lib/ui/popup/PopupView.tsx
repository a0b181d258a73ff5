import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OptionalSite } from '../../schema/hosts.ts';
import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';
import type { PageEntry, PageHealth } from '../../schema/page.ts';
import { Button } from '../Button.tsx';
import type { Trust } from '../trust.ts';
import type { ReportActions } from './actions.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PageState } from './PageState.tsx';
import { Postings, type PostingsProps } from './Postings.tsx';
import { MarkedPosts, OtherPosts, type PostListProps } from './PostList.tsx';
import { SiteLine } from './SiteLine.tsx';
import { SiteOffer, type SiteState, Sites, type SitesProps } from './Sites.tsx';
import { TextCheck } from './TextCheck.tsx';
import type { CheckedText } from './VerdictView.tsx';

export type PopupProps = {
  language: UiLanguage;
  health: PageHealth | null | undefined;
  entries: readonly PageEntry[];
  /** Reports of the listed posts, by key. */
  reports: Record<string, OutboxEntry>;
  outbox: readonly OutboxEntry[];
  drafts: number;
  /** Host of the page, where it is known. */
  host: string | undefined;
  /** False where nothing is read, and in private windows, where nothing is stored. */
  pausable: boolean;
  paused: boolean;
  privateWindow: boolean;
  draftOf: (entry: PageEntry) => ReportDraft;
  actions: ReportActions;
  jump: PostListProps['jump'];
  explainPost: (entry: PageEntry) => void;
  explainText: (text: string) => void;
  sites: readonly SiteState[];
  /** The optional site that this page belongs to. */
  siteHere: OptionalSite | undefined;
  switchSite: SitesProps['switchSite'];
  readPostings: PostingsProps['read'];
  check: (text: string) => Promise<CheckedText>;
  copy: (text: string) => Promise<void>;
  setLanguage: (language: UiLanguage) => void;
  setPaused: (paused: boolean) => void;
  openDesk: () => void;
  onDesk: () => void;
  trust?: Trust;
};

function outboxLine(outbox: readonly OutboxEntry[], drafts: number, language: UiLanguage): string {
  const t = popupWords(language);
  const count = (...states: OutboxEntry['state'][]) =>
    outbox.filter(({ state }) => states.includes(state)).length;
  const refused = count('refused');
  return [
    outbox.length === 0
      ? t('outbox.empty')
      : t('outbox.summary', { waiting: count('waiting', 'sending'), sent: count('sent') }),
    ...(refused > 0 ? [t('outbox.refused', { count: refused })] : []),
    ...(drafts > 0 ? [t('outbox.drafts', { count: drafts })] : []),
  ].join(', ');
}

/** The popup: this page's posts, a box to check a text, pause, language, outbox. */
export function PopupView(props: PopupProps) {
  const { language } = props;
  const t = popupWords(language);
  const list: PostListProps = {
    entries: props.entries,
    reports: props.reports,
    draftOf: props.draftOf,
    actions: props.actions,
    jump: props.jump,
    explain: props.explainPost,
    onDesk: props.onDesk,
    heldBack: props.health?.state === 'held-back',
    language,
    ...(props.trust ? { trust: props.trust } : {}),
  };
  const switches: SitesProps = { sites: props.sites, switchSite: props.switchSite, language };
  return (
    <main class="r-popup" lang={language}>
      <header class="r-bar">
        <h1 class="r-title">{t('title')}</h1>
        <LanguageChoice language={language} label={t('language')} onChange={props.setLanguage} />
      </header>
      <SiteLine host={props.host} health={props.health} language={language} />
      <PageState health={props.health} copy={props.copy} language={language} />
      {props.siteHere === undefined ? null : <SiteOffer {...switches} here={props.siteHere} />}
      {props.health === null ? <Postings read={props.readPostings} language={language} /> : null}
      {props.privateWindow ? <p class="r-soft">{t('private')}</p> : null}
      <MarkedPosts {...list} />
      <TextCheck check={props.check} explain={props.explainText} language={language} />
      <OtherPosts {...list} />
      <Sites {...switches} />
      <footer class="r-foot">
        <p>{outboxLine(props.outbox, props.drafts, language)}</p>
        <div class="r-buttons">
          <Button onClick={props.openDesk}>{t('openDesk')}</Button>
          {props.pausable ? (
            <Button look="quiet" onClick={() => props.setPaused(!props.paused)}>
              {t(props.paused ? 'resume' : 'pause')}
            </Button>
          ) : null}
        </div>
      </footer>
    </main>
  );
}
