import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import { Quote } from '../ui/Quote.tsx';
import type { NoteWords } from './actions.ts';
import { quotesOf } from './quotes.ts';

type ReassurancesProps = { post: Post; verdict: Verdict; words: NoteWords | undefined; language: UiLanguage };

/** What the ad says in its favour, with the warning that nobody has checked it. */
export function Reassurances({ post, verdict, words, language }: ReassurancesProps) {
  if (verdict.reassurances.length === 0) return null;
  const t = partWords(language);
  return (
    <section class="note-part">
      <h3 class="r-heading">{t('reassurances.title')}</h3>
      <ul class="r-list">
        {verdict.reassurances.map((finding) => (
          <li key={finding.id}>
            {words?.reassurances[finding.id]?.title[language] ?? null}
            {quotesOf(post, finding.spans)
              .slice(0, 1)
              .map((quote) => (
                <Quote key={quote.text} text={quote.text} language={language} />
              ))}
          </li>
        ))}
      </ul>
      <p class="note-soft">{t('reassurances.note')}</p>
    </section>
  );
}
