import en from './common.en.json' with { type: 'json' };
import id from './common.id.json' with { type: 'json' };
import headEn from './head.en.json' with { type: 'json' };
import headId from './head.id.json' with { type: 'json' };
import partEn from './part.en.json' with { type: 'json' };
import partId from './part.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const tables = { id: { ...headId, ...partId, ...id }, en: { ...headEn, ...partEn, ...en } };
const inIndonesian = translator(tables, 'id');
const inEnglish = translator(tables, 'en');

/** Words that popup, desk and the server's pages share: levels, kinds, and those of the parts they have from notes. */
export function commonWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
