import { useEffect, useRef } from 'preact/hooks';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import { Button } from './Button.tsx';
import { ReportPreview } from './ReportPreview.tsx';
import { byPerson, type Trust } from './trust.ts';

export type AskFirstProps = {
  receiver: string;
  preview: string;
  onSend: () => void;
  onCancel: () => void;
  language: UiLanguage;
  trust?: Trust;
};

/** For those who chose "always ask me first": the contents and a button, no countdown. */
export function AskFirst({ receiver, preview, onSend, onCancel, language, trust = byPerson }: AskFirstProps) {
  const t = partWords(language);
  const group = useRef<HTMLFieldSetElement>(null);
  useEffect(() => group.current?.focus({ preventScroll: true }), []);
  const title = t('ask.title', { receiver });
  return (
    <fieldset ref={group} class="r-countdown" tabIndex={-1} aria-label={title}>
      <p class="r-countdown-title">{title}</p>
      <ReportPreview preview={preview} language={language} />
      <div class="r-buttons">
        <Button look="primary" onClick={(event) => trust(event) && onSend()}>
          {t('ask.send')}
        </Button>
        <Button onClick={(event) => trust(event) && onCancel()}>{t('countdown.cancel')}</Button>
      </div>
    </fieldset>
  );
}
