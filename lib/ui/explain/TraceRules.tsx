import { commonWords } from '../../i18n/common.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { Trace, TraceFinding } from '../../schema/trace.ts';
import type { RuleWords } from '../../schema/words.ts';
import { groupName, points, wordsOf } from './format.ts';
import { TraceQuotes } from './TraceQuotes.tsx';

type RuleProps = { finding: TraceFinding; title: string | undefined; notes: string[]; language: UiLanguage };

function Rule({ finding, title, notes, language }: RuleProps) {
  const { id, group, weight, quotes, undone } = finding;
  const { t } = wordsOf(language);
  const facts = [
    groupName(group, language),
    t('weight', { weight: points(weight, language) }),
    ...notes,
  ].join(' · ');
  return (
    <li class="r-finding">
      <h4 class="r-heading">{title ?? id}</h4>
      <p class="r-soft">{facts}</p>
      <TraceQuotes quotes={quotes} undone={undone} language={language} />
      <p class="r-soft">
        <code>{id}</code>
      </p>
    </li>
  );
}

type RulesProps = { trace: Trace; titles: Record<string, RuleWords>; language: UiLanguage };

/** Every finding with quotes, weight and group, whether or not it led to a mark. */
export function TraceFindings({ trace, titles, language }: RulesProps) {
  const { t } = wordsOf(language);
  return (
    <section>
      <h3 class="r-heading">{t('findings')}</h3>
      {trace.findings.length === 0 ? <p>{t('findings.none')}</p> : null}
      <ul class="r-plain-list">
        {trace.findings.map((finding) => (
          <Rule
            key={finding.id}
            finding={finding}
            title={titles[finding.id]?.title[language]}
            notes={[
              ...(finding.combination ? [commonWords(language)('finding.combination')] : []),
              ...(finding.sourced || finding.combination ? [] : [t('findings.unsourced')]),
            ]}
            language={language}
          />
        ))}
      </ul>
    </section>
  );
}

/** What the text says in its favour, with its quotes and the warning that nobody has checked it. */
export function TraceReassurances({ trace, titles, language }: RulesProps) {
  if (trace.reassurances.length === 0) return null;
  const { common } = wordsOf(language);
  return (
    <section>
      <h3 class="r-heading">{common('reassurances.title')}</h3>
      <p class="r-soft">{common('reassurances.note')}</p>
      <ul class="r-plain-list">
        {trace.reassurances.map((finding) => (
          <Rule
            key={finding.id}
            finding={finding}
            title={titles[finding.id]?.title[language]}
            notes={[]}
            language={language}
          />
        ))}
      </ul>
    </section>
  );
}
