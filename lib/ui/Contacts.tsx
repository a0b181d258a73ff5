import { partWords } from '../i18n/part.ts';
import type { UiLanguage } from '../i18n/translate.ts';
import type { Contact } from '../schema/words.ts';
import { ContactSource } from './ContactSource.tsx';
import { MoreItems } from './MoreItems.tsx';

const MOST_CONTACTS = 4;

function digits(number: string): string {
  return number.replace(/[^\d+]/g, '');
}

/** `0811…` as wa.me wants it: country code, digits only. */
function whatsappAddress(number: string): string {
  return `https://wa.me/${digits(number).replace(/^\+/, '').replace(/^0/, '62')}`;
}

function ContactItem({ contact, language }: { contact: Contact; language: UiLanguage }) {
  const t = partWords(language);
  const sure = contact.confidence !== 'low';
  return (
    <li class="r-contact">
      <strong>{contact.name[language]}</strong>
      <div>{contact.when[language]}</div>
      <div class="r-contact-ways r-buttons">
        {sure && contact.phone ? (
          <a class="r-button" href={`tel:${digits(contact.phone)}`}>
            {t('contacts.call', { number: contact.phone })}
          </a>
        ) : null}
        {sure && contact.whatsapp ? (
          <a
            class="r-button"
            href={whatsappAddress(contact.whatsapp)}
            target="_blank"
            rel="noopener noreferrer"
          >
            {t('contacts.whatsapp', { number: contact.whatsapp })}
          </a>
        ) : null}
        {contact.url ? (
          <a class="r-button" href={contact.url} target="_blank" rel="noopener noreferrer">
            {new URL(contact.url).hostname.replace(/^www\./, '')}
          </a>
        ) : null}
      </div>
      <ContactSource contact={contact} language={language} />
    </li>
  );
}

/** Contacts for a place that the ad names come before those for everybody. */
function nearestFirst(contacts: readonly Contact[]): Contact[] {
  return [...contacts].sort((a, b) => Number(b.places !== undefined) - Number(a.places !== undefined));
}

/** Whom to call. Numbers of low confidence are not shown, only their address. */
export function Contacts({ contacts, language }: { contacts: readonly Contact[]; language: UiLanguage }) {
  const t = partWords(language);
  return (
    <section class="r-contacts">
      <h3 class="r-heading">{t('contacts.title')}</h3>
      {contacts.length === 0 ? <p>{t('contacts.none')}</p> : null}
      <MoreItems
        most={MOST_CONTACTS}
        summary={(count) => t('contacts.rest', { count })}
        items={nearestFirst(contacts).map((contact) => (
          <ContactItem key={contact.id} contact={contact} language={language} />
        ))}
      />
    </section>
  );
}
