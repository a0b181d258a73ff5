import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace, TraceChange } from '../../schema/trace.ts';
import type { RuleWords } from '../../schema/words.ts';
import { listed, points, wordsOf } from './format.ts';

type ChangesProps = { trace: Trace; titles: Record<string, RuleWords>; language: UiLanguage };

function describe(change: TraceChange, { titles, language }: ChangesProps): string {
  const { t, common } = wordsOf(language);
  const then = { level: common(`level.${change.level}`), score: points(change.score, language) };
  if (change.what !== 'without') return t(`change.${change.what}`, then);
  const names = change.ids.map((id) => `“${titles[id]?.title[language] ?? id}”`);
  return t('change.without', { what: listed(names, language), ...then });
}

/** How far an offer is from the next level, where only its score keeps it from there. */
function shortOf({ trace, language }: ChangesProps): string | undefined {
  const { kind, sum, thresholds, reason, level } = trace;
  if (kind !== 'offer' || level === 'danger' || (reason !== 'score' && reason !== 'facts-missing'))
    return undefined;
  const next = level === 'check' ? 'danger' : 'check';
  const missing = thresholds[next] - sum.score;
  if (missing <= 0) return undefined;
  const { t, common } = wordsOf(language);
  return t('changes.short', { points: points(missing, language), level: common(`level.${next}`) });
}

/** What would have to be otherwise for another level. */
export function TraceChanges(props: ChangesProps) {
  const { t } = wordsOf(props.language);
  const short = shortOf(props);
  const lines = [...(short ? [short] : []), ...props.trace.changes.map((change) => describe(change, props))];
  return (
    <section>
      <h3 class="r-heading">{t('changes')}</h3>
      {lines.length === 0 ? <p>{t('changes.none')}</p> : null}
      <ul class="r-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
