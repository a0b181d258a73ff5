import { describe, expect, it } from 'vitest';
import { findContacts } from './contacts.ts';

const kinds = (text: string): string[] => findContacts(text).map((s) => s.kind);

describe('findContacts', () => {
  it.each([
    ['0812-3456-7890', ['phone']],
    ['+62 812 3456 7890', ['phone']],
    ['62812xxxx7890', ['phone']],
    ['0 8 1 2 3 4 5 6 7 8 9', ['phone']],
    ['+855 12 345 678', ['phone-foreign']],
    ['85512345678', ['phone-foreign']],
    ['wa.me/6281234567890', ['link', 'chat', 'phone']],
    ['https://t.me/loker_kps', ['link', 'chat']],
    ['chat @bos_kps ya', ['chat']],
    ['hrd@contoh.co.id', ['email', 'link']],
    ['Rp 9.000.000', []],
    ['12.500.000', []],
    ['2019-2024', []],
    ['08.00-17.00', []],
    ['NIK 3512345678901234567', []],
  ])('%s', (text, expected) => {
    expect(kinds(text).filter((k) => k !== 'link' || expected.includes('link'))).toEqual(expected);
  });

  it('gives offsets of the original', () => {
    const text = 'hub 0812-3456-7890 ya';
    const [span] = findContacts(text);
    expect(text.slice(span?.start, span?.end)).toBe('0812-3456-7890');
  });
});
