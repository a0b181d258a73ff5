import { popupWords } from '../../i18n/popup.ts';
import { reportWords } from '../../i18n/report.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry } from '../../schema/outbox.ts';

/** Where a report stands: state, reason in words, receipt code. */
export function OutboxState({ entry, language }: { entry: OutboxEntry; language: UiLanguage }) {
  const t = reportWords(language);
  const detail = entry.problem?.detail ?? entry.problem?.title;
  return (
    <div class="r-outbox-state">
      <p>
        <span class={`r-state r-state-${entry.state}`}>{t(`state.${entry.state}`)}</span>
        {entry.acknowledgement ? (
          <span class="r-receipt">
            {popupWords(language)('report.receipt', { receipt: entry.acknowledgement.receipt })}
          </span>
        ) : null}
      </p>
      {entry.lastError ? <p>{t(`error.${entry.lastError}`)}</p> : null}
      {entry.state === 'refused' && detail ? <p>{t('error.refusedWhy', { detail })}</p> : null}
      {entry.problem?.errors?.map(({ field, expected }) => (
        <p key={field} class="r-soft">
          {field}: {expected}
        </p>
      ))}
    </div>
  );
}
