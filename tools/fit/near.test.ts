import { describe, expect, it } from 'vitest';
import { campaignsOf, foldOf } from './near.ts';

const AD =
  'Dibutuhkan admin untuk kantor di luar negeri, gaji dua belas juta per bulan, mess dan makan ditanggung kantor, hubungi kak Budi';
const OTHER =
  'Puskesmas kami membuka pendaftaran relawan posyandu sampai akhir bulan, bawa fotokopi kartu keluarga dan datang ke balai desa';

describe('campaigns', () => {
  it('hold near copies together, whatever their digits, case and marks', () => {
    const copy = `${AD.toUpperCase().replaceAll(',', ' 🔥')} 0812`;
    const [first, second, third] = campaignsOf([
      { text: AD, campaign: 'a' },
      { text: OTHER, campaign: 'b' },
      { text: copy, campaign: 'c' },
    ]);
    expect(third).toBe(first);
    expect(second).not.toBe(first);
  });

  it('hold what is declared together, and copies of its members', () => {
    const groups = campaignsOf([
      { text: AD, campaign: 'a' },
      { text: OTHER, campaign: 'a' },
      { text: `${OTHER} ya`, campaign: 'c' },
      { text: 'pendek sekali', campaign: 'd' },
    ]);
    expect(new Set(groups.slice(0, 3)).size).toBe(1);
    expect(groups[3]).not.toBe(groups[0]);
  });

  it('lie in one fold each, spread over all', () => {
    const folds = Array.from({ length: 200 }, (_, i) => foldOf(`c${i}`, 6));
    expect(new Set(folds).size).toBe(6);
    expect(foldOf('c1', 6)).toBe(folds[1]);
  });
});
