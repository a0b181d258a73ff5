import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';

const engine = createEngine(buildPack().match);
const firesOn = (text: string): string[] => engine.evaluate({ text }).findings.map(({ id }) => id);

/** The flag, an ad that shows its sign, and the same ad denying it. */
const PAIRS: [string, string, string][] = [
  [
    'documents/passport-withheld',
    'paspor ditahan majikan selama kontrak',
    'paspor tidak ditahan majikan selama kontrak',
  ],
  ['documents/passport-withheld', 'penahanan paspor oleh kantor', 'tidak ada penahanan paspor oleh kantor'],
  ['documents/passport-withheld', 'paspor dipegang agen', 'paspor dipegang masing-masing'],
  [
    'documents/passport-withheld',
    'we keep your passport in the office',
    "we don't keep your passport in the office",
  ],
  ['money/salary-deduction-debt', 'potong gaji 6 bulan', 'tanpa potong gaji 6 bulan'],
  ['money/salary-deduction-debt', 'ada potongan gaji', 'potongan gaji: tidak ada'],
  ['money/salary-deduction-debt', 'salary deduction 7 months', 'no salary deduction'],
  [
    'money/salary-deduction-debt',
    'denda telat, potong gaji 3 bulan',
    'tidak ada denda telat, uang jaminan, maupun potong gaji',
  ],
  [
    'money/upfront-fee',
    'biaya pendaftaran 2 juta',
    'kami tidak memungut biaya pendaftaran 2 juta seperti kabar yang beredar',
  ],
  ['money/upfront-fee', 'bayar uang muka dulu', 'nggak pakai uang muka'],
  ['money/upfront-fee', 'ada uang jaminan', 'tidak ada uang jaminan'],
  ['job/underage', '"umur 17 boleh?" → boleh', '"umur 17 boleh?" → tidak boleh'],
  ['money/upfront-fee', 'placement fee 1000 usd', 'we never ask any placement fee'],
  ['money/upfront-fee', 'đặt cọc trước 5 triệu', 'không thu đặt cọc'],
  ['money/upfront-fee', '要交保证金', '不收任何保证金'],
  ['money/upfront-fee', 'may placement fee', 'walang placement fee'],
  ['money/upfront-fee', 'ค่าหัว 3000', 'ไม่เก็บค่าหัว'],
  ['process/irregular-route', 'berangkat lewat jalur tikus', 'bukan lewat jalur tikus'],
  ['process/insider-or-bribe', 'lewat orang dalam', 'tidak ada orang dalam'],
];

describe('denial', () => {
  it.each(PAIRS)('%s: %s / %s', (flag, said, denied) => {
    const ad = (words: string): string =>
      `Butuh 5 orang kerja kebun di Malaysia, ${words}. Minat inbox 0812-0000-7000`;
    expect(firesOn(ad(said)), said).toContain(flag);
    expect(firesOn(ad(denied)), denied).not.toContain(flag);
  });

  // A negator that belongs to something else, a lure, a condition or a clause before leaves the sign as it is.
  it.each<[string, string]>([
    ['money/salary-deduction-debt', 'tanpa modal potong gaji 3 bulan'],
    ['money/salary-deduction-debt', 'tidak perlu pengalaman, potong gaji 3 bulan'],
    ['money/salary-deduction-debt', 'tidak bayar apa-apa tapi potong gaji 4 bulan'],
    ['money/salary-deduction-debt', 'bukan tanpa potongan, potong gaji 4 bulan'],
    ['money/salary-deduction-debt', 'kalau tidak punya ongkos potong gaji 4 bulan'],
    ['documents/passport-withheld', 'tidak ribet, paspor ditahan agen'],
    ['documents/passport-withheld', 'paspor disimpan agen supaya tidak hilang'],
    ['money/ransom-penalty-terms', 'kalau tidak betah denda 10 juta'],
    ['money/upfront-fee', 'uang jaminan 5 juta tidak dikembalikan'],
    ['control/restricted-life-conditions', 'hp tidak boleh dipegang, tidak boleh keluar mess'],
    ['documents/no-contract-or-after-arrival', 'tanpa kontrak'],
    ['documents/tourist-visa-to-work', 'gak usah takut, pakai visa turis dulu'],
    ['pay/no-deduction-claim', 'gaji bersih tanpa potongan'],
  ])('%s fires on: %s', (flag, words) => {
    expect(
      firesOn(`Butuh 5 orang kerja di Malaysia, ${words}. Gaji 6 juta, minat inbox 0812-0000-7000`),
    ).toContain(flag);
  });
});
