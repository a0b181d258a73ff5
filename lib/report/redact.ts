import type { ContactSpan } from '../schema/outbox.ts';
import type { Post } from '../schema/post.ts';
import type { Kind } from '../schema/verdict.ts';
import { isContactLink } from './contact-links.ts';
import { findContacts } from './contacts.ts';

/** What stands in place of a blurred contact, one for each UTF-16 unit, so that offsets stay what they were. */
export const MASK = '█';

/** A text field of a post that is sent: its name in spans, how to read and how to replace it. */
type Field = { name: string; text: string; put(post: Post, text: string): Post };

function replaced<T>(list: readonly T[], index: number, value: T): T[] {
  return list.map((old, position) => (position === index ? value : old));
}

function fieldsOf(post: Post): Field[] {
  const single = (name: 'text' | 'title' | 'price' | 'location'): Field[] => {
    const text = post[name];
    return text === undefined ? [] : [{ name, text, put: (to, changed) => ({ ...to, [name]: changed }) }];
  };
  const author = post.author?.name;
  return [
    ...single('title'),
    ...single('price'),
    ...single('location'),
    ...single('text'),
    ...post.imageText.map((text, index) => ({
      name: `image:${index}`,
      text,
      put: (to: Post, changed: string) => ({ ...to, imageText: replaced(to.imageText, index, changed) }),
    })),
    ...post.links.map((text, index) => ({
      name: `link:${index}`,
      text,
      put: (to: Post, changed: string) => ({ ...to, links: replaced(to.links, index, changed) }),
    })),
    ...(author === undefined
      ? []
      : [
          {
            name: 'author',
            text: author,
            put: (to: Post, changed: string) => ({ ...to, author: { ...to.author, name: changed } }),
          },
        ]),
  ];
}

function spansOf(field: Field): ContactSpan[] {
  if (!field.name.startsWith('link:'))
    return findContacts(field.text).map((found) => ({ field: field.name, ...found }));
  return isContactLink(field.text)
    ? [{ field: field.name, start: 0, end: field.text.length, type: 'link' }]
    : [];
}

/** Every contact in the parts of a post that would be sent, in a fixed order: their index names them. */
export function contactsIn(post: Post): ContactSpan[] {
  return fieldsOf(post).flatMap(spansOf);
}

/** The words that a span covers. */
export function quoteOf(post: Post, span: ContactSpan): string {
  const field = fieldsOf(post).find(({ name }) => name === span.field);
  return field?.text.slice(span.start, span.end) ?? '';
}

/** In an offer all contacts stay, for they are the evidence; elsewhere all are blurred. */
export function blurredByDefault(kind: Kind, contacts: readonly ContactSpan[]): number[] {
  return kind === 'offer' ? [] : contacts.map((_contact, index) => index);
}

/** The post with these spans blurred; all other text and every offset stays as it was. */
export function blur(post: Post, spans: readonly ContactSpan[]): Post {
  return fieldsOf(post).reduce((changed, field) => {
    const own = spans.filter((span) => span.field === field.name);
    if (own.length === 0) return changed;
    const text = own.reduce(
      (current, { start, end }) => current.slice(0, start) + MASK.repeat(end - start) + current.slice(end),
      field.text,
    );
    return field.put(changed, text);
  }, post);
}
