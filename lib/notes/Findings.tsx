import { noteWords } from '../i18n/note.ts';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Post } from '../schema/post.ts';
import type { Finding, Verdict } from '../schema/verdict.ts';
import { MoreItems } from '../ui/MoreItems.tsx';
import { Quote } from '../ui/Quote.tsx';
import { SourceLine } from '../ui/SourceLine.tsx';
import type { NoteWords } from './actions.ts';
import { quotesOf } from './quotes.ts';

const MOST_QUOTES = 5;
/** Findings shown at once; the weaker ones unfold. */
const MOST_AT_ONCE = 4;

type FindingsProps = { post: Post; verdict: Verdict; words: NoteWords | undefined; language: UiLanguage };

function FindingItem({ finding, post, words, language }: FindingsProps & { finding: Finding }) {
  const t = noteWords(language);
  const rule = words?.flags[finding.id];
  const quotes = quotesOf(post, finding.spans);
  return (
    <li class="note-finding">
      <p class="note-finding-title">{rule?.title[language] ?? t('findings.unnamed')}</p>
      {finding.spans.length === 0 ? (
        <p class="note-soft">{partWords(language)('finding.combination')}</p>
      ) : null}
      <div class="note-quotes">
        {quotes.slice(0, MOST_QUOTES).map((quote, index) => (
          <Quote
            key={quote.text}
            text={quote.text}
            language={language}
            undone={index === 0 ? finding.undone : []}
            place={quote.inImage ? t('findings.image') : undefined}
          />
        ))}
      </div>
      {quotes.length > MOST_QUOTES ? (
        <p class="note-soft">{t('findings.more', { count: quotes.length - MOST_QUOTES })}</p>
      ) : null}
      {rule ? (
        <>
          <p>{rule.why[language]}</p>
          <SourceLine sources={rule.source} language={language} />
        </>
      ) : null}
    </li>
  );
}

/** Every finding: its words quoted, why it matters, and who says so. */
export function Findings(props: FindingsProps) {
  if (props.verdict.findings.length === 0) return null;
  return (
    <section class="note-part">
      <h3 class="r-heading">{noteWords(props.language)('findings.title')}</h3>
      <MoreItems
        most={MOST_AT_ONCE}
        summary={(count) => noteWords(props.language)('findings.rest', { count })}
        items={props.verdict.findings.map((finding) => (
          <FindingItem key={finding.id} finding={finding} {...props} />
        ))}
      />
    </section>
  );
}
