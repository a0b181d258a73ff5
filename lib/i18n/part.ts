import en from './part.en.json' with { type: 'json' };
import id from './part.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

/** Words of the parts that open notes and all pages share: facts, disguises, sources, reassurances, contacts, the countdown. */
export function partWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
