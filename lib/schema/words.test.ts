import { describe, expect, it } from 'vitest';
import { contactSchema } from './words.ts';

const both = (text: string) => ({ id: text, en: text });
const contact = { id: 'police', name: both('Polisi'), when: both('Darurat'), confidence: 'high' };

describe('a contact', () => {
  it.each([
    ['the day of its source', { source: { publisher: 'Kemlu', date: '2026-09-12' } }],
    [
      'where it was seen, where that has no date',
      { undated: { where: both('Salinan'), seen: '2026-11-21' } },
    ],
  ])('states %s', (_, of) => {
    expect(contactSchema.safeParse({ ...contact, ...of }).success).toBe(true);
  });

  it.each([
    ['nothing', {}],
    ['only a year', { source: { publisher: 'Kemlu', date: '2026' } }],
    ['a day that there is none', { undated: { where: both('Salinan'), seen: '2026-11-31' } }],
    ['where, but not when', { undated: { where: both('Salinan') } }],
  ])('is refused where it states %s', (_, of) => {
    expect(contactSchema.safeParse({ ...contact, ...of }).success).toBe(false);
  });
});
