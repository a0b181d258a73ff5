import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Invitations } from './accounts/invitations.ts';
import type { Settings } from './settings.ts';
import { originOf } from './start.ts';
import { UnusableDatabase } from './store/migrate.ts';
import { openSqlite } from './store/sqlite.ts';

/**
 * Writes a complete copy of the database while the server may be running.
 * @throws {UnusableDatabase} if there is no database, or something lies at `target` already.
 */
export function backUp({ database }: Settings, target: string): void {
  const file = resolve(target);
  if (!existsSync(database)) throw new UnusableDatabase(`There is no database at ${resolve(database)}.`);
  if (existsSync(file)) throw new UnusableDatabase(`${file} exists already. Name a file that does not.`);
  const source = new DatabaseSync(database, { readOnly: true });
  try {
    closeSync(openSync(file, 'wx', 0o600));
    source.prepare('VACUUM INTO ?').run(file);
  } catch (error) {
    rmSync(file, { force: true });
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDatabase(`The copy ${file} could not be written: ${reason}.`);
  } finally {
    source.close();
  }
}

/** A one-time link that makes another administrator: the way in when every password is lost. */
export async function newSetUpLink(settings: Settings): Promise<string> {
  const { store } = await openSqlite(settings.database);
  try {
    const token = await new Invitations(store).createSetUp();
    return `${settings.publicUrl ?? originOf(settings.host, settings.port)}/join/${token}`;
  } finally {
    await store.close();
  }
}
