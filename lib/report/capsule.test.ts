import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HeldDraft, ReportDraft } from '../schema/outbox.ts';
import { capsuleSchema, reportSchema } from '../schema/report.ts';
import {
  buildCapsule,
  canonicalJson,
  MAX_CAPSULE_BYTES,
  prettyCapsule,
  sealReport,
  sha256,
} from './capsule.ts';
import { sampleDraft } from './testing/draft.ts';

function held(draft: ReportDraft, change: Partial<HeldDraft> = {}): HeldDraft {
  return {
    id: 'b2f7a5b0-93a4-4d0a-8f6e-0a6a5a1d2c3e',
    key: draft.post.key,
    capturedAt: '2026-11-21T13:00:00.000Z',
    draft,
    stage: 'desk',
    ...change,
  };
}

describe('the canonical form', () => {
  it('is that of RFC 8785', () => {
    expect(canonicalJson({ b: 1, a: [1e21, 0.5, '\u20ac\u000f"'], '\u00e9': null })).toBe(
      '{"a":[1e+21,0.5,"€\\u000f\\""],"b":1,"é":null}',
    );
  });

  it('and its hash do not depend on the order of keys', async () => {
    const capsule = buildCapsule(held(sampleDraft()), '1.0.0');
    const shuffled = Object.fromEntries(Object.entries(capsule).reverse());
    expect(await sha256(canonicalJson(shuffled))).toBe((await sealReport(capsule)).sha256);
  });

  it('has a known hash', async () => {
    expect(await sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is what the preview shows', async () => {
    const capsule = buildCapsule(held(sampleDraft()), '1.0.0');
    expect(canonicalJson(JSON.parse(prettyCapsule(capsule)))).toBe(canonicalJson(capsule));
  });
});

describe('buildCapsule', () => {
  it('holds the evidence and nothing of the key or of what was only for us', () => {
    const capsule = buildCapsule(held(sampleDraft(), { note: 'dari grup desa' }), '1.2.3');
    expect(capsule).toMatchObject({
      reason: 'marked',
      note: 'dari grup desa',
      verdict: { level: 'danger', findings: [{ id: 'destination/scam-hub' }] },
      adapter: { id: 'facebook', version: '1' },
      extension: { version: '1.2.3' },
      media: [],
    });
    expect(Object.keys(capsule.post)).not.toContain('key');
  });

  it('is pure', () => {
    const draft = held(sampleDraft({}, { kind: 'testimony' }));
    expect(buildCapsule(draft, '1')).toEqual(buildCapsule(structuredClone(draft), '1'));
  });

  it('cuts what is too large, says so, and drops evidence that was cut off', () => {
    const span = { part: 'text' as const, start: 150_000, end: 150_010 };
    const draft = sampleDraft(
      { text: '汉'.repeat(200_000), imageText: Array.from({ length: 80 }, () => '字'.repeat(5_000)) },
      { findings: [{ id: 'a/b', group: 'g', weight: 1, spans: [span], undone: [] }] },
    );
    const capsule = buildCapsule(held(draft), '1');
    expect(new TextEncoder().encode(canonicalJson(capsule)).length).toBeLessThanOrEqual(MAX_CAPSULE_BYTES);
    expect(capsule.post.truncated).toBe(true);
    expect(capsule.verdict.findings).toEqual([{ id: 'a/b', spans: [], undone: [] }]);
  });

  it('accepts any text, lone surrogates included, and always fits the schema', async () => {
    const anyText = fc.string({
      unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)),
    });
    await fc.assert(
      fc.asyncProperty(anyText, anyText, anyText, async (text, title, image) => {
        const report = await sealReport(
          buildCapsule(held(sampleDraft({ text, title, imageText: [image] }, { kind: 'other' })), '1'),
        );
        expect(reportSchema.safeParse(JSON.parse(JSON.stringify(report))).success).toBe(true);
        expect(await sha256(canonicalJson(JSON.parse(JSON.stringify(report.capsule))))).toBe(report.sha256);
      }),
    );
  });

  it('never cuts a character of two units', () => {
    const capsule = buildCapsule(held(sampleDraft({ text: `a${'😀'.repeat(100_000)}` })), '1');
    expect(capsule.post.text.isWellFormed()).toBe(true);
    expect(capsuleSchema.safeParse(capsule).success).toBe(true);
  });
});
