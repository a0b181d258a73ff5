import { commonWords } from '../../i18n/common.ts';
import { popupWords } from '../../i18n/popup.ts';
import type { UiLanguage } from '../../i18n/translate.ts';
import type { FactId, Finding, Verdict } from '../../schema/verdict.ts';
import type { Contact, RuleWords } from '../../schema/words.ts';
import { Contacts } from '../Contacts.tsx';
import { LevelBadge } from '../LevelBadge.tsx';
import { isMark } from '../marks.ts';
import { Quote } from '../Quote.tsx';
import { SourceLine } from '../SourceLine.tsx';
import { countSigns } from '../signs.ts';

export type CheckedText = {
  text: string;
  verdict: Verdict;
  words: { flags: Record<string, RuleWords>; reassurances: Record<string, RuleWords>; contacts: Contact[] };
};

/** At most this many quotes of one finding are shown. */
const MAX_QUOTES = 3;

function FindingItem(props: {
  finding: Finding;
  words: RuleWords | undefined;
  text: string;
  language: UiLanguage;
}) {
  const { finding, words, text, language } = props;
  const quotes = finding.spans
    .filter((span) => span.part === 'text')
    .map(({ start, end }) => text.slice(start, end));
  return (
    <li class="r-finding">
      <h4 class="r-heading">{words?.title[language] ?? finding.id}</h4>
      {finding.spans.length === 0 ? (
        <p class="r-soft">{commonWords(language)('finding.combination')}</p>
      ) : null}
      {[...new Set(quotes)].slice(0, MAX_QUOTES).map((quote) => (
        <Quote key={quote} text={quote} language={language} undone={finding.undone} />
      ))}
      {words ? <p>{words.why[language]}</p> : null}
      {words ? <SourceLine sources={words.source} language={language} /> : null}
    </li>
  );
}

/** What the engine says of a text, in words: level, kind, findings with quotes and sources, what is not stated. */
export function VerdictView({ checked, language }: { checked: CheckedText; language: UiLanguage }) {
  const { verdict, words, text } = checked;
  const t = popupWords(language);
  const common = commonWords(language);
  const missing = (Object.entries(verdict.facts) as [FactId, { state: string }][])
    .filter(([, fact]) => fact.state === 'not-stated')
    .map(([id]) => common(`fact.${id}`));
  const marked = isMark(verdict.level);
  return (
    <section class={`r-card r-card-${verdict.level}`} aria-label={common(`level.${verdict.level}`)}>
      <p>
        <LevelBadge level={verdict.level} language={language} />
      </p>
      <p class="r-soft">
        {t('check.kind', { kind: common(`kind.${verdict.kind}`) })}
        {verdict.kind === 'offer' ? null : `. ${t('check.notOffer')}`}
      </p>
      {verdict.help ? <p>{t('check.help')}</p> : null}
      {marked ? null : (
        <p>
          {verdict.findings.length === 0 ? `${t('check.noSigns')} ` : null}
          {t('check.none')}
        </p>
      )}
      {verdict.cut ? <p class="r-soft">{t('check.cut')}</p> : null}
      {verdict.kind === 'offer' && verdict.findings.length > 0 ? (
        <>
          <h3 class="r-heading">
            {t(marked ? 'check.findings' : 'check.few', { count: countSigns(verdict.findings) })}
          </h3>
          <ul class="r-plain-list">
            {verdict.findings.map((finding) => (
              <FindingItem
                key={finding.id}
                finding={finding}
                words={words.flags[finding.id]}
                text={text}
                language={language}
              />
            ))}
          </ul>
        </>
      ) : null}
      {verdict.kind === 'offer' && verdict.reassurances.length > 0 ? (
        <>
          <h3 class="r-heading">{common('reassurances.title')}</h3>
          <ul>
            {verdict.reassurances.map(({ id }) => (
              <li key={id}>{words.reassurances[id]?.title[language] ?? id}</li>
            ))}
          </ul>
          <p class="r-soft">{common('reassurances.note')}</p>
        </>
      ) : null}
      {verdict.kind === 'offer' && missing.length > 0 ? (
        <p class="r-soft">
          {t('check.facts')}: {missing.join(', ')}.
        </p>
      ) : null}
      {verdict.help || marked ? <Contacts contacts={words.contacts} language={language} /> : null}
    </section>
  );
}
