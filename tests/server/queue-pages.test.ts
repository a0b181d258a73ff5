import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgementSchema, receiptSchema } from '../../lib/schema/report.ts';
import { FormBrowser } from './support/form-browser.ts';
import { sampleReport } from './support/sample-report.ts';
import { postReport, startTestServer, type TestServer } from './support/test-server.ts';

const ADMIN = { name: 'Sari', email: 'sari@contoh.example', password: 'kata sandi panjang' };

let server: TestServer;
let admin: FormBrowser;
beforeAll(async () => {
  server = await startTestServer({ RECEIVER_NAME: 'LSM <Contoh>' });
  admin = new FormBrowser(server.url);
  await admin.post(new URL(server.setUpLink ?? '').pathname, ADMIN);
});
afterAll(() => server.remove());

async function send(changes?: Parameters<typeof sampleReport>[0]) {
  const answer = await postReport(server.url, sampleReport(changes));
  return acknowledgementSchema.parse(await answer.json());
}
const receiptOf = async (code: string) =>
  receiptSchema.parse(await (await fetch(`${server.url}/v1/receipts/${code}`)).json());

describe('the queue', () => {
  it('shows what is asked for, escaped, and counts it', async () => {
    const text = '<script>alert(1)</script> Kerja di "Poipet" & <b>gratis</b>';
    await send({ post: { text, site: 'olx' }, reason: 'missed', verdict: { level: 'none', findings: [] } });
    await send({ post: { text: 'Kasir kafe Surabaya' }, reason: 'wrong-mark', verdict: { level: 'check' } });
    const excerpts = async (query: string) =>
      [...(await admin.get(`/queue?${query}`)).document.querySelectorAll('.excerpt')].map(
        (a) => a.textContent,
      );
    expect(await excerpts('')).toHaveLength(2);
    expect(await excerpts('q=POIPET')).toEqual([text]);
    expect(await excerpts('site=olx')).toEqual([text]);
    expect(await excerpts('level=check')).toEqual(['Kasir kafe Surabaya']);
    expect(await excerpts('reason=wrong-mark')).toEqual(['Kasir kafe Surabaya']);
    expect(await excerpts('status=confirmed')).toEqual([]);
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    expect(await excerpts(`from=${today}&to=${today}`)).toHaveLength(2);
    expect(await excerpts('to=2020-01-01')).toEqual([]);
    const { html, document } = await admin.get('/queue');
    expect(html).not.toContain('<script');
    expect(document.querySelector('.tabs [aria-current] .count')?.textContent).toBe('2');
    expect(document.querySelector('.brand span')?.textContent).toBe('LSM <Contoh>');
  });

  it('is not troubled by nonsense in the address', async () => {
    const query = 'status=x&level=%00&reason[]=1&site=%27--&q=%25%5F%5C&from=2026-99-99&to=gestern&page=-3';
    const answer = await admin.get(`/queue?${query}`);
    expect(answer.status).toBe(200);
    expect((await admin.get('/queue?page=9999')).document.querySelectorAll('.excerpt')).toHaveLength(2);
  });

  it('keeps the site that was asked for among those offered', async () => {
    const { document } = await admin.get('/queue?site=kaskus');
    const chosen = document.querySelector('[name=site] option[selected]');
    expect(chosen?.getAttribute('value')).toBe('kaskus');
  });

  it('turns pages', async () => {
    const reports = Array.from({ length: 31 }, (_, i) =>
      send({ post: { text: `Halaman ${i}`, site: 'glints' } }),
    );
    await Promise.all(reports);
    const first = await admin.get('/queue?site=glints');
    const next = first.document.querySelector('a[rel=next]')?.getAttribute('href');
    expect(first.document.querySelectorAll('.excerpt')).toHaveLength(30);
    expect(next).toBe('/queue?site=glints&page=2');
    expect((await admin.get(next ?? '')).document.querySelectorAll('.excerpt')).toHaveLength(1);
  });

  it('speaks English on request and Indonesian otherwise', async () => {
    const browser = new FormBrowser(server.url);
    await browser.post('/sign-in', ADMIN);
    expect((await browser.get('/queue')).document.querySelector('html')?.getAttribute('lang')).toBe('id');
    const switched = await browser.get('/language/en?back=%2Fqueue%3Fsite%3Dolx');
    expect(switched.to).toBe('/queue?site=olx');
    expect((await browser.get('/language/en?back=%2F%2Fevil.example')).to).toBe('/queue');
    const english = await browser.get('/queue');
    expect(english.document.querySelector('html')?.getAttribute('lang')).toBe('en');
    expect(english.document.querySelector('h1')?.textContent).toBe('Report queue');
  });
});

describe('one report', () => {
  it('shows the evidence with its reasons and sources, and whether the hash still fits', async () => {
    const { id } = await send({ note: 'Adik saya hampir berangkat' });
    const { document, html } = await admin.get(`/reports/${id}`);
    const marks = [...document.querySelectorAll('mark')].map((mark) => mark.textContent);
    expect(marks).toEqual(['Gaji 800 USD', 'visa turis']);
    expect(document.querySelector('#flag-1 h3')?.textContent).toBe('Masuk dengan visa turis untuk bekerja');
    expect(document.querySelector('#flag-1')?.textContent).toContain('UU 18/2017');
    expect(document.querySelector('#flag-2')?.textContent).toContain('belum ada sumber resmi');
    expect(html).toContain('Adik saya hampir berangkat');
    expect(document.querySelector('.fits')).not.toBeNull();
    const capsule = await admin.get(`/reports/${id}/capsule.json`);
    expect(capsule.headers.get('content-disposition')).toMatch(/attachment/);
    expect(JSON.parse(capsule.html).id).toBe(id);
  });

  it('makes no link out of what a recruiter wrote', async () => {
    const { id } = await send({
      post: {
        text: 'https://t.me/scam javascript:alert(1)',
        links: ['https://t.me/scam', 'javascript:alert(2)'],
        permalinks: ['javascript:alert(3)', 'https://www.facebook.com/1', 'data:text/html,x'],
        author: { name: '<img src=x onerror=alert(4)>', url: 'javascript:alert(5)' },
      },
    });
    const { document } = await admin.get(`/reports/${id}`);
    const foreign = [...document.querySelectorAll('a[href]')].filter(
      (a) => !/^[/#]/.test(a.getAttribute('href') ?? ''),
    );
    expect(foreign.map((a) => a.getAttribute('href'))).toEqual(['https://www.facebook.com/1']);
    expect(foreign[0]?.closest('details')?.hasAttribute('open')).toBe(false);
    expect(foreign[0]?.getAttribute('rel')).toContain('noreferrer');
    expect(document.querySelector('img, script, iframe, [onclick], [style]')).toBeNull();
  });

  it('survives spans and flags that make no sense', async () => {
    const { id } = await send({
      post: { text: 'Pendek 🔥' },
      verdict: {
        findings: [
          {
            id: 'tidak/ada',
            spans: [
              { part: 'text', start: 8, end: 999 },
              { part: 'image:7', start: 0, end: 5 },
            ],
            undone: ['homoglyph'],
          },
          { id: 'toString', spans: [{ part: 'text', start: 5, end: 2 }], undone: [] },
        ],
      },
    });
    const { status, document } = await admin.get(`/reports/${id}`);
    expect(status).toBe(200);
    expect(document.querySelector('mark')?.textContent).toBe('🔥');
    expect(document.querySelector('#flag-1 code')?.textContent).toBe('tidak/ada');
    expect(document.querySelector('#flag-2 code')?.textContent).toBe('toString');
  });

  it('says so when the stored capsule was changed', async () => {
    const { id } = await send();
    const database = new DatabaseSync(server.database);
    database.prepare("UPDATE reports SET capsule = replace(capsule, '800', '900') WHERE id = ?").run(id);
    database.close();
    expect((await admin.get(`/reports/${id}`)).document.querySelector('.broken')).not.toBeNull();
  });

  it('does not exist for made-up ids', async () => {
    for (const path of ['/reports/x', '/reports/%00', '/reports/x/capsule.json'])
      expect((await admin.get(path)).status).toBe(404);
    expect((await admin.post('/reports/x/decision', { outcome: 'confirmed', seen: '0' })).status).toBe(404);
  });
});

describe('deleting a report', () => {
  it('asks an administrator first, then leaves no trace but an entry without content', async () => {
    const original = await send({ post: { text: 'Kalimat asli yang dihapus' } });
    const copy = await send({ post: { text: 'Salinannya' } });
    const duplicate = { outcome: 'duplicate', original: original.receipt, seen: '0' };
    await admin.post(`/reports/${copy.id}/decision`, duplicate);
    const path = `/reports/${original.id}`;
    const ask = (await admin.get(path)).document.querySelector('a[href$="/delete"]')?.getAttribute('href');
    expect(ask).toBe(`${path}/delete`);
    const asked = await admin.get(ask ?? '');
    expect(asked.document.querySelector('h1')?.textContent).toContain(original.receipt);
    expect((await admin.get(path)).status).toBe(200);
    const deleted = await admin.post(ask ?? '', {});
    expect(deleted.to).toBe('/queue?done=deleted');
    expect((await admin.get(deleted.to ?? '')).document.querySelector('[role=status]')).not.toBeNull();
    for (const gone of [path, `${path}/capsule.json`, ask ?? ''])
      expect((await admin.get(gone)).status).toBe(404);
    expect((await admin.post(ask ?? '', {})).status).toBe(404);
    expect((await fetch(`${server.url}/v1/receipts/${original.receipt}`)).status).toBe(404);
    expect((await admin.get('/queue?status=all&q=dihapus')).document.querySelector('.excerpt')).toBeNull();
    const left = await admin.get(`/reports/${copy.id}`);
    expect(left.document.querySelector('.history')?.textContent).toContain('Laporan asalnya sudah dihapus');
    const team = (await admin.get('/team')).html;
    expect(team).toContain(`menghapus laporan ${original.receipt}`);
    expect(team).not.toContain('Kalimat asli');
  });

  it('is not for moderators, nor for another site', async () => {
    const { id } = await send();
    const invited = await admin.post('/team/invitations', { role: 'moderator' });
    const link = invited.document.querySelector('.message input')?.getAttribute('value') ?? '';
    const budi = new FormBrowser(server.url);
    await budi.post(new URL(link).pathname, { ...ADMIN, name: 'Budi', email: 'budi@contoh.example' });
    const path = `/reports/${id}`;
    expect((await budi.get(path)).document.querySelector('a[href$="/delete"]')).toBeNull();
    expect([
      (await budi.get(`${path}/delete`)).status,
      (await budi.post(`${path}/delete`, {})).status,
    ]).toEqual([403, 403]);
    const evil = { origin: 'https://evil.example' };
    expect((await admin.post(`${path}/delete`, {}, evil)).status).toBe(403);
    expect((await new FormBrowser(server.url).post(`${path}/delete`, {})).to).toBe('/sign-in?next=%2Fqueue');
    expect((await admin.get(path)).status).toBe(200);
  });
});

describe('deciding', () => {
  it('puts the outcome on the receipt and keeps the note inside', async () => {
    const { id, receipt } = await send();
    const saved = await admin.post(`/reports/${id}/decision`, {
      outcome: 'confirmed',
      note: 'Sudah ke BP3MI\r\n<b>rahasia</b>',
      seen: '0',
    });
    expect(saved.to).toBe(`/reports/${id}?saved=yes`);
    const answer = await receiptOf(receipt);
    expect(answer).toMatchObject({ status: 'decided', outcome: 'confirmed' });
    expect(JSON.stringify(answer)).not.toMatch(/rahasia|Sari/);
    const { document } = await admin.get(saved.to ?? '');
    expect(document.querySelector('[role=status]')).not.toBeNull();
    const history = document.querySelector('.history')?.textContent;
    expect(history).toContain('oleh Sari');
    expect(history).toContain('<b>rahasia</b>');
  });

  it('refuses what is incomplete and keeps what was typed', async () => {
    const { id, receipt } = await send();
    const decide = (fields: Record<string, string>) =>
      admin.post(`/reports/${id}/decision`, { seen: '0', ...fields });
    const none = await decide({ note: 'catatan saya' });
    expect(none.status).toBe(422);
    expect(none.document.querySelector('textarea')?.textContent).toBe('catatan saya');
    expect((await decide({ outcome: 'guilty' })).status).toBe(422);
    expect((await decide({ outcome: 'duplicate', original: 'entah' })).status).toBe(422);
    expect((await decide({ outcome: 'duplicate', original: receipt })).status).toBe(422);
    expect((await decide({ outcome: 'confirmed', note: 'x'.repeat(5001) })).status).toBe(422);
    expect((await decide({ outcome: 'confirmed', note: 'x'.repeat(100_000) })).status).toBe(413);
    expect((await receiptOf(receipt)).status).toBe('waiting');
  });

  it('names the original of a duplicate, suggested by the same text', async () => {
    const text = 'Dibutuhkan segera, teks yang sama persis';
    const original = await send({ post: { text } });
    const copy = await send({ post: { text: `${text}!!` } });
    const { document } = await admin.get(`/reports/${copy.id}`);
    expect(document.querySelector('[name=original]')?.getAttribute('value')).toBe(original.receipt);
    await admin.post(`/reports/${copy.id}/decision`, {
      outcome: 'duplicate',
      original: original.receipt,
      seen: '0',
    });
    const after = await admin.get(`/reports/${copy.id}`);
    expect(after.document.querySelector('.history a')?.getAttribute('href')).toBe(`/reports/${original.id}`);
    expect((await receiptOf(copy.receipt)).outcome).toBe('duplicate');
  });

  it('lets nobody overrule a decision that they have not seen', async () => {
    const { id, receipt } = await send();
    await admin.post(`/reports/${id}/decision`, { outcome: 'confirmed', seen: '0' });
    const late = await admin.post(`/reports/${id}/decision`, { outcome: 'not-tppo', seen: '0' });
    expect(late.status).toBe(422);
    expect(late.document.querySelector('[name=seen]')?.getAttribute('value')).toBe('1');
    expect((await receiptOf(receipt)).outcome).toBe('confirmed');
  });
});
