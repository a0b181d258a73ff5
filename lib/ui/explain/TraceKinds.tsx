import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace } from '../../schema/trace.ts';
import { points, wordsOf } from './format.ts';
import { TraceQuotes } from './TraceQuotes.tsx';

/** More words than these for one kind tell nothing new. */
const MOST_SIGNALS = 6;

/** What the writer is doing, as read: the chosen kind, the one after it, and the words that spoke for each. */
export function TraceKinds({ trace, language }: { trace: Trace; language: UiLanguage }) {
  const { t, common } = wordsOf(language);
  const { kind, runnerUp, kinds } = trace;
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
    </section>
  );
}
