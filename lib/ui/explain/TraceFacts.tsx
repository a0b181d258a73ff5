import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace } from '../../schema/trace.ts';
import { wordsOf } from './format.ts';
import { TraceQuotes } from './TraceQuotes.tsx';

/** The ten facts, each with its state and the words it was found in. Nothing is expected of what is no offer. */
export function TraceFacts({ trace, language }: { trace: Trace; language: UiLanguage }) {
  if (trace.kind !== 'offer') return null;
  const { t, common } = wordsOf(language);
  return (
    <section>
      <h3 class="r-heading">{t('facts')}</h3>
      <dl class="r-facts">
        {trace.facts.map(({ id, state, quotes }) => (
          <div key={id}>
            <dt>{common(`fact.${id}`)}</dt>
            <dd>
              {t(`fact.${state}`)}
              <TraceQuotes quotes={quotes} language={language} />
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
