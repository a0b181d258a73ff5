import { commonWords } from '../i18n/common.ts';
import { noteWords } from '../i18n/note.ts';
import { countSigns } from '../ui/signs.ts';
import type { NoteProps } from './Note.tsx';

const STRONGEST = 2;

/** What a reader hears of the note as a whole. */
export function labelOf({ shown, language, about }: Pick<NoteProps, 'shown' | 'language' | 'about'>): string {
  const t = noteWords(language);
  const region =
    shown === 'help'
      ? t('region.help')
      : t('region', { level: commonWords(language)(`level.${shown}`).toLowerCase() });
  return about === undefined ? region : t('region.about', { region, words: about });
}

/** How many signs, or facts that are not stated, in words; empty for a call for help. */
export function countWords(props: Pick<NoteProps, 'verdict' | 'shown' | 'language'>): string {
  const { verdict, shown, language } = props;
  if (shown === 'help') return '';
  const count =
    shown === 'incomplete'
      ? Object.values(verdict.facts).filter((fact) => fact.state === 'not-stated').length
      : countSigns(verdict.findings);
  return noteWords(language)(`count.${shown}`, { count });
}

/** Titles of the strongest findings; none while their words are not there. */
export function reasonWords(props: Pick<NoteProps, 'titles' | 'verdict' | 'language'>): string[] {
  const { titles, verdict, language } = props;
  return verdict.findings.flatMap(({ id }) => titles?.[id]?.title[language] ?? []).slice(0, STRONGEST);
}

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
  const t = noteWords(language);
  if (shown === 'help') return <span class="note-level">{t('help.chip')}</span>;
  return (
    <>
      <span class="note-level">{commonWords(language)(`level.${shown}`)}</span>{' '}
      <span class="note-count">{countWords(props)}</span>
    </>
  );
}
