import en from './common.en.json' with { type: 'json' };
import id from './common.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

/** Words that notes, popup, desk and the server's pages share: levels, kinds, facts, disguises, the countdown. */
export function commonWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
