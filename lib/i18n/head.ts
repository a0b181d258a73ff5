import en from './head.en.json' with { type: 'json' };
import id from './head.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

export type HeadKey = keyof typeof id;

/** Words of a closed note: all that the content script carries. */
export function headWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
