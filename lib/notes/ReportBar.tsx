import { noteWords } from '../i18n/note.ts';
import { Button } from '../ui/Button.tsx';
import { reasonFor } from '../ui/marks.ts';
import type { NoteProps } from './Note.tsx';
import { ReportFlow } from './ReportFlow.tsx';
import { isUnderWay, type SessionState } from './session.ts';

/** What can be done with the ad: report, save. While a report is under way, its countdown instead. */
export function ReportBar(props: NoteProps & { state: SessionState }) {
  const { post, verdict, session, state, language, trust } = props;
  const t = noteWords(language);
  const busy = isUnderWay(state.report);
  return (
    <div class="note-bar">
      <p class="note-status" role="status">
        {state.notice ? t(state.notice) : ''}
      </p>
      <ReportFlow phase={state.report} session={session} language={language} trust={trust} />
      {busy ? null : (
        <fieldset class="r-buttons" aria-label={t('action.group')}>
          {state.report.at === 'done' ? null : (
            <Button
              look="primary"
              onClick={(event) => trust(event) && session.report(post, verdict, reasonFor(verdict.level))}
            >
              {t('action.report')}
            </Button>
          )}
          <Button onClick={(event) => trust(event) && session.save(post, verdict)}>{t('action.save')}</Button>
        </fieldset>
      )}
      {busy || state.report.at === 'done' ? null : <p class="note-soft">{t('report.hint')}</p>}
    </div>
  );
}
