import { deskWords } from '../../i18n/desk.ts';
import { formatMoment } from '../../i18n/moments.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry, SavedPost } from '../../schema/outbox.ts';
import { Button } from '../Button.tsx';
import { LevelBadge } from '../LevelBadge.tsx';
import { ReportFlow } from '../popup/ReportFlow.tsx';
import type { Trust } from '../trust.ts';
import type { DeskActions } from './actions.ts';
import { useDoing } from './use-doing.ts';

export type SavedCardProps = {
  saved: readonly SavedPost[];
  reports: Record<string, OutboxEntry>;
  actions: DeskActions;
  language: UiLanguage;
  trust?: Trust;
};

/** Posts that the person kept for themselves. */
export function SavedCard(props: SavedCardProps) {
  const t = deskWords(props.language);
  return (
    <section aria-labelledby="saved">
      <h2 class="r-heading" id="saved">
        {t('saved.title')}
      </h2>
      {props.saved.length === 0 ? <p class="r-soft">{t('saved.empty')}</p> : null}
      <ul class="r-plain-list">
        {props.saved.map((saved) => (
          <SavedItem key={saved.draft.post.key} {...props} kept={saved} />
        ))}
      </ul>
    </section>
  );
}

/** Only addresses of the web may be opened. */
function originalPage(permalinks: readonly string[]): string | undefined {
  return permalinks.find((address) => URL.canParse(address) && new URL(address).protocol === 'https:');
}

function SavedItem({ kept, reports, actions, language, trust }: SavedCardProps & { kept: SavedPost }) {
  const t = deskWords(language);
  const { busy, failed, run } = useDoing(language);
  const { post, verdict } = kept.draft;
  const page = originalPage(post.permalinks);
  return (
    <li class={`r-card r-card-${verdict.level}`}>
      <p>
        <LevelBadge level={verdict.level} language={language} />{' '}
        <span class="r-soft">{t('saved.at', { date: formatMoment(kept.savedAt, language) })}</span>
      </p>
      <p class="r-excerpt" dir="auto">
        {[post.title, post.text || post.imageText.join(' ')].filter(Boolean).join(' · ')}
      </p>
      {page ? (
        <p>
          <a class="r-link" href={page} target="_blank" rel="noopener noreferrer">
            {t('saved.open')}
          </a>
        </p>
      ) : null}
      <ReportFlow
        draft={() => kept.draft}
        entry={reports[post.key]}
        actions={actions}
        language={language}
        savedAlready
        {...(trust ? { trust } : {})}
      />
      <Button look="quiet" disabled={busy} onClick={() => run(() => actions.removeSaved(post.key))}>
        {t('saved.delete')}
      </Button>
      <p role="status" class="r-failed">
        {failed ?? ''}
      </p>
    </li>
  );
}
