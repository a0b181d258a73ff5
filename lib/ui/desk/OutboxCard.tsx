import { deskWords } from '../../i18n/desk.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { OutboxEntry } from '../../schema/outbox.ts';
import { Button } from '../Button.tsx';
import type { DeskActions } from './actions.ts';
import { OutboxItem } from './OutboxItem.tsx';
import { useDoing } from './use-doing.ts';

/** Every report that was made here, newest first. */
export function OutboxCard(props: {
  entries: readonly OutboxEntry[];
  actions: DeskActions;
  language: UiLanguage;
}) {
  const { entries, actions, language } = props;
  const t = deskWords(language);
  const { busy, failed, run } = useDoing(language);
  const open = entries.filter(({ state, outcome }) => state === 'sent' && outcome?.status !== 'decided');
  async function checkAll() {
    const results = await Promise.allSettled(open.map(({ id }) => actions.checkOutcome(id)));
    const bad = results.find((result) => result.status === 'rejected');
    if (bad) throw bad.reason;
  }
  return (
    <section aria-labelledby="outbox">
      <div class="r-bar">
        <h2 class="r-heading" id="outbox">
          {t('outbox.title')}
        </h2>
        {open.length > 1 ? (
          <Button disabled={busy} onClick={() => run(checkAll)}>
            {t('outbox.checkAll')}
          </Button>
        ) : null}
      </div>
      <p role="status" class="r-failed">
        {failed ?? ''}
      </p>
      {entries.length === 0 ? <p class="r-soft">{t('outbox.empty')}</p> : null}
      <ul class="r-plain-list">
        {entries.map((entry) => (
          <OutboxItem key={entry.id} entry={entry} actions={actions} language={language} />
        ))}
      </ul>
    </section>
  );
}
