import { commonWords } from '../i18n/common.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Level } from '../schema/verdict.ts';
import { LevelIcon } from './LevelIcon.tsx';

/** The level of a text, as a sign with its words. */
export function LevelBadge({ level, language }: { level: Level; language: UiLanguage }) {
  return (
    <span class={`r-badge r-level-${level}`}>
      <LevelIcon level={level} size={18} />
      {commonWords(language)(`level.${level}`)}
    </span>
  );
}
