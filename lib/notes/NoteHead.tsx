import { commonWords } from '../i18n/common.ts';
import { noteWords } from '../i18n/note.ts';
import { countSigns } from '../ui/signs.ts';
import type { NoteProps } from './Note.tsx';

const STRONGEST = 2;

function countOf({ verdict, shown }: NoteProps): number {
  if (shown !== 'incomplete') return countSigns(verdict.findings);
  return Object.values(verdict.facts).filter((fact) => fact.state === 'not-stated').length;
}

/** The strongest reasons in words, as soon as the words are there. */
export function Reasons(props: NoteProps) {
  const { words, verdict, language } = props;
  const titles =
    words === undefined || words === 'failed'
      ? []
      : verdict.findings.flatMap((finding) => words.flags[finding.id]?.title[language] ?? []);
  return (
    <ul class="note-reasons">
      {titles.slice(0, STRONGEST).map((title) => (
        <li key={title}>{title}</li>
      ))}
    </ul>
  );
}

/** Level and count; for a call for help, where to go. */
export function Title(props: NoteProps) {
  const { shown, language } = props;
  const t = noteWords(language);
  if (shown === 'help') return <span class="note-level">{t('help.chip')}</span>;
  return (
    <>
      <span class="note-level">{commonWords(language)(`level.${shown}`)}</span>{' '}
      <span class="note-count">{t(`count.${shown}`, { count: countOf(props) })}</span>
    </>
  );
}
