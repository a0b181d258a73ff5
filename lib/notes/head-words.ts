import { headWords } from '../i18n/head.ts';
import { countSigns } from '../ui/signs.ts';
import type { NoteProps } from './Note.tsx';

const STRONGEST = 2;

/** What a reader hears of the note as a whole. */
export function labelOf({ shown, language, about }: Pick<NoteProps, 'shown' | 'language' | 'about'>): string {
  const t = headWords(language);
  const region =
    shown === 'help' ? t('region.help') : t('region', { level: t(`level.${shown}`).toLowerCase() });
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
  return headWords(language)(`count.${shown}`, { count });
}

/** Titles of the strongest findings; none while their words are not there. */
export function reasonWords(props: Pick<NoteProps, 'titles' | 'verdict' | 'language'>): string[] {
  const { titles, verdict, language } = props;
  return verdict.findings.flatMap(({ id }) => titles?.[id]?.title[language] ?? []).slice(0, STRONGEST);
}
