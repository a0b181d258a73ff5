import type { UiLanguage } from '../../i18n/translate.ts';
import type { TraceQuote } from '../../schema/trace.ts';
import type { Disguise } from '../../schema/verdict.ts';
import { Quote } from '../Quote.tsx';
import { placeOf } from './format.ts';

export type TraceQuotesProps = {
  quotes: readonly TraceQuote[];
  undone?: readonly Disguise[];
  language: UiLanguage;
};

/** Every quoted wording once, with where it stands; the first one says what was undone to read them. */
export function TraceQuotes({ quotes, undone = [], language }: TraceQuotesProps) {
  const once = [...new Map(quotes.map((quote) => [`${quote.part} ${quote.text}`, quote])).entries()];
  return (
    <>
      {once.map(([identity, { part, text }], index) => (
        <Quote
          key={identity}
          text={text}
          language={language}
          undone={index === 0 ? undone : []}
          place={placeOf(part, language)}
        />
      ))}
    </>
  );
}
