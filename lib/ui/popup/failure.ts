import { reportWords } from '../../i18n/report.ts';
import type { UiLanguage } from '../../i18n/translate.ts';

const KNOWN = ['no-draft', 'not-found', 'bad-address', 'unreachable', 'storage-failed'] as const;

/** What went wrong, in words. Errors of the message layer carry a `code`. */
export function failureText(error: unknown, language: UiLanguage): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const known = KNOWN.find((candidate) => candidate === code) ?? 'other';
  return reportWords(language)(`failed.${known}`);
}
