import { useRef, useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { DraftView, OutboxEntry, SavedPost } from '../../schema/outbox.ts';
import type { Settings } from '../../schema/settings.ts';
import { LanguageChoice } from '../popup/LanguageChoice.tsx';
import type { Trust } from '../trust.ts';
import type { DeskActions, Proposed, Quiet } from './actions.ts';
import { DraftCard } from './DraftCard.tsx';
import { OutboxCard } from './OutboxCard.tsx';
import { ReceiverCard } from './ReceiverCard.tsx';
import { SavedCard } from './SavedCard.tsx';
import { SettingsCard } from './SettingsCard.tsx';

export type DeskProps = {
  settings: Settings;
  preset: Proposed | null;
  drafts: readonly DraftView[];
  /** Id of the draft that opened the desk. */
  current: string | undefined;
  outbox: readonly OutboxEntry[];
  saved: readonly SavedPost[];
  quiet: Quiet;
  actions: DeskActions;
  trust?: Trust;
};

/**
 * The desk: drafts and consent, outbox, saved posts, receiver, settings. While a draft asks who receives, the receiver's
 * own card would ask the same again.
 */
export function DeskView(props: DeskProps) {
  const { settings, preset, drafts, outbox, actions } = props;
  const language: UiLanguage = settings.language;
  const t = deskWords(language);
  const receiver = settings.receiver?.consentedAt === undefined ? undefined : settings.receiver;
  const said = useRef<HTMLParagraphElement>(null);
  const [words, setWords] = useState('');
  const onGone = (about: string, focus: boolean) => {
    setWords(about);
    if (focus) said.current?.focus();
  };
  const reports = Object.fromEntries(outbox.map((entry) => [entry.key, entry]));
  return (
    <main class="r-desk" lang={language}>
      <header class="r-bar">
        <h1 class="r-title">Rambu · {t('title')}</h1>
        <LanguageChoice
          language={language}
          label={t('language')}
          onChange={(next) => actions.change({ language: next })}
        />
      </header>
      <p class="r-soft">{t('intro')}</p>
      <p role="status" class="r-said" ref={said} tabIndex={-1}>
        {words}
      </p>
      {drafts.length > 0 ? (
        <section aria-labelledby="drafts" class="r-stack">
          <h2 class="r-heading" id="drafts">
            {t('drafts.title')}
          </h2>
          {drafts.map((view) => (
            <DraftCard
              key={view.id}
              view={view}
              receiver={receiver}
              preset={preset}
              current={view.id === props.current}
              actions={actions}
              onGone={onGone}
              language={language}
            />
          ))}
        </section>
      ) : null}
      <OutboxCard entries={outbox} actions={actions} language={language} />
      <SavedCard
        saved={props.saved}
        reports={reports}
        actions={actions}
        language={language}
        {...(props.trust ? { trust: props.trust } : {})}
      />
      {receiver || drafts.length === 0 ? (
        <ReceiverCard
          receiver={receiver}
          preset={preset}
          waiting={outbox.filter(({ state }) => state === 'waiting').length}
          actions={actions}
          language={language}
        />
      ) : null}
      <SettingsCard settings={settings} quiet={props.quiet} actions={actions} language={language} />
    </main>
  );
}
