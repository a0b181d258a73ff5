import { closeSync, existsSync, openSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { Invitations } from './accounts/invitations.ts';
import { startOfDay } from './reports/day.ts';
import { type Settings, WrongSettings } from './settings.ts';
import { originOf } from './start.ts';
import { UnusableDatabase } from './store/migrate.ts';
import { openSqlite } from './store/sqlite.ts';

/**
 * Writes a complete copy of the database while the server may be running.
 * @throws {UnusableDatabase} if there is no database, or something lies at `target` already.
 */
export function backUp({ database }: Settings, target: string): void {
  const file = resolve(target);
  expectDatabase(database);
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

/**
 * Deletes every report received before a day (YYYY-MM-DD, western Indonesian time); the server may be running.
 * Answers what to tell the operator.
 * @throws {WrongSettings} if `day` is no day or lies in the future; {UnusableDatabase} if there is no database.
 */
export async function deleteBefore({ database }: Settings, day: string): Promise<string> {
  const known = z.iso.date().safeParse(day).success;
  if (!known || Date.parse(startOfDay(day)) > Date.now()) {
    throw new WrongSettings(
      `--delete-before ${day}: expected a day such as 2026-01-31 that has begun in western Indonesia; ` +
        'nothing was deleted',
    );
  }
  expectDatabase(database);
  const { store } = await openSqlite(database);
  try {
    const count = await store.deleteReportsBefore(startOfDay(day), day);
    const what = count === 1 ? '1 report' : `${count} reports`;
    return (
      `Deleted ${what} received before ${day} (western Indonesian time) from ${resolve(database)}.\n` +
      'Copies made earlier with --backup still hold what they held: delete those that you may not keep.'
    );
  } finally {
    await store.close();
  }
}

function expectDatabase(database: string): void {
  if (!existsSync(database)) throw new UnusableDatabase(`There is no database at ${resolve(database)}.`);
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
