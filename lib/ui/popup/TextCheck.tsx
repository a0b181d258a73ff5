import { useId, useState } from 'preact/hooks';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import { Button } from '../Button.tsx';
import { type CheckedText, VerdictView } from './VerdictView.tsx';

/** A box to paste a text into and check it here. */
export function TextCheck(props: {
  check: (text: string) => Promise<CheckedText>;
  /** Shows how the checked text was judged. */
  explain: (text: string) => void;
  language: UiLanguage;
}) {
  const t = popupWords(props.language);
  const field = useId();
  const [text, setText] = useState('');
  const [result, setResult] = useState<CheckedText>();
  const [failed, setFailed] = useState(false);

  function run() {
    setFailed(false);
    props.check(text).then(setResult, () => setFailed(true));
  }
  return (
    <section class="r-card" aria-labelledby={`${field}-title`}>
      <h2 class="r-heading" id={`${field}-title`}>
        {t('check.title')}
      </h2>
      <label for={field}>{t('check.label')}</label>
      <textarea
        id={field}
        class="r-input"
        rows={4}
        value={text}
        aria-describedby={`${field}-hint`}
        onInput={(event) => setText(event.currentTarget.value)}
      />
      <p class="r-soft" id={`${field}-hint`}>
        {t('check.hint')}
      </p>
      <div class="r-buttons">
        <Button look="primary" disabled={text.trim() === ''} onClick={run}>
          {t('check.run')}
        </Button>
        {text === '' && !result ? null : (
          <Button
            look="quiet"
            onClick={() => {
              setText('');
              setResult(undefined);
            }}
          >
            {t('check.clear')}
          </Button>
        )}
      </div>
      <div aria-live="polite">
        {failed ? <p class="r-failed">{t('check.failed')}</p> : null}
        {result ? <VerdictView checked={result} language={props.language} /> : null}
      </div>
      {result ? (
        <Button look="quiet" onClick={() => props.explain(result.text)}>
          {t('explain')}
        </Button>
      ) : null}
    </section>
  );
}
