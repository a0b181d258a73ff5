import { OUTCOMES } from '../../lib/schema/report.ts';
import { Button } from '../../lib/ui/Button.tsx';
import { Card } from '../../lib/ui/Card.tsx';
import type { Decision, QueueItem, StoredReport } from '../store/store.ts';
import { NOTE_LENGTH } from './decision.ts';
import { Errors } from './layout.tsx';
import { formatTime, type View } from './view.ts';

type DecisionProps = {
  view: View;
  report: StoredReport;
  decisions: Decision[];
  sameText: QueueItem[];
  values: Record<string, string>;
  errors: string[];
};

/** The form to decide. It carries how many decisions the moderator saw, so that nobody is overruled unseen. */
export function DecisionCard({ view, report, decisions, sameText, values, errors }: DecisionProps) {
  const { t } = view;
  const chosen = values.outcome ?? report.decision?.outcome;
  const suggested = sameText.find((item) => item.receivedAt < report.receivedAt)?.receipt ?? '';
  return (
    <Card heading={t(decisions.length > 0 ? 'decide.again' : 'decide.title')}>
      <Errors view={view} errors={errors} />
      <form method="post" action={`/reports/${report.id}/decision`} class="stack">
        <input type="hidden" name="seen" value={decisions.length} />
        <fieldset>
          <legend>{t('decide.outcome')}</legend>
          {OUTCOMES.map((outcome) => (
            <label key={outcome} class="choice">
              <input type="radio" name="outcome" value={outcome} checked={chosen === outcome} required />
              {t(`decide.${outcome}`)}
            </label>
          ))}
          <label class="original">
            {t('decide.of')}
            <input
              type="text"
              name="original"
              value={values.original ?? suggested}
              maxlength={200}
              autocomplete="off"
              spellcheck={false}
            />
          </label>
        </fieldset>
        <label>
          {t('decide.note')}
          <textarea name="note" rows={4} maxlength={NOTE_LENGTH} aria-describedby="note-hint">
            {values.note ?? ''}
          </textarea>
        </label>
        <p id="note-hint" class="hint">
          {t('decide.noteHint')}
        </p>
        <div class="r-buttons">
          <Button type="submit" look="primary">
            {t('decide.submit')}
          </Button>
        </div>
      </form>
    </Card>
  );
}

type HistoryProps = { view: View; decisions: Decision[]; duplicates: QueueItem[] };

/** Who decided what, and when; the newest first. */
export function HistoryCard({ view, decisions, duplicates }: HistoryProps) {
  const { t, language } = view;
  if (decisions.length === 0) {
    return (
      <Card heading={t('history.title')}>
        <p class="hint">{t('history.none')}</p>
      </Card>
    );
  }
  return (
    <Card heading={t('history.title')}>
      <ol class="history" reversed>
        {decisions.toReversed().map((decision) => (
          <li key={decision.number}>
            <strong>{t(`status.${decision.outcome}`)}</strong>{' '}
            {t('history.by', { name: decision.moderatorName })} ·{' '}
            <time datetime={decision.decidedAt}>{formatTime(decision.decidedAt, language)}</time>
            {decision.outcome === 'duplicate' ? (
              <Original view={view} item={duplicates.find((item) => item.id === decision.duplicateOf)} />
            ) : null}
            {decision.note ? (
              <p class="evidence" dir="auto">
                {decision.note}
              </p>
            ) : null}
          </li>
        ))}
      </ol>
    </Card>
  );
}

function Original({ view: { t }, item }: { view: View; item: QueueItem | undefined }) {
  if (!item) return <p class="hint">{t('history.duplicateOfDeleted')}</p>;
  return (
    <p>
      <a href={`/reports/${item.id}`}>{t('history.duplicateOf', { receipt: item.receipt })}</a>
    </p>
  );
}
