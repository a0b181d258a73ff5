import headEn from './head.en.json' with { type: 'json' };
import headId from './head.id.json' with { type: 'json' };
import en from './note.en.json' with { type: 'json' };
import id from './note.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const tables = { id: { ...headId, ...id }, en: { ...headEn, ...en } };
const inIndonesian = translator(tables, 'id');
const inEnglish = translator(tables, 'en');

export type NoteKey = keyof typeof tables.id;

/** Words of the note beside a post. */
export function noteWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
