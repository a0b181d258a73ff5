import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildCapsule, sealReport } from '../../lib/report/capsule.ts';
import { askReceipt, askServer, sendReport } from '../../lib/report/client.ts';
import { sampleDraft } from '../../lib/report/testing/draft.ts';
import { FormBrowser } from './support/form-browser.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

/** The extension's own client against the real server: what one sends, the other must take. */
describe('the extension and the server', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ RECEIVER_NAME: 'LSM Contoh' });
  });
  afterAll(() => server.remove());

  const held = (...draft: Parameters<typeof sampleDraft>) => ({
    id: randomUUID(),
    key: 'facebook:post:1',
    capturedAt: '2026-11-20T03:04:05.678Z',
    stage: 'countdown' as const,
    draft: sampleDraft(...draft),
  });
  const send = async (...draft: Parameters<typeof sampleDraft>) => {
    const report = await sealReport(buildCapsule(held(...draft), '0.1.0'));
    return { report, result: await sendReport(fetch, server.url, report) };
  };

  it('agree on who receives', async () => {
    expect(await askServer(fetch, server.url)).toMatchObject({ value: { receiver: 'LSM Contoh' } });
  });

  it('agree on a report, sent once or twice, and on its receipt', async () => {
    const { report, result } = await send();
    if (result.kind !== 'acknowledged') throw new Error(JSON.stringify(result));
    const { receipt } = result.acknowledgement;
    expect(await sendReport(fetch, server.url, report)).toEqual({
      kind: 'acknowledged',
      acknowledgement: { ...result.acknowledgement, known: true },
    });
    expect(await askReceipt(fetch, server.url, receipt)).toMatchObject({ value: { status: 'waiting' } });
    expect(await askReceipt(fetch, server.url, '0000-0000-0000-0000')).toEqual({ error: 'not-found' });
  });

  it.each([
    ['a post of 200,000 characters', { text: 'Kerja di Poipet 🔥 '.repeat(12_000) }],
    ['half characters', { text: 'a\ud83d b', title: '\udc00', author: { name: '\ud800' } }],
    ['control characters', { text: 'a\u0000b\u0007\u2028c\u202e' }],
    ['no text at all', { text: '', author: { anonymous: true }, links: [], permalinks: [] }],
    ['hundreds of links', { links: Array.from({ length: 400 }, (_, i) => `https://contoh.example/${i}`) }],
    [
      'the longest post that fits, in Thai',
      { text: 'งาน'.repeat(30_000), imageText: ['งาน'.repeat(20_000)] },
    ],
  ])('agree on %s', async (_what, post) => {
    const { result } = await send(post);
    expect(result).toMatchObject({ kind: 'acknowledged' });
  });

  it('agree on blurred contacts, which the moderator sees as such', async () => {
    const admin = new FormBrowser(server.url);
    await admin.post(new URL(server.setUpLink ?? '').pathname, {
      name: 'Sari',
      email: 'sari@contoh.example',
      password: 'kata sandi panjang',
    });
    const { report, result } = await send({}, { kind: 'testimony', level: 'none', findings: [] });
    expect(result.kind).toBe('acknowledged');
    expect(report.capsule.redactions.length).toBeGreaterThan(0);
    const { document, html } = await admin.get(`/reports/${report.capsule.id}`);
    expect(document.querySelectorAll('.redacted').length).toBeGreaterThan(0);
    expect(html).not.toContain('0812-0000-0001');
  });
});
