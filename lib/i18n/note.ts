import en from './note.en.json' with { type: 'json' };
import id from './note.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

export type NoteKey = keyof typeof id;

/** Words of the note beside a post. */
export function noteWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
