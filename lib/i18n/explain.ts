import en from './explain.en.json' with { type: 'json' };
import id from './explain.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

/** Words of the page that explains a verdict. */
export function explainWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
