import { noteWords } from '../i18n/note.ts';
import { Button } from '../ui/Button.tsx';
import type { NoteProps } from './Note.tsx';
import { ReportFlow } from './ReportFlow.tsx';
import type { SessionState } from './session.ts';

/** Report, save, and the ways to quiet this note; while a report is under way, its countdown instead. */
export function ActionBar(props: NoteProps & { state: SessionState }) {
  const { session, state, language, shown, trust } = props;
  const t = noteWords(language);
  const busy = ['preparing', 'countdown', 'ask', 'sending'].includes(state.report.at);
  const act = (run: () => void) => (event: Event) => {
    if (trust(event)) run();
  };
  return (
    <div class="note-bar">
      <p class="note-status" role="status">
        {state.notice ? t(state.notice) : ''}
      </p>
      <ReportFlow phase={state.report} session={session} language={language} trust={trust} />
      {busy ? null : (
        <fieldset class="note-buttons r-buttons" aria-label={t('action.group')}>
          {shown === 'help' ? null : (
            <>
              <Button look="primary" onClick={act(() => props.onReport('marked'))}>
                {t('action.report')}
              </Button>
              <Button onClick={act(props.onSave)}>{t('action.save')}</Button>
            </>
          )}
          {shown === 'danger' || shown === 'check' ? (
            <Button onClick={act(props.onWrong)}>{t('action.wrong')}</Button>
          ) : null}
          {props.onTrust ? <Button onClick={act(props.onTrust)}>{t('action.trust')}</Button> : null}
          <Button look={shown === 'help' ? 'plain' : 'quiet'} onClick={act(props.onHide)}>
            {t('action.hide')}
          </Button>
        </fieldset>
      )}
      {busy || shown === 'help' || state.report.at === 'done' ? null : (
        <p class="note-soft">{t('report.hint')}</p>
      )}
    </div>
  );
}
