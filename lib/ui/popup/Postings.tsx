import { useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import { Button } from '../Button.tsx';

export type PostingsProps = {
  /** Reads the job data of the page once; false where there is none or the page may not be asked. */
  read: () => Promise<boolean>;
  language: UiLanguage;
};

/** On a page that is not read: its own job data, by a click. */
export function Postings({ read, language }: PostingsProps) {
  const t = popupWords(language);
  const [none, setNone] = useState(false);
  const look = () =>
    read().then(
      (found) => setNone(!found),
      () => setNone(true),
    );
  return (
    <div>
      <Button onClick={look}>{t('postings.read')}</Button>
      <p class="r-soft">{t('postings.hint')}</p>
      <p role="status">{none ? t('postings.none') : ''}</p>
    </div>
  );
}
