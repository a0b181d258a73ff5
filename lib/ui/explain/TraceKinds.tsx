import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace } from '../../schema/trace.ts';
import { points, wordsOf } from './format.ts';
import { TraceQuotes } from './TraceQuotes.tsx';

/** More words than these for one kind tell nothing new. */
const MOST_SIGNALS = 6;
/** The two kinds that were weighed against each other. */
const MOST_VOICES = 2;

/** What the writer is doing, as read: the chosen kind, the one after it, and the words that spoke for each. */
export function TraceKinds({ trace, language }: { trace: Trace; language: UiLanguage }) {
  const { t, common } = wordsOf(language);
  const { kind, runnerUp, kinds, voice = [] } = trace;
  return (
    <section>
      <h3 class="r-heading">{t('kinds')}</h3>
      <p>
        {t('kinds.chosen', { kind: common(`kind.${kind}`) })}
        {runnerUp ? ` ${t('kinds.runnerUp', { kind: common(`kind.${runnerUp}`) })}` : null}
      </p>
      {kinds.length === 0 ? <p>{t('kinds.none')}</p> : null}
      <ul class="r-plain-list">
        {kinds.map(({ kind: of, sum, signals }) => (
          <li key={of}>
            <strong>{t('kinds.sum', { kind: common(`kind.${of}`), sum: points(sum, language) })}</strong>
            <TraceQuotes
              quotes={signals.slice(0, MOST_SIGNALS).map(({ quote }) => quote)}
              language={language}
            />
          </li>
        ))}
      </ul>
      {voice.length > 0 ? (
        <>
          <h4>{t('voice')}</h4>
          <p class="r-soft">{t('voice.hint')}</p>
          <ul class="r-plain-list">
            {voice.slice(0, MOST_VOICES).map(({ kind: of, sum, signals }) => (
              <li key={of}>
                <strong>{t('kinds.sum', { kind: common(`kind.${of}`), sum: points(sum, language) })}</strong>
                <TraceQuotes
                  quotes={signals
                    .filter(({ weight, quote }) => weight > 0 && quote.text !== '')
                    .slice(0, MOST_SIGNALS)
                    .map(({ quote }) => quote)}
                  language={language}
                />
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  );
}
