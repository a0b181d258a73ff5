import { useState } from 'preact/hooks';
import { deskWords } from '../../i18n/desk.ts';
import { formatMoment } from '../../i18n/moments.ts';
import { reportWords } from '../../i18n/report.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry } from '../../schema/outbox.ts';
import { Button } from '../Button.tsx';
import { OutboxState } from '../popup/OutboxState.tsx';
import { ReportPreview } from '../ReportPreview.tsx';
import type { DeskActions } from './actions.ts';
import { useDoing } from './use-doing.ts';

/** One report of the outbox, with all that can be done to it. */
export function OutboxItem(props: { entry: OutboxEntry; actions: DeskActions; language: UiLanguage }) {
  const { entry, actions, language } = props;
  const t = deskWords(language);
  const { busy, failed, run } = useDoing(language);
  const [body, setBody] = useState<{ preview: string; sha256: string }>();
  const [sure, setSure] = useState(false);
  const sent = entry.state === 'sent';
  const look = () => (body ? setBody(undefined) : run(async () => setBody(await actions.body(entry.id))));
  return (
    <li class="r-card">
      <p class="r-excerpt" dir="auto">
        {entry.excerpt}
      </p>
      <OutboxState entry={entry} language={language} />
      <p class="r-soft">{factsOf(entry, language)}</p>
      <Outcome entry={entry} language={language} />
      {body ? (
        <>
          <ReportPreview preview={body.preview} language={language} />
          <p class="r-soft">{t('outbox.hash', { hash: body.sha256 })}</p>
        </>
      ) : null}
      {sure ? <p role="alert">{t(`outbox.delete.${entry.state}`)}</p> : null}
      <div class="r-buttons">
        {sent ? (
          <Button disabled={busy} onClick={() => run(() => actions.checkOutcome(entry.id))}>
            {t('outbox.check')}
          </Button>
        ) : (
          <Button
            disabled={busy || entry.state === 'sending'}
            onClick={() => run(() => actions.retry(entry.id))}
          >
            {t('outbox.retry')}
          </Button>
        )}
        <Button aria-expanded={body !== undefined} disabled={busy} onClick={look}>
          {t(body ? 'outbox.lookClose' : 'outbox.look')}
        </Button>
        <Button
          look="quiet"
          disabled={busy}
          onClick={() => (sure ? run(() => actions.remove(entry.id)) : setSure(true))}
        >
          {t(sure ? 'outbox.deleteSure' : 'outbox.delete')}
        </Button>
      </div>
      <p role="status" class="r-failed">
        {failed ?? ''}
      </p>
    </li>
  );
}

function factsOf(entry: OutboxEntry, language: UiLanguage): string {
  const t = deskWords(language);
  return [
    t('outbox.created', { date: formatMoment(entry.createdAt, language) }),
    ...(entry.receiver ? [t('outbox.to', { receiver: entry.receiver.name })] : []),
    ...(entry.state === 'waiting' && entry.nextAttemptAt
      ? [t('outbox.next', { date: formatMoment(entry.nextAttemptAt, language) })]
      : []),
  ].join(' · ');
}

function Outcome({ entry, language }: { entry: OutboxEntry; language: UiLanguage }) {
  if (!entry.outcome) return null;
  const t = deskWords(language);
  const { outcome, checkedAt } = entry.outcome;
  return (
    <p>
      <strong>
        {t('outbox.result', { outcome: reportWords(language)(`outcome.${outcome ?? 'waiting'}`) })}
      </strong>{' '}
      <span class="r-soft">{t('outbox.checked', { date: formatMoment(checkedAt, language) })}</span>
    </p>
  );
}
