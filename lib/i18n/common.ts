import en from './common.en.json' with { type: 'json' };
import id from './common.id.json' with { type: 'json' };
import headEn from './head.en.json' with { type: 'json' };
import headId from './head.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const tables = { id: { ...headId, ...id }, en: { ...headEn, ...en } };
const inIndonesian = translator(tables, 'id');
const inEnglish = translator(tables, 'en');

/** Words that notes, popup, desk and the server's pages share: levels, kinds, facts, disguises, the countdown. */
export function commonWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
