import { headWords } from '../i18n/head.ts';
import { countWords, reasonWords } from './head-words.ts';
import type { NoteProps } from './Note.tsx';

/** The strongest reasons, as soon as their words are there. */
export function Reasons(props: NoteProps) {
  return (
    <ul class="note-reasons">
      {reasonWords(props).map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}

/** Level and count; for a call for help, where to go. */
export function Title(props: NoteProps) {
  const { shown, language } = props;
  const t = headWords(language);
  if (shown === 'help') return <span class="note-level">{t('help.chip')}</span>;
  return (
    <>
      <span class="note-level">{t(`level.${shown}`)}</span>{' '}
      <span class="note-count">{countWords(props)}</span>
    </>
  );
}
