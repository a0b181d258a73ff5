import type { UiLanguage } from './translate.ts';

/** A moment (ISO 8601) as date and time of the reader's clock, for example "21 Nov 2026, 19.05". */
export function formatMoment(iso: string, language: UiLanguage): string {
  const moment = new Date(iso);
  if (Number.isNaN(moment.getTime())) return iso;
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(moment);
}
