import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acknowledgementSchema, receiptSchema } from '../../lib/schema/report.ts';
import { FormBrowser } from '../testing/browser.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { postReport, startTestServer, type TestServer } from '../testing/test-server.ts';

const ADMIN = { name: 'Sari', email: 'sari@contoh.example', password: 'kata sandi panjang' };

let server: TestServer;
let admin: FormBrowser;
beforeAll(async () => {
  server = await startTestServer({ RECEIVER_NAME: 'LSM <Contoh>' });
  admin = new FormBrowser(server.url);
});
afterAll(() => server.remove());

async function send(changes?: Parameters<typeof sampleReport>[0]) {
  const answer = await postReport(server.url, sampleReport(changes));
  return acknowledgementSchema.parse(await answer.json());
}
const receiptOf = async (code: string) =>
  receiptSchema.parse(await (await fetch(`${server.url}/v1/receipts/${code}`)).json());
const pathOf = (link: string | undefined) => new URL(link ?? 'http://none').pathname;

describe('the set-up link', () => {
  it('keeps strangers out of everything before', async () => {
    const stranger = new FormBrowser(server.url);
    for (const path of ['/queue', '/team', '/reports/x', '/reports/x/capsule.json']) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.to]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
    expect((await stranger.post('/reports/x/decision', { outcome: 'confirmed' })).status).toBe(303);
    expect((await stranger.post('/team/invitations', { role: 'admin' })).status).toBe(303);
    expect((await stranger.get('/join/guessed')).status).toBe(410);
  });

  it('tells what is wrong with the form and stays open', async () => {
    const answer = await admin.post(pathOf(server.setUpLink), {
      name: ' ',
      email: 'sari',
      password: 'kurang',
    });
    expect(answer.status).toBe(422);
    expect(answer.document.querySelectorAll('[role=alert] li')).toHaveLength(3);
    expect(answer.html).not.toContain('kurang');
  });

  it('makes the first administrator once, signed in at once', async () => {
    const path = pathOf(server.setUpLink);
    expect((await admin.get(path)).status).toBe(200);
    expect((await admin.post(path, ADMIN)).to).toBe('/queue');
    expect((await admin.get('/queue')).status).toBe(200);
    expect((await new FormBrowser(server.url).get(path)).status).toBe(410);
    expect((await admin.get('/team')).document.querySelectorAll('main li')).toHaveLength(1);
  });

  it('leaves neither token nor password nor browser name in the database', () => {
    const database = new DatabaseSync(server.database, { readOnly: true });
    const tables = ['invitations', 'moderator', 'moderator_account', 'moderator_session'];
    const all = JSON.stringify(tables.map((table) => database.prepare(`SELECT * FROM ${table}`).all()));
    database.close();
    expect(all).toContain(ADMIN.email);
    expect(all).not.toContain(ADMIN.password);
    expect(all).not.toContain(pathOf(server.setUpLink).split('/').at(-1));
    expect(all).toContain('"ipAddress":"","userAgent":""');
  });
});

describe('signing in and out', () => {
  it('needs the right password and says no more than that', async () => {
    const browser = new FormBrowser(server.url);
    const wrong = await browser.post('/sign-in', { email: ADMIN.email, password: 'salah salah salah' });
    const unknown = await browser.post('/sign-in', {
      email: 'x@contoh.example',
      password: 'salah salah salah',
    });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    const text = (answer: typeof wrong) => answer.document.querySelector('[role=alert]')?.textContent;
    expect(text(wrong)).toBe(text(unknown));
    expect((await browser.get('/queue')).status).toBe(303);
  });

  it('leads back to where the moderator wanted to go, and never elsewhere', async () => {
    const browser = new FormBrowser(server.url);
    const signIn = (next: string) => browser.post('/sign-in', { ...ADMIN, next });
    expect((await signIn('/queue?level=danger')).to).toBe('/queue?level=danger');
    for (const next of [
      '//evil.example',
      'https://evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '',
    ])
      expect((await signIn(next)).to).toBe('/queue');
  });

  it('gives a cookie that scripts cannot read, and takes it back', async () => {
    const browser = new FormBrowser(server.url);
    const answer = await browser.post('/sign-in', ADMIN);
    const cookies = answer.headers.getSetCookie().join('\n');
    expect(cookies).toMatch(/session_token=.*HttpOnly/i);
    expect(cookies).toMatch(/SameSite=Lax/i);
    expect((await browser.get('/queue')).status).toBe(200);
    await browser.post('/sign-out', {});
    expect((await browser.get('/queue')).status).toBe(303);
  });

  it('has no sign-up and none of the routes of the library behind it', async () => {
    const paths = ['/sign-up', '/api/auth/sign-up/email', '/api/auth/get-session', '/api/auth/ok'];
    for (const path of paths) expect((await admin.get(path)).status).toBe(404);
    expect((await admin.post('/api/auth/sign-up/email', { ...ADMIN, email: 'new@x.example' })).status).toBe(
      404,
    );
  });

  it('takes no form from another site', async () => {
    const evil = { origin: 'https://evil.example' };
    for (const path of ['/sign-in', '/sign-out', '/team/invitations', '/reports/x/decision'])
      expect((await admin.post(path, ADMIN, evil)).status).toBe(403);
    expect((await admin.post('/sign-out', {}, { ...evil, 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await admin.get('/queue')).status).toBe(200);
  });

  it('slows guessing down', async () => {
    const guarded = await startTestServer({ TRUST_PROXY: '1' });
    const browser = new FormBrowser(guarded.url);
    const guess = () =>
      browser.post('/sign-in', { email: 'a@b.example', password: 'x' }, { 'x-forwarded-for': '203.0.113.5' });
    const answers = [];
    for (let i = 0; i < 11; i++) answers.push((await guess()).status);
    expect(answers.slice(0, 10).every((status) => status === 401)).toBe(true);
    expect(answers[10]).toBe(429);
    await guarded.remove();
  });
});

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

describe('the team', () => {
  it('grows by one-time links that only administrators make', async () => {
    const invited = await admin.post('/team/invitations', { role: 'moderator' });
    const link = invited.document.querySelector('.message input')?.getAttribute('value') ?? '';
    expect(link).toMatch(new RegExp(`^${server.url}/join/[\\w-]{32}$`));
    expect((await admin.get('/team')).html).not.toContain(pathOf(link));
    const budi = new FormBrowser(server.url);
    const taken = await budi.post(pathOf(link), { ...ADMIN, email: ADMIN.email.toUpperCase() });
    expect(taken.status).toBe(422);
    const joined = await budi.post(pathOf(link), {
      name: 'Budi',
      email: 'budi@contoh.example',
      password: 'panjang sekali',
    });
    expect(joined.status).toBe(303);
    expect((await budi.get('/queue')).status).toBe(200);
    expect((await budi.get('/team')).document.querySelector('form[action="/team/invitations"]')).toBeNull();
    expect((await budi.post('/team/invitations', { role: 'admin' })).status).toBe(403);
    expect((await new FormBrowser(server.url).get(pathOf(link))).status).toBe(410);
  });

  it('lets one of two who use the same link at once in', async () => {
    const invited = await admin.post('/team/invitations', { role: 'moderator' });
    const path = pathOf(invited.document.querySelector('.message input')?.getAttribute('value') ?? undefined);
    const before = (await admin.get('/team')).document.querySelectorAll('main li').length;
    const rivals = ['a', 'b', 'c'].map((name) =>
      new FormBrowser(server.url).post(path, {
        name,
        email: `${name}@contoh.example`,
        password: ADMIN.password,
      }),
    );
    const statuses = (await Promise.all(rivals)).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([303, 410, 410]);
    expect((await admin.get('/team')).document.querySelectorAll('main li')).toHaveLength(before + 1);
  });
});

describe('every page', () => {
  it('forbids scripts, framing and foreign content', async () => {
    const stranger = new FormBrowser(server.url);
    const pages = [await stranger.get('/sign-in'), await admin.get('/queue'), await admin.get('/nowhere')];
    for (const { headers, html } of pages) {
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).not.toContain('unsafe');
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(html).not.toMatch(/<script|<style|style=|onclick=/);
    }
  });

  it('has a style sheet that browsers may keep', async () => {
    const href = (await admin.get('/queue')).document
      .querySelector('link[rel=stylesheet]')
      ?.getAttribute('href');
    const sheet = await admin.get(href ?? '');
    expect(sheet.headers.get('content-type')).toContain('text/css');
    expect(sheet.headers.get('cache-control')).toContain('immutable');
    expect(sheet.html).toContain('--danger');
  });

  it('sends secure cookies and HSTS behind TLS', async () => {
    const secure = await startTestServer({ PUBLIC_URL: 'https://lapor.example.org' });
    const origin = { origin: 'https://lapor.example.org' };
    const answer = await new FormBrowser(secure.url).post(pathOf(secure.setUpLink), ADMIN, origin);
    expect(answer.status).toBe(303);
    expect(answer.headers.getSetCookie().join()).toMatch(/__Secure-rambu.*Secure/i);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    await secure.remove();
  });
});
