import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildCapsule, chosenSpans } from './capsule.ts';
import { blur, blurredByDefault, contactsIn, MASK, quoteOf } from './redact.ts';
import { sampleDraft, samplePost } from './testing/draft.ts';

const id = 'b2f7a5b0-93a4-4d0a-8f6e-0a6a5a1d2c3e';
const held = (draft: ReturnType<typeof sampleDraft>, blurred?: number[]) => ({
  id,
  key: draft.post.key,
  capturedAt: '2026-11-21T00:00:00.000Z',
  draft,
  stage: 'desk' as const,
  ...(blurred ? { blurred } : {}),
});

describe('blurring', () => {
  it('leaves every contact of an offer', () => {
    const capsule = buildCapsule(held(sampleDraft()), '1');
    expect(capsule.post.text).toContain('0812-0000-0001');
    expect(capsule.redactions).toEqual([]);
  });

  it.each(['warning', 'testimony', 'question', 'seeking', 'other'] as const)(
    'blurs every contact of a %s',
    (kind) => {
      const capsule = buildCapsule(held(sampleDraft({}, { kind })), '1');
      expect(JSON.stringify(capsule)).not.toMatch(/0812-0000-0001|6281200000001/);
      expect(capsule.post.links).toContain('https://contoh.co.id/lowongan');
      expect(capsule.redactions.map(({ field, type }) => [field, type])).toEqual([
        ['text', 'phone'],
        ['text', 'link'],
        ['link:0', 'link'],
      ]);
    },
  );

  it('follows the person, contact by contact', () => {
    const draft = sampleDraft({}, { kind: 'question' });
    const phoneOnly = buildCapsule(held(draft, [0]), '1');
    expect(phoneOnly.post.text).not.toContain('0812-0000-0001');
    expect(phoneOnly.post.text).toContain('wa.me/6281200000001');
    expect(buildCapsule(held(draft, []), '1').post.text).toBe(draft.post.text);
  });

  it('reads titles, places, pictures and the shown name too', () => {
    const post = samplePost({
      title: 'WA 081200000002',
      location: 'Batam 081200000003',
      imageText: ['hub 081200000004'],
      author: { name: 'Budi 081200000005' },
    });
    const text = JSON.stringify(blur(post, contactsIn(post)));
    expect(text).not.toMatch(/0812000000/);
  });

  it('keeps every offset: only what is blurred differs, and it is all mask', () => {
    const contact = fc.constantFrom(
      '0812-3456-7890',
      'siti@contoh.co.id',
      '@siti_a99',
      'wa.me/628111',
      '𝟎𝟖𝟏𝟐𝟑𝟒𝟓𝟔𝟕',
    );
    const words = fc.string({ unit: 'grapheme', maxLength: 30 });
    fc.assert(
      fc.property(fc.array(fc.tuple(words, contact), { minLength: 1, maxLength: 6 }), (parts) => {
        const text = parts.map(([before, there]) => `${before} ${there} `).join('');
        const post = samplePost({ text, links: [] });
        const spans = contactsIn(post).filter(({ field }) => field === 'text');
        const blurred = blur(post, spans).text;
        expect(blurred).toHaveLength(text.length);
        for (const [, there] of parts) expect(blurred).not.toContain(there);
        let rebuilt = blurred;
        for (const span of spans) {
          expect(blurred.slice(span.start, span.end)).toMatch(new RegExp(`^${MASK}+$`));
          rebuilt = rebuilt.slice(0, span.start) + quoteOf(post, span) + rebuilt.slice(span.end);
        }
        expect(rebuilt).toBe(text);
      }),
    );
  });

  it('ignores indices that name no contact', () => {
    expect(chosenSpans({ draft: sampleDraft(), blurred: [99] })).toEqual([]);
    expect(blurredByDefault('other', contactsIn(samplePost()))).toEqual([0, 1, 2]);
  });
});
