import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FormBrowser } from './support/form-browser.ts';
import { sampleReport } from './support/sample-report.ts';
import { postReport, startTestServer, type TestServer } from './support/test-server.ts';

const PASSWORD = 'kata sandi panjang';

let server: TestServer;
let admin: FormBrowser;
beforeAll(async () => {
  server = await startTestServer();
  admin = await join(server.setUpLink ?? '', 'Sari');
});
afterAll(() => server.remove());

const pathOf = (link: string) => new URL(link).pathname;
const emailOf = (name: string) => `${name.toLowerCase()}@contoh.example`;

async function join(link: string, name: string): Promise<FormBrowser> {
  const browser = new FormBrowser(server.url);
  const joined = await browser.post(pathOf(link), { name, email: emailOf(name), password: PASSWORD });
  expect(joined.status).toBe(303);
  return browser;
}

async function invite(by: FormBrowser, role = 'moderator'): Promise<string> {
  const { document } = await by.post('/team/invitations', { role });
  return document.querySelector('.message input')?.getAttribute('value') ?? '';
}

/** The address that asks before the account of `name` is removed. */
async function removalOf(name: string): Promise<string> {
  const { document } = await admin.get('/team');
  const member = [...document.querySelectorAll('.members li')].find((li) => li.textContent.includes(name));
  return member?.querySelector('a')?.getAttribute('href') ?? '';
}

async function history(): Promise<string[]> {
  const { document } = await admin.get('/team');
  return [...document.querySelectorAll('ol li')].map((li) => li.textContent);
}

describe('removing an account', () => {
  it('ends its sessions at once, closes the door and keeps what was decided', async () => {
    const budi = await join(await invite(admin, 'admin'), 'Budi');
    const left = await invite(budi);
    const report = sampleReport();
    await postReport(server.url, report);
    const path = `/reports/${report.capsule.id}`;
    await budi.post(`${path}/decision`, { outcome: 'confirmed', note: 'Dari Budi', seen: '0' });

    const ask = await removalOf('Budi');
    const asked = await admin.get(ask);
    expect(asked.document.querySelector('h1')?.textContent).toContain('Budi');
    expect((await budi.get('/queue')).status).toBe(200);
    expect((await admin.post(ask, {})).to).toBe('/team?done=removed');

    expect((await budi.get('/queue')).to).toBe('/sign-in?next=%2Fqueue');
    const again = { email: emailOf('Budi'), password: PASSWORD };
    expect((await new FormBrowser(server.url).post('/sign-in', again)).status).toBe(401);
    expect((await new FormBrowser(server.url).get(pathOf(left))).status).toBe(410);
    expect((await admin.get('/team')).document.querySelectorAll('.members li')).toHaveLength(1);
    expect((await admin.get(path)).document.querySelector('.history')?.textContent).toContain('oleh Budi');
    expect((await history())[0]).toMatch(/^Sari menghapus akun Budi/);
    expect((await admin.get(ask)).status).toBe(404);
    expect((await admin.post(ask, {})).status).toBe(404);

    const database = new DatabaseSync(server.database, { readOnly: true });
    const rest = ['moderator', 'moderator_account', 'moderator_session'].map((table) =>
      database.prepare(`SELECT count(*) AS rows FROM ${table}`).get(),
    );
    database.close();
    expect(rest.map((row) => row?.rows)).toEqual([1, 1, 1]);
    // The address is free again: the way in for who forgot their password.
    await join(await invite(admin), 'Budi');
  });

  it('is for administrators, and never for their own account', async () => {
    const tini = await join(await invite(admin), 'Tini');
    const page = await tini.get('/team');
    expect(page.document.querySelectorAll('.members a, form[action^="/team"], ol')).toHaveLength(0);
    const ask = await removalOf('Tini');
    expect([(await tini.get(ask)).status, (await tini.post(ask, {})).status]).toEqual([403, 403]);
    const withdrawn = await tini.post('/team/invitations/withdraw', { invitation: 'x' });
    expect(withdrawn.status).toBe(403);
    expect(await removalOf('Sari')).toBe('');
    const database = new DatabaseSync(server.database, { readOnly: true });
    const row = database.prepare('SELECT id FROM moderator WHERE email = ?').get(emailOf('Sari'));
    database.close();
    const own = `/team/members/${row?.id}/remove`;
    for (const answer of [await admin.get(own), await admin.post(own, {})]) {
      expect(answer.status).toBe(422);
      expect(answer.document.querySelector('[role=alert]')?.textContent).toContain('Akun sendiri');
    }
    expect((await admin.get('/queue')).status).toBe(200);
  });
});

describe('an open invitation', () => {
  it('is listed and can be withdrawn', async () => {
    const link = await invite(admin);
    const { document } = await admin.get('/team');
    const tokens = [...document.querySelectorAll('input[name=invitation]')].map((input) =>
      input.getAttribute('value'),
    );
    expect(document.documentElement.outerHTML).not.toContain(pathOf(link));
    expect((await admin.get(pathOf(link))).status).toBe(200);
    const withdraw = { invitation: tokens.at(-1) ?? '' };
    expect((await admin.post('/team/invitations/withdraw', withdraw)).to).toBe('/team?done=withdrawn');
    expect((await admin.get(pathOf(link))).status).toBe(410);
    expect((await admin.post('/team/invitations/withdraw', withdraw)).status).toBe(422);
    expect((await history())[0]).toContain('menarik undangan (moderator)');
  });
});

describe('the own password', () => {
  it('changes for whoever knows the old one, and ends the other sessions', async () => {
    const here = await join(await invite(admin), 'Rina');
    const elsewhere = new FormBrowser(server.url);
    await elsewhere.post('/sign-in', { email: emailOf('Rina'), password: PASSWORD });
    expect((await elsewhere.get('/account')).status).toBe(200);

    const wrong = await here.post('/account/password', {
      old: 'bukan itu sama sekali',
      wanted: 'sandi yang baru',
    });
    expect(wrong.status).toBe(422);
    expect(wrong.html).not.toContain('sandi yang baru');
    expect((await here.post('/account/password', { old: PASSWORD, wanted: 'pendek' })).status).toBe(422);
    expect((await elsewhere.get('/account')).status).toBe(200);

    const changed = await here.post('/account/password', { old: PASSWORD, wanted: 'sandi yang baru' });
    expect(changed.to).toBe('/account?done=password');
    expect((await here.get('/account?done=password')).document.querySelector('[role=status]')).not.toBeNull();
    expect((await elsewhere.get('/account')).status).toBe(303);
    const signIn = async (password: string) =>
      (await new FormBrowser(server.url).post('/sign-in', { email: emailOf('Rina'), password })).status;
    expect([await signIn(PASSWORD), await signIn('sandi yang baru')]).toEqual([401, 303]);
    expect((await history())[0]).toContain('Rina mengganti kata sandinya');
  });

  it('cannot be guessed at speed by who sits at an open screen', async () => {
    const guess = () => admin.post('/account/password', { old: 'tebakan salah', wanted: 'sandi yang baru' });
    const statuses = [];
    for (let i = 0; i < 11; i++) statuses.push((await guess()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
  });
});
