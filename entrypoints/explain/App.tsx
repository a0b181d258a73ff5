import { useEffect, useState } from 'preact/hooks';
import { explainWords } from '../../lib/i18n/explain.ts';
import { popupWords } from '../../lib/i18n/popup.ts';
import type { UiLanguage } from '../../lib/i18n/translate.ts';
import { call } from '../../lib/messages/call.ts';
import { explainSubject } from '../../lib/messages/subjects.ts';
import { type Subject, textSubject } from '../../lib/schema/subject.ts';
import type { Trace } from '../../lib/schema/trace.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { type Explained, ExplainView } from '../../lib/ui/explain/ExplainView.tsx';
import type { CheckedText } from '../../lib/ui/popup/VerdictView.tsx';

export type Analyse = (input: Subject['input']) => { verdict: Verdict; trace: Trace };

async function checked(text: string, verdict: Verdict): Promise<CheckedText> {
  const ids = [...verdict.findings, ...verdict.reassurances].map(({ id }) => id);
  const places = (verdict.places ?? []).slice(0, 50);
  return { text, verdict, words: await call('words.get', { ids: ids.slice(0, 200), places }) };
}

async function load(id: string, analyse: Analyse): Promise<Explained | null> {
  const subject = await call('subject.get', { id }).catch(() => null);
  if (!subject) return null;
  const { verdict, trace } = analyse(subject.input);
  return { subject, trace, checked: await checked(subject.input.text, verdict) };
}

/** Composes the page for the kept text that the address names after `#`. */
export function App({ analyse }: { analyse: Analyse }) {
  const [language, setLanguage] = useState<UiLanguage>();
  const [explained, setExplained] = useState<Explained | null>();
  const [failed, setFailed] = useState(false);

  useEffect(() => {
    const fail = (error: unknown) => {
      console.warn('Rambu: the text could not be explained', error);
      setFailed(true);
    };
    call('settings.get', null).then((settings) => setLanguage(settings.language), fail);
    load(location.hash.slice(1), analyse).then(setExplained, fail);
  }, [analyse]);
  useEffect(() => {
    if (language === undefined) return;
    document.documentElement.lang = language;
    document.title = `Rambu: ${explainWords(language)('title')}`;
  }, [language]);

  if (failed) return <p class="r-popup">{popupWords(language ?? 'id')('check.failed')}</p>;
  if (language === undefined || explained === undefined) return null;
  return (
    <ExplainView
      explained={explained}
      check={(text) => checked(text, analyse(textSubject('pasted', text).input).verdict)}
      explain={(text) => explainSubject(textSubject('pasted', text))}
      language={language}
    />
  );
}
