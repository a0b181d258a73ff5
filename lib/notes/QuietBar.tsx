import { noteWords } from '../i18n/note.ts';
import { Button } from '../ui/Button.tsx';
import type { NoteProps } from './Note.tsx';

/** What can be done with the note: object to it, quiet it, hide it. */
export function QuietBar({ language, shown, trust, onWrong, onTrust, onHide }: NoteProps) {
  const t = noteWords(language);
  return (
    <fieldset class="note-quiet r-buttons" aria-label={t('action.noteGroup')}>
      {shown === 'danger' || shown === 'check' ? (
        <Button onClick={(event) => trust(event) && onWrong()}>{t('action.wrong')}</Button>
      ) : null}
      {onTrust ? <Button onClick={(event) => trust(event) && onTrust()}>{t('action.trust')}</Button> : null}
      <Button onClick={(event) => trust(event) && onHide()}>{t('action.hide')}</Button>
    </fieldset>
  );
}
