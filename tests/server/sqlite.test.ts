import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, it } from 'vitest';
import { sha256 } from '../../server/reports/canonical.ts';
import { UnusableDatabase } from '../../server/store/migrate.ts';
import { openSqlite } from '../../server/store/sqlite.ts';
import { sampleNewReport } from './support/sample-report.ts';
import { storeContract } from './support/store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'rambu-store-'));
afterAll(() => rmSync(folder, { recursive: true }));
let files = 0;
const newFile = () => join(folder, 'not', 'made', 'yet', `${++files}.db`);
const path = (name: string) => join(folder, name);

storeContract('SQLite', async () => (await openSqlite(newFile())).store);

it('finds its reports again after closing', async () => {
  const file = newFile();
  const report = sampleNewReport();
  const first = await openSqlite(file);
  await first.store.addReport(report);
  await first.store.close();
  const second = await openSqlite(file);
  expect((await second.store.report(report.id))?.capsule).toBe(report.capsule);
  await second.store.close();
});

it('parts reports without words that an earlier version joined', async () => {
  const file = newFile();
  const pictures = Array.from({ length: 2 }, () => sampleNewReport({ post: { text: '', unreadImages: 1 } }));
  const [one, other] = pictures;
  const first = await openSqlite(file);
  for (const picture of pictures) await first.store.addReport({ ...picture, textHash: sha256('') });
  expect((await first.store.sameText(one?.id ?? '', 9)).map((item) => item.id)).toEqual([other?.id]);
  await first.store.close();
  const database = new DatabaseSync(file);
  database.exec("DELETE FROM kysely_migration WHERE name = '0005-wordless'");
  database.close();
  const second = await openSqlite(file);
  expect(await second.store.sameText(one?.id ?? '', 9)).toEqual([]);
  await second.store.close();
});

it('writes durably: write-ahead log, full synchronisation', async () => {
  const { accounts, store } = await openSqlite(newFile());
  const { sql } = await import('kysely');
  const journal = await sql<{ journal_mode: string }>`pragma journal_mode`.execute(accounts.db);
  const sync = await sql<{ synchronous: number }>`pragma synchronous`.execute(accounts.db);
  expect(journal.rows[0]?.journal_mode).toBe('wal');
  expect(sync.rows[0]?.synchronous).toBe(2);
  await store.close();
});

it('overwrites what is deleted', async () => {
  const file = newFile();
  const { store } = await openSqlite(file);
  const report = sampleNewReport({ post: { text: 'Kalimat yang harus hilang. '.repeat(300) } });
  await store.addReport(report);
  for (let i = 0; i < 20; i++) await store.addReport(sampleNewReport());
  await store.deleteReport(report.id, { id: 'm1', name: 'Sari' });
  await store.close();
  expect(readFileSync(file).includes('alimat yang harus hilang')).toBe(false);
});

it('makes files that only this user can read', async () => {
  const file = path('private.db');
  const { store } = await openSqlite(file);
  await store.addReport(sampleNewReport());
  for (const name of [file, `${file}-wal`]) expect(statSync(name).mode & 0o077).toBe(0);
  await store.close();
});

it('refuses reports while the disk is full, and takes them again afterwards', async () => {
  const { store, accounts } = await openSqlite(path('full.db'));
  const { sql } = await import('kysely');
  const pages = await sql<{ page_count: number }>`pragma page_count`.execute(accounts.db);
  await sql`pragma max_page_count = ${sql.raw(String(pages.rows[0]?.page_count))}`.execute(accounts.db);
  const reports = Array.from({ length: 20 }, () => sampleNewReport());
  const results = await Promise.allSettled(reports.map((report) => store.addReport(report)));
  const refused = reports.filter((_, index) => results[index]?.status === 'rejected');
  expect(refused.length).toBeGreaterThan(0);
  for (const report of refused) expect(await store.report(report.id)).toBeUndefined();
  await sql`pragma max_page_count = 100000`.execute(accounts.db);
  for (const report of refused) expect((await store.addReport(report)).state).toBe('stored');
  expect((await store.countByStatus({})).waiting).toBe(20);
  await store.close();
});

it('refuses a file that is no database, naming it, and leaves it alone', async () => {
  const file = path('text.db');
  writeFileSync(file, 'This is a letter and not a database. '.repeat(200));
  const before = readFileSync(file);
  await expect(openSqlite(file)).rejects.toThrow(UnusableDatabase);
  await expect(openSqlite(file)).rejects.toThrow(/text\.db.*Expected a SQLite file/);
  expect(readFileSync(file)).toEqual(before);
});

it('refuses a damaged database', async () => {
  const file = path('damaged.db');
  const { store } = await openSqlite(file);
  for (let i = 0; i < 20; i++) await store.addReport(sampleNewReport());
  await store.close();
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 4096 * 2, 4096 * 12);
  writeFileSync(file, bytes);
  await expect(openSqlite(file)).rejects.toThrow(/damaged\.db.*(damaged|malformed)/);
});

it("refuses another program's database and writes nothing to it", async () => {
  const file = path('other.db');
  const other = new DatabaseSync(file);
  other.exec('CREATE TABLE songs (title TEXT)');
  other.close();
  await expect(openSqlite(file)).rejects.toThrow(/other\.db.*another program/);
  const after = new DatabaseSync(file);
  expect(after.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'songs' }]);
  after.close();
});

it('refuses a database that a newer version wrote', async () => {
  const file = path('newer.db');
  await (await openSqlite(file)).store.close();
  const database = new DatabaseSync(file);
  database.exec("INSERT INTO kysely_migration VALUES ('9999-future', '2099-01-01T00:00:00.000Z')");
  database.close();
  await expect(openSqlite(file)).rejects.toThrow(
    /newer\.db was written by a newer Rambu.*9999-future.*Update/,
  );
});

it('says so when the folder cannot be made', async () => {
  writeFileSync(path('file'), '');
  await expect(openSqlite(path('file/below/rambu.db'))).rejects.toThrow(/cannot be used as Rambu's database/);
});
