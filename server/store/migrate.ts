import { type Kysely, type Migration, Migrator } from 'kysely';
import * as reports from './migrations/0001-reports.ts';
import * as moderators from './migrations/0002-moderators.ts';
import * as events from './migrations/0003-events.ts';
import * as deletion from './migrations/0004-deletion.ts';
import * as wordless from './migrations/0005-wordless.ts';

/** Forward only. A migration that was released is never edited: the next change is a new file. */
const MIGRATIONS: Record<string, Migration> = {
  '0001-reports': reports,
  '0002-moderators': moderators,
  '0003-events': events,
  '0004-deletion': deletion,
  '0005-wordless': wordless,
};

/** A database that this version of the server must not touch. The message says which one and why. */
export class UnusableDatabase extends Error {
  override name = 'UnusableDatabase';
}

/**
 * Brings the schema up to date, all steps in one transaction.
 * @throws {UnusableDatabase} if a newer version of Rambu wrote it; nothing is changed then.
 */
export async function migrate(db: Kysely<unknown>, where: string): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => MIGRATIONS },
  });
  await refuseNewer(db, where);
  const { error } = await migrator.migrateToLatest();
  if (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UnusableDatabase(`${where} could not be brought up to date: ${reason}. Nothing was changed.`);
  }
}

async function refuseNewer(db: Kysely<unknown>, where: string): Promise<void> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return;
  const applied = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  const newer = applied.map((row) => row.name).filter((name) => !(name in MIGRATIONS));
  if (newer.length === 0) return;
  const last = Object.keys(MIGRATIONS).at(-1);
  throw new UnusableDatabase(
    `${where} was written by a newer Rambu (it holds migration ${newer.join(', ')}); ` +
      `this version knows migrations up to ${last}. Update the server, or restore the backup made before the update.`,
  );
}
