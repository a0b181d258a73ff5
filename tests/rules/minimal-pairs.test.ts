import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';

const engine = createEngine(buildPack().match);
const isMarked = (text: string): boolean => ['check', 'danger'].includes(engine.evaluate({ text }).level);

/** Left should be marked, right must not be: the same words in another mouth. */
const PAIRS: [string, string][] = [
  [
    'Loker CS Poipet, gaji 800$, tiket ditanggung bos, tanpa ijazah, minat inbox',
    'Polisi gagalkan 5 orang yang dijanjikan jadi CS di Poipet gaji 800 dolar, tiket ditanggung',
  ],
  [
    'Butuh ART Riyadh, proses cepat, visa ziarah, uang saku 10jt, hub WA',
    'Paket umrah 9 hari, visa umrah/ziarah, hotel dekat Masjidil Haram, hub WA',
  ],
  [
    'Pakai visa turis dulu, WP diurus di sana, langsung terbang',
    'Jasa visa turis Jepang, terbang kapan saja, proses cepat',
  ],
  [
    'Ladang Malaysia, kumpul Batam, DP 3jt sisanya potong gaji',
    'Loker operator produksi Batam, UMK, BPJS, tidak dipungut biaya, email HRD',
  ],
  [
    'Dicari admin slot luar negeri, mess+makan free, bisa ngetik',
    'Hati-hati! Jangan mau ditawari jadi admin slot di luar negeri',
  ],
  [
    'Job Jepang 40jt tanpa N4 pasti lolos, transfer DP ke rek. pribadi',
    'PT X SIP3MI 81201141907610001, SSW kaigo Jepang, N4+JFT, kontrak 3 th, gaji ¥190.000',
  ],
  ['Dibutuhkan donor ginjal gol A, bayar 135jt, ke 🇰🇭', 'PMI butuh donor darah gol A di RS'],
  [
    'ABK Taiwan, buku pelaut dibuatkan, gaji 400$, paspor ditahan',
    'Manning agency SIUPPAK no 123/2024, BST wajib, PKL disahkan syahbandar',
  ],
  ['W4 aj4, k 4 m b 0 j 4, CS onl1ne 1000$', 'hampir jadi korban hum4n tr4ffick!ng, spill ya biar waspada'],
  [
    'Ready Thai & Kmbj 🇰🇭, amanah no sekap, bebas keluar masuk',
    'Jual bunga kamboja Bali, bibit, kirim seluruh Indonesia',
  ],
  [
    'Siapa mau kerja Mae Sot? bawa teman dapat komisi',
    'Ada yang tahu kerja di Kamboja aman gak? adik saya ditawari',
  ],
];

describe('minimal pairs', () => {
  it.each(PAIRS)('marks: %s', (text) => {
    expect(engine.evaluate({ text }).kind).toBe('offer');
    expect(isMarked(text)).toBe(true);
  });

  it.each(PAIRS.map(([, text]) => text))('does not mark: %s', (text) => {
    expect(isMarked(text)).toBe(false);
  });

  it('offers help to a worried relative', () => {
    const verdict = engine.evaluate({ text: 'Ada yang tahu kerja di Kamboja aman gak? adik saya ditawari' });
    expect(verdict.kind).toBe('question');
    expect(verdict.help).toBe(true);
  });

  it('clears nothing for a warning inside an offer', () => {
    const text =
      'Loker CS Poipet, gaji 800$, tiket ditanggung bos, minat inbox. Hati-hati penipuan, kami resmi!';
    expect(isMarked(text)).toBe(true);
  });

  it('marks nothing for an advertisement quoted in full', () => {
    const text =
      'BATAM - Polisi menangkap dua orang. Korban tergiur iklan: "Loker CS Poipet, gaji 800$, tiket ditanggung bos, tanpa ijazah, minat inbox", kata Kapolres.';
    expect(isMarked(text)).toBe(false);
  });
});
