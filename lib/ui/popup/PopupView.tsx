import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';
import type { PageEntry, PageHealth } from '../../schema/page.ts';
import { Button } from '../Button.tsx';
import type { Trust } from '../Countdown.tsx';
import type { ReportActions } from './actions.ts';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PageState } from './PageState.tsx';
import { MarkedPosts, OtherPosts, type PostListProps } from './PostList.tsx';
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
  /** Host that can be paused; `undefined` where none is known or the window is private. */
  host: string | undefined;
  paused: boolean;
  privateWindow: boolean;
  draftOf: (entry: PageEntry) => ReportDraft;
  actions: ReportActions;
  jump: (key: string) => Promise<boolean>;
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
    onDesk: props.onDesk,
    language,
    ...(props.trust ? { trust: props.trust } : {}),
  };
  return (
    <main class="r-popup" lang={language}>
      <header class="r-bar">
        <h1 class="r-title">{t('title')}</h1>
        <LanguageChoice language={language} label={t('language')} onChange={props.setLanguage} />
      </header>
      <PageState health={props.health} copy={props.copy} language={language} />
      {props.privateWindow ? <p class="r-soft">{t('private')}</p> : null}
      <MarkedPosts {...list} />
      <TextCheck check={props.check} language={language} />
      <OtherPosts {...list} />
      <footer class="r-foot">
        <p>{outboxLine(props.outbox, props.drafts, language)}</p>
        <div class="r-buttons">
          <Button onClick={props.openDesk}>{t('openDesk')}</Button>
          {props.host === undefined ? null : (
            <Button look="quiet" onClick={() => props.setPaused(!props.paused)}>
              {t(props.paused ? 'resume' : 'pause')}
            </Button>
          )}
        </div>
      </footer>
    </main>
  );
}
