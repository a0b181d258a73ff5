import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isContactLink } from './contact-links.ts';
import { findContacts, shadow } from './contacts.ts';

const found = (text: string) =>
  findContacts(text).map(({ start, end, type }) => [type, text.slice(start, end)]);

describe('findContacts', () => {
  it.each<[string, string, string]>([
    ['Hub 0812-3456-7890 ya', 'phone', '0812-3456-7890'],
    ['WA: +62 812 3456 7890.', 'phone', '+62 812 3456 7890'],
    ['0 8 1 2 3 4 5 6 7 8 9', 'phone', '0 8 1 2 3 4 5 6 7 8 9'],
    ['o8l: 081234o6789', 'phone', '081234o6789'],
    ['０８１２３４５６７８９', 'phone', '０８１２３４５６７８９'],
    ['nomor 𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖', 'phone', '𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖'],
    ['08\u200b12\u200b3456\u200b7890', 'phone', '08\u200b12\u200b3456\u200b7890'],
    [
      'nol lapan satu dua tiga empat lima enam tujuh',
      'phone',
      'nol lapan satu dua tiga empat lima enam tujuh',
    ],
    ['rek BCA 1234567890 an Siti', 'account-number', '1234567890'],
    ['NIK 3201011501990001', 'account-number', '3201011501990001'],
    ['kirim ke siti.a@contoh.co.id ya', 'email', 'siti.a@contoh.co.id'],
    ['IG: @siti_a99', 'handle', '@siti_a99'],
    ['line id: siti99', 'handle', 'siti99'],
    ['tele : budi_hr', 'handle', 'budi_hr'],
    ['klik wa.me/6281234567890?text=halo', 'link', 'wa.me/6281234567890?text=halo'],
    ['(https://t.me/contoh)24小时', 'link', 'https://t.me/contoh'],
    ['08 12 34 56 78 90', 'phone', '08 12 34 56 78 90'],
    ['0812.3456.7890', 'phone', '0812.3456.7890'],
    ['HP/WA=081234567890', 'phone', '081234567890'],
    ['https://t.me/lowongan_x sekarang', 'link', 'https://t.me/lowongan_x'],
    ['https://chat.whatsapp.com/AbC123', 'link', 'https://chat.whatsapp.com/AbC123'],
    ['wa O81234567890', 'phone', 'O81234567890'],
    ['hub O8l2-3456-789O ya', 'phone', 'O8l2-3456-789O'],
    ['08l234567890', 'phone', '08l234567890'],
    ['0812-3456-789l', 'phone', '0812-3456-789l'],
    ['0 8 l 2 3 4 5 6 7 8', 'phone', '0 8 l 2 3 4 5 6 7 8'],
    ['0812-oooo-3456', 'phone', '0812-oooo-3456'],
    ['O 8 1 2 3 4 5 6 7 8', 'phone', 'O 8 1 2 3 4 5 6 7 8'],
    ['+62812•3456•7890', 'phone', '+62812•3456•7890'],
    ['0812 · 3456 · 7890', 'phone', '0812 · 3456 · 7890'],
    ['0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8️⃣', 'phone', '0️⃣8️⃣1️⃣2️⃣3️⃣4️⃣5️⃣6️⃣7️⃣8'],
    ['Wa081234567890', 'phone', '081234567890'],
    ['surel siti(at)gmail.com ya', 'email', 'siti(at)gmail.com'],
    ['siti @ gmail.com', 'email', 'siti @ gmail.com'],
    ['siti.a [at] yahoo [dot] co.id', 'email', 'siti.a [at] yahoo [dot] co.id'],
    ['siti at gmail dot com', 'email', 'siti at gmail dot com'],
    ['ig nama_akun', 'handle', 'nama_akun'],
    ['ig saya siti.nur', 'handle', 'siti.nur'],
    ['fb: sitinur', 'handle', 'sitinur'],
    ['line siti99 saja', 'handle', 'siti99'],
    ['lihat facebook.com/nama.orang', 'link', 'facebook.com/nama.orang'],
    ['m.facebook.com/profile.php?id=1000', 'link', 'm.facebook.com/profile.php?id=1000'],
    ['instagram.com/siti_tki', 'link', 'instagram.com/siti_tki'],
    ['https://www.tiktok.com/@siti.tki?lang=id', 'link', 'https://www.tiktok.com/@siti.tki?lang=id'],
    ['paspor C1234567', 'account-number', 'C1234567'],
    ['no. paspor saya: AB 123456', 'account-number', 'AB 123456'],
  ])('%s', (text, type, quote) => {
    expect(found(text)).toContainEqual([type, quote]);
  });

  it.each([
    'Gaji Rp 12.000.000 per bulan',
    'Gaji 12.000.000 - bonus',
    'Rp12500000 bersih',
    'USD 1200',
    'usia 18-35 tahun, 8 jam, 2024-2025',
    'tanggal 17/08/2026',
    'jalan2 ke pasar jam 10:30',
    'format.me/abc dan start.me',
    'satu dua orang saja',
    'Jam kerja 08.00 - 17.00',
    'shift 08:00-17:00, 13:00-22:00',
    'Gaji SAR 3.000-5.000',
    'NT$ 27.470 – 30.000',
    'pada Rabu (19/11/2025)',
    'tayang 2026-07-19 23:30:55',
    'Tgl 27 / 11 / 2017',
    'https://www.facebook.com/story.php?story_fbid=221800000000000',
    'https://www.facebook.com/groups/1/posts/2 dan facebook.com/share/p/AbC',
    'https://www.instagram.com/p/AbC123/ di instagram.com/explore',
    'tahun 2019 • 2020 • 2021, 2022, 2023',
    'Gaji 5.000.000 • 6.000.000 • 7.000.000',
    'Lembur 08.00 • 17.00',
    'Modal 5000000 lo kira sedikit',
    'Uang 1000000 orang tua saya',
    'lo lo lo lo lo lo lo lo',
    'beli 3 @ 50.000 atau 12 @ 1.500.000',
    'makan siang @ kantor, at home dot dot',
    'paspor saya ditahan, paspor 24 halaman, paspor A sampai Z',
    'line produksi, tele marketing, ig story, instagram kami, tiktok live',
    'facebook www.bp2mi.go.id',
    'netflix.com/nama dan twitter.com/search',
    'kode produk C1234567',
    'no 1 di Asia, hp 2 jutaan',
  ])('leaves %s alone', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('types a number behind an account word, also with a label between', () => {
    expect(found('No. rekening: 1234567890')).toEqual([['account-number', '1234567890']]);
  });

  it('returns ordered spans that lie in the text and do not overlap, whatever the text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 20 }),
      fc.constantFrom(
        '0812-3456-7890',
        'a@b.co',
        '@siti99',
        'wa.me/62811',
        '1 ',
        '.',
        'rek ',
        '\n',
        '➀',
        '𝟎',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { start, end } of findContacts(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it.each([
    ['letters', 'a'.repeat(60_000)],
    ['digits', '1'.repeat(60_000)],
    ['digits and spaces', '1 '.repeat(30_000)],
    ['at signs', '@'.repeat(60_000)],
    ['letters, then at', 'a.'.repeat(30_000)],
    ['number words', 'satu '.repeat(12_000)],
    ['dashes', '1---'.repeat(15_000)],
    ['letters like digits', '1l'.repeat(30_000)],
    ['letters like zeros', 'o'.repeat(60_000)],
    ['addresses of persons', 'facebook.com/'.repeat(4_600)],
    ['passports', 'paspor no '.repeat(6_000)],
    ['names of apps', 'ig saya '.repeat(7_500)],
    ['dots', `${'a.'.repeat(20_000)}@b`],
  ])('stays quick on 60,000 units of %s', (_name, text) => {
    const before = performance.now();
    findContacts(text);
    expect(performance.now() - before).toBeLessThan(1_500);
  });
});

it('the shadow of any text has its length', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(shadow(text)).toHaveLength(text.length);
    }),
  );
});

it.each([
  ['https://wa.me/62812', true],
  ['tel:+62812', true],
  ['mailto:a@b.co', true],
  ['https://www.facebook.com/nama.orang', true],
  ['https://www.facebook.com/groups/1/user/100', true],
  ['https://www.linkedin.com/in/siti', true],
  ['https://www.facebook.com/groups/1/posts/2', false],
  ['https://www.facebook.com/hashtag/tki', false],
  ['https://contoh.co.id/lowongan', false],
  ['https://contoh.co.id/?u=wa.mexico', false],
])('isContactLink %s is %s', (address, expected) => {
  expect(isContactLink(address)).toBe(expected);
});
