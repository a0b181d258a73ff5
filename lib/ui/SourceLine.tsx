import { formatPartialDate } from '../i18n/dates.ts';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Source } from '../schema/words.ts';

function describe(source: Source, language: UiLanguage): string {
  return [source.publisher, source.article, source.title, formatPartialDate(source.date, language)]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');
}

/** Who says so, and when; without a source it says that it is Rambu's own note. */
export function SourceLine({ sources, language }: { sources: readonly Source[]; language: UiLanguage }) {
  const t = partWords(language);
  return (
    <p class="r-source">
      <span class="r-source-label">{t('source.label')}: </span>
      {sources.length === 0
        ? t('source.none')
        : sources.map((source, index) => (
            <span key={`${source.publisher}${source.date}${source.article ?? ''}`}>
              {index > 0 ? '; ' : ''}
              {source.url ? (
                <a class="r-link" href={source.url} target="_blank" rel="noopener noreferrer">
                  {describe(source, language)}
                </a>
              ) : (
                describe(source, language)
              )}
            </span>
          ))}
    </p>
  );
}
