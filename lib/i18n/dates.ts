import type { UiLanguage } from './translate.ts';

/**
 * A date of the form YYYY, YYYY-MM or YYYY-MM-DD in words, for example "Agustus 2022".
 * Anything else is returned as it is.
 */
export function formatPartialDate(date: string, language: UiLanguage): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  if (month === undefined) return date;
  const moment = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day ?? 1)));
  if (Number.isNaN(moment.getTime()) || moment.getUTCMonth() !== Number(month) - 1) return date;
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', {
    year: 'numeric',
    month: 'long',
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  }).format(moment);
}
