import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FormBrowser } from './support/form-browser.ts';
import { startTestServer, type TestServer } from './support/test-server.ts';

const ADMIN = { name: 'Sari', email: 'sari@contoh.example', password: 'kata sandi panjang' };

let server: TestServer;
let admin: FormBrowser;
beforeAll(async () => {
  server = await startTestServer({ RECEIVER_NAME: 'LSM <Contoh>' });
  admin = new FormBrowser(server.url);
});
afterAll(() => server.remove());

const pathOf = (link: string | undefined) => new URL(link ?? 'http://none').pathname;

describe('the set-up link', () => {
  it('keeps strangers out of everything before', async () => {
    const stranger = new FormBrowser(server.url);
    for (const path of [
      '/queue',
      '/team',
      '/team/members/x/remove',
      '/account',
      '/reports/x',
      '/reports/x/capsule.json',
    ]) {
      const answer = await stranger.get(path);
      expect([answer.status, answer.to]).toEqual([303, `/sign-in?next=${encodeURIComponent(path)}`]);
    }
    expect((await stranger.post('/reports/x/decision', { outcome: 'confirmed' })).status).toBe(303);
    expect((await stranger.post('/team/invitations', { role: 'admin' })).status).toBe(303);
    for (const path of ['/team/invitations/withdraw', '/team/members/x/remove', '/account/password'])
      expect((await stranger.post(path, {})).to).toBe('/sign-in?next=%2Fqueue');
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
    expect((await admin.get('/team')).document.querySelectorAll('.members li')).toHaveLength(1);
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
      '/.//evil.example/sign-in',
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

  it('refuses a form that cannot be read, and takes it for no fault of its own', async () => {
    const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    for (const boundary of ['', '; boundary=', '; boundary=x']) {
      const headers = { origin: server.url, 'content-type': `multipart/form-data${boundary}` };
      const answer = await fetch(`${server.url}/sign-in`, { method: 'POST', headers, body: 'xx' });
      expect([boundary, answer.status]).toEqual([boundary, 400]);
      expect(await answer.text()).toContain('tidak dapat dibaca');
    }
    expect(logged).not.toHaveBeenCalled();
    logged.mockRestore();
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
    const forms = ['/sign-in', '/sign-out', '/team/invitations', '/reports/x/decision'];
    forms.push('/team/invitations/withdraw', '/team/members/x/remove', '/account/password');
    for (const path of forms) expect((await admin.post(path, ADMIN, evil)).status).toBe(403);
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
    const before = (await admin.get('/team')).document.querySelectorAll('.members li').length;
    const rivals = ['a', 'b', 'c'].map((name) =>
      new FormBrowser(server.url).post(path, {
        name,
        email: `${name}@contoh.example`,
        password: ADMIN.password,
      }),
    );
    const statuses = (await Promise.all(rivals)).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([303, 410, 410]);
    expect((await admin.get('/team')).document.querySelectorAll('.members li')).toHaveLength(before + 1);
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
      expect(headers.get('referrer-policy')).toBe('same-origin');
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
