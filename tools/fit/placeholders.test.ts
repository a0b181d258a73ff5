import { describe, expect, it } from 'vitest';
import { withoutPlaceholders } from './placeholders.ts';

describe('placeholders', () => {
  it.each([
    ['wa 0812-0000-1234 ya', 'wa 0812-3456-7891 ya'],
    ['wa 081200004567', 'wa 0812-3456-7891'],
    ['0856 0000 1', '0812-3456-7891'],
    ['+62 812-0000-0000', '0812-3456-7891'],
    ['0812xxxx', '0812-3456-7891'],
    ['0813-xxxx-xxxx', '0812-3456-7891'],
    ['tele @contoh_hr', 'tele @budi_hr'],
    ['PT C0ntoh Jaya', 'PT budi Jaya'],
  ])('%s becomes one contact or name', (text, plain) => {
    expect(withoutPlaceholders(text)).toBe(plain);
  });

  it('keeps the country of an invented number', () => {
    expect(withoutPlaceholders('+855 12-0000-000')).toMatch(/^\+855 \d\d-\d{4}-\d{3}$/);
    expect(withoutPlaceholders('+855 12-0000-000')).not.toContain('0000');
  });

  it.each([
    'gaji 10.000.000 per bulan',
    'Rp 900000000',
    '15000000 - 20000000',
    'wa 0812-3456-7890',
    'mencontoh yang baik',
    'contohnya begini',
    'pukul 08.00-17.00',
  ])('%s stays', (text) => {
    expect(withoutPlaceholders(text)).toBe(text);
  });
});
