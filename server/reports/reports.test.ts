import { describe, expect, it } from 'vitest';
import { sampleCapsule } from '../../tests/server/support/sample-report.ts';
import { canonicalJson, sha256 } from './canonical.ts';
import { newReceiptCode, normaliseReceiptCode } from './receipt-code.ts';
import { excerptOf, searchable, searchTextOf, textHashOf } from './search-text.ts';
import { readStored } from './stored-capsule.ts';

const post = (changes: Parameters<typeof sampleCapsule>[0] = {}) => sampleCapsule(changes).post;

describe('receipt codes', () => {
  it('are many, grouped, and read back as people type them', () => {
    const codes = Array.from({ length: 2_000 }, newReceiptCode);
    expect(new Set(codes).size).toBe(2_000);
    expect(new Set(codes.join('').replaceAll('-', '')).size).toBe(32);
    for (const code of codes.slice(0, 50)) {
      const typed = code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l');
      expect(normaliseReceiptCode(typed)).toBe(code);
    }
  });

  it.each(['', 'ABCD', 'ABCD-EFGH-JKMN-PQR', 'ABCD-EFGH-JKMN-PQRU', '%', 'ABCD-EFGH-JKMN-PQRS-TVWX'])(
    'are not %s',
    (typed) => {
      expect(normaliseReceiptCode(typed)).toBeUndefined();
    },
  );
});

describe('canonical JSON', () => {
  // The example of RFC 8785, section 3.2.2.
  it('is that of RFC 8785', () => {
    const value = JSON.parse(
      '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
        '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
    );
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('does not exist for lone surrogates and bottomless nesting', () => {
    expect(canonicalJson({ a: '\ud83d' })).toBeUndefined();
    let deep: unknown = 1;
    for (let i = 0; i < 200_000; i++) deep = [deep];
    expect(canonicalJson(deep)).toBeUndefined();
  });
});

describe('texts for the queue', () => {
  it('find disguised widths, line breaks and case', () => {
    expect(searchable('  ＧＡＪＩ\n𝗯𝗲𝘀𝗮𝗿\u0000 ')).toBe('gaji besar');
    expect(searchTextOf(post({ post: { links: ['https://T.me/X'], imageText: ['POSTER'] } }))).toMatch(
      /poster.*contoh pengunggah.*https:\/\/t\.me\/x/,
    );
  });

  it('hash letters and digits alone', () => {
    const hash = (text: string) => textHashOf(post({ post: { text } }));
    expect(hash('Gaji 800 USD!')).toBe(hash('gaji  800\nusd 🔥'));
    expect(hash('Gaji 800 USD')).not.toBe(hash('Gaji 900 USD'));
  });

  it('hash nothing where there is no letter and no digit', () => {
    expect(textHashOf(post({ post: { text: ' 🔥!! \n', unreadImages: 2 } }))).toBe('');
    expect(textHashOf(post({ post: { text: '', imageText: ['Kerja'] } }))).not.toBe('');
  });

  it('shorten without splitting a character', () => {
    const excerpt = excerptOf(post({ post: { title: 'Judul', text: '🔥'.repeat(500) } }));
    expect(excerpt).toMatch(/^Judul — 🔥+…$/u);
    expect([...excerpt]).toHaveLength(241);
    expect(excerptOf(post({ post: { text: '', imageText: ['Tulisan gambar'] } }))).toBe('Tulisan gambar');
  });
});

describe('a stored capsule', () => {
  const capsule = canonicalJson(sampleCapsule()) ?? '';

  it('is verified while it is unchanged', () => {
    expect(readStored({ capsule, sha256: sha256(capsule) })).toMatchObject({ verified: true });
  });

  it.each([
    ['changed', capsule.replace('800', '900')],
    ['cut', capsule.slice(0, -1)],
    ['empty', ''],
  ])('is not verified when it is %s', (_how, text) => {
    expect(readStored({ capsule: text, sha256: sha256(capsule) }).verified).toBe(false);
  });

  it('does not verify against a hash of something that is not canonical', () => {
    const spaced = JSON.stringify(JSON.parse(capsule), null, 1);
    expect(readStored({ capsule: spaced, sha256: sha256(spaced) }).verified).toBe(false);
  });
});
