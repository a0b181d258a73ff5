import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace } from '../../schema/trace.ts';
import type { RuleWords } from '../../schema/words.ts';
import { LevelBadge } from '../LevelBadge.tsx';
import { points, wordsOf } from './format.ts';
import { TraceChanges } from './TraceChanges.tsx';
import { TraceFacts } from './TraceFacts.tsx';
import { TraceKinds } from './TraceKinds.tsx';
import { TraceFindings, TraceReassurances } from './TraceRules.tsx';
import { TraceSum } from './TraceSum.tsx';

export type TraceViewProps = {
  trace: Trace;
  words: { flags: Record<string, RuleWords>; reassurances: Record<string, RuleWords> };
  language: UiLanguage;
};

/** Everything that led to a level: the same trace that the command line prints. */
export function TraceView({ trace, words, language }: TraceViewProps) {
  const { t, common } = wordsOf(language);
  const reason = t(`reason.${trace.reason}`, {
    score: points(trace.sum.score, language),
    level: common('level.check'),
    kind: common(`kind.${trace.kind}`),
  });
  return (
    <div class="r-trace">
      <p class="r-soft">{t('trace.hint')}</p>
      <section>
        <h3 class="r-heading">{t('level')}</h3>
        <p>
          <LevelBadge level={trace.level} language={language} />
        </p>
        <p>{reason}</p>
        <p>{t(trace.abroad ? 'abroad.yes' : 'abroad.no')}</p>
        {trace.partial ? <p>{t('partial')}</p> : null}
      </section>
      <TraceChanges trace={trace} titles={words.flags} language={language} />
      <TraceFindings trace={trace} titles={words.flags} language={language} />
      <TraceReassurances trace={trace} titles={words.reassurances} language={language} />
      {trace.groups.length > 0 ? <TraceSum trace={trace} language={language} /> : null}
      <TraceKinds trace={trace} language={language} />
      <TraceFacts trace={trace} language={language} />
      <p class="r-soft">{t('version', { version: trace.packVersion })}</p>
    </div>
  );
}
