import en from './report.en.json' with { type: 'json' };
import id from './report.id.json' with { type: 'json' };
import { translator, type UiLanguage } from './translate.ts';

const inIndonesian = translator({ id, en }, 'id');
const inEnglish = translator({ id, en }, 'en');

/** Words about reports that the popup, the desk and the context menu share: states, reasons, outcomes, failures. */
export function reportWords(language: UiLanguage): typeof inIndonesian {
  return language === 'id' ? inIndonesian : inEnglish;
}
