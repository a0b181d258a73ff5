import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';

/** Exactly what will be sent, scrollable by keyboard too. */
export function ReportPreview({ preview, language }: { preview: string; language: UiLanguage }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section class="r-preview" tabIndex={0} aria-label={partWords(language)('countdown.preview')}>
      {preview}
    </section>
  );
}
