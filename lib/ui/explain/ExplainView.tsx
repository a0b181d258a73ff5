import { explainWords } from '../../i18n/explain.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { Subject } from '../../schema/subject.ts';
import type { Trace } from '../../schema/trace.ts';
import { TextCheck } from '../popup/TextCheck.tsx';
import { type CheckedText, VerdictView } from '../popup/VerdictView.tsx';
import { TraceView } from './TraceView.tsx';

export type Explained = { subject: Subject; checked: CheckedText; trace: Trace };

export type ExplainProps = {
  /** `null` where the text is no longer kept. */
  explained: Explained | null;
  check: (text: string) => Promise<CheckedText>;
  explain: (text: string) => void;
  language: UiLanguage;
};

function SubjectText({ subject, language }: { subject: Subject; language: UiLanguage }) {
  const { title, price, text, imageText = [] } = subject.input;
  const parts = [title, price, text, ...imageText].filter((part) => part !== undefined && part !== '');
  return (
    <details open={subject.from === 'selected'}>
      <summary>
        <h2 class="r-heading">{explainWords(language)(`text.${subject.from}`)}</h2>
      </summary>
      <div class="r-subject" dir="auto">
        {parts.join('\n\n')}
      </div>
    </details>
  );
}

/** A text, what the engine says of it in words, and how it came to that. */
export function ExplainView({ explained, check, explain, language }: ExplainProps) {
  const t = explainWords(language);
  return (
    <main class="r-popup r-explain" lang={language}>
      <h1 class="r-title">{t('title')}</h1>
      {explained ? (
        <>
          <p class="r-soft">{t('stays')}</p>
          <SubjectText subject={explained.subject} language={language} />
          <VerdictView checked={explained.checked} language={language} />
          <details open={explained.subject.from !== 'selected'}>
            <summary>
              <h2 class="r-heading">{t('trace')}</h2>
            </summary>
            <TraceView trace={explained.trace} words={explained.checked.words} language={language} />
          </details>
        </>
      ) : (
        <>
          <p role="status">{t('gone')}</p>
          <TextCheck check={check} explain={explain} language={language} />
        </>
      )}
    </main>
  );
}
