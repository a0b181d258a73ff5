import { formatPartialDate } from '../i18n/dates.ts';
import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Contact } from '../schema/words.ts';

/** Who gives a contact, and of which day; what bears no date says so. */
export function ContactSource({ contact, language }: { contact: Contact; language: UiLanguage }) {
  const t = partWords(language);
  const { source, undated } = contact;
  return (
    <div class="r-source">
      {source ? (
        <div>
          {t('contact.dated', {
            publisher: source.publisher,
            date: formatPartialDate(source.date, language),
          })}
        </div>
      ) : null}
      {undated ? (
        <div>
          {t('contact.undated', {
            where: undated.where[language],
            date: formatPartialDate(undated.seen, language),
          })}
        </div>
      ) : null}
    </div>
  );
}
