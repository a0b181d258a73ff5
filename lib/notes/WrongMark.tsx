import { useEffect, useRef } from 'preact/hooks';
import { noteWords } from '../i18n/note.ts';
import { Button } from '../ui/Button.tsx';
import type { NoteProps } from './Note.tsx';
import { ReportFlow } from './ReportFlow.tsx';
import type { SessionState } from './session.ts';

/** In place of a note that the person called wrong: an offer to tell the moderators, then nothing. */
export function WrongMark(props: NoteProps & { state: SessionState }) {
  const { post, verdict, state, session, language, trust, onHide } = props;
  const t = noteWords(language);
  const group = useRef<HTMLDivElement>(null);
  useEffect(() => group.current?.focus({ preventScroll: true }), []);
  const { at } = state.report;
  return (
    <div ref={group} class="note-wrong" tabIndex={-1}>
      {at === 'idle' ? <p class="note-status">{t('wrong.title')}</p> : null}
      <ReportFlow phase={state.report} session={session} language={language} trust={trust} />
      {at === 'countdown' || at === 'ask' ? null : (
        <div class="r-buttons">
          {at === 'idle' || at === 'failed' ? (
            <Button onClick={(event) => trust(event) && session.report(post, verdict, 'wrong-mark')}>
              {t('wrong.report')}
            </Button>
          ) : null}
          <Button look="quiet" onClick={(event) => trust(event) && onHide()}>
            {t(at === 'idle' ? 'wrong.close' : 'close')}
          </Button>
        </div>
      )}
    </div>
  );
}
