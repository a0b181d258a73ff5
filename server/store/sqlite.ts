import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Kysely, SqliteDialect } from 'kysely';
import type { OpenStore } from './kysely-store.ts';
import { KyselyStore } from './kysely-store.ts';
import { migrate, UnusableDatabase } from './migrate.ts';
import { kyselyDatabase } from './node-sqlite.ts';
import type { Tables } from './tables.ts';

/** Marks the file as Rambu's ("RMBU"), so that another program's database is not written to by mistake. */
const APPLICATION_ID = 0x52_4d_42_55;
/** How long to wait for another process, for example a backup, to release the file; milliseconds. */
const BUSY_TIMEOUT = 5_000;

/**
 * Opens or creates the database file and brings its schema up to date.
 * @throws {UnusableDatabase} if the file is damaged, not Rambu's, newer than this server, or not writable.
 */
export async function openSqlite(path: string): Promise<OpenStore> {
  const file = path === ':memory:' ? path : resolve(path);
  const database = openFile(file);
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: kyselyDatabase(database) }) });
  try {
    await migrate(db as unknown as Kysely<unknown>, `The database ${file}`);
  } catch (error) {
    if (database.isOpen) database.close();
    throw error;
  }
  return { store: new KyselyStore(db), accounts: { db, type: 'sqlite' } };
}

function openFile(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    if (file !== ':memory:') makeFile(file);
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT, enableForeignKeyConstraints: true });
    claim(database, file);
    // secure_delete: what is deleted is overwritten, so that the file holds no report that nobody may keep.
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof UnusableDatabase) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDatabase(
      `${file} cannot be used as Rambu's database: ${reason}. Expected a SQLite file that this user may write, ` +
        'or a path where one can be made. If the file is damaged, restore a backup.',
    );
  }
}

/** Reports name people who may be victims: a new file is for this user alone. SQLite's side files follow it. */
function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  closeSync(openSync(file, 'a', 0o600));
}

function claim(database: DatabaseSync, file: string): void {
  const id = numberOf(database, 'PRAGMA application_id');
  const tables = numberOf(database, 'SELECT count(*) FROM sqlite_schema');
  if (id !== APPLICATION_ID && tables > 0) {
    throw new UnusableDatabase(
      `${file} is a SQLite database of another program. Expected Rambu's own file or a path where none is yet.`,
    );
  }
  const check = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})[0];
  if (check !== 'ok') {
    throw new UnusableDatabase(`${file} is damaged (${check}). Restore a backup; see docs/self-hosting.md.`);
  }
  if (tables === 0) database.exec(`PRAGMA application_id = ${APPLICATION_ID}`);
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Number(Object.values(database.prepare(sql).get() ?? {})[0]);
}
