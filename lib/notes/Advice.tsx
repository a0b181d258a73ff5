import { noteWords } from '../i18n/note.ts';
import type { UiLanguage } from '../i18n/translate.ts';

const STEPS = [
  'advice.data',
  'advice.ask',
  'advice.papers',
  'advice.visa',
  'advice.evidence',
  'advice.late',
] as const;

/** What to do now, and a word for whoever posted the ad. */
export function Advice({ language }: { language: UiLanguage }) {
  const t = noteWords(language);
  return (
    <section class="note-part">
      <h3 class="r-heading">{t('advice.title')}</h3>
      <ul class="note-steps">
        {STEPS.map((step) => (
          <li key={step}>{t(step)}</li>
        ))}
      </ul>
      <p class="note-soft">{t('advice.victim')}</p>
    </section>
  );
}
