import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { formatPartialDate } from './dates.ts';
import { translator } from './translate.ts';

const folder = new URL('./', import.meta.url);
const tables = readdirSync(folder)
  .filter((name) => name.endsWith('.id.json'))
  .map((name) => name.replace('.id.json', ''));

function table(name: string, language: 'id' | 'en'): Record<string, string> {
  return JSON.parse(readFileSync(new URL(`${name}.${language}.json`, folder), 'utf8')) as Record<
    string,
    string
  >;
}

function placeholders(text: string): string[] {
  return [...text.matchAll(/\{\w+\}/g)].map(([whole]) => whole).sort();
}

/** Words about persons, and promises that nobody can keep. */
const NEVER = /\b(aman|penipu|pelaku|tersangka|safe|scammers?|fraudsters?|perpetrators?|criminals?)\b/i;

describe.each(tables)('string table %s', (name) => {
  const id = table(name, 'id');
  const en = table(name, 'en');

  it('has the same keys and placeholders in both languages', () => {
    expect(Object.keys(en)).toEqual(Object.keys(id));
    for (const [key, text] of Object.entries(id))
      expect(placeholders(en[key] ?? ''), key).toEqual(placeholders(text));
  });

  it('leaves no string empty', () => {
    for (const [key, text] of [...Object.entries(id), ...Object.entries(en)])
      expect(text.trim(), key).not.toBe('');
  });

  it('speaks about the text, never about a person, and never says that anything is safe', () => {
    for (const [key, text] of [...Object.entries(id), ...Object.entries(en)])
      expect(text, `${name}: ${key}`).not.toMatch(NEVER);
  });
});

describe('translator', () => {
  it('fills placeholders and leaves unknown ones visible', () => {
    const t = translator({ id: { a: '{x} dan {y}' }, en: { a: '{x} and {y}' } }, 'id');
    expect(t('a', { x: 1 })).toBe('1 dan {y}');
  });
});

describe('formatPartialDate', () => {
  it.each([
    ['2022', 'id', '2022'],
    ['2022-08', 'id', 'Agustus 2022'],
    ['2022-08', 'en', 'August 2022'],
    ['2024-12-16', 'id', '16 Desember 2024'],
    ['2024-13', 'id', '2024-13'],
    ['2024-02-31', 'id', '2024-02-31'],
    ['kemarin', 'id', 'kemarin'],
  ] as const)('%s in %s is %s', (date, language, words) => {
    expect(formatPartialDate(date, language)).toBe(words);
  });
});
