import type { Kysely } from 'kysely';

/** Deleting a report looks for whatever names it as the original; without these, in every row. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['reports', 'decisions']) {
    await db.schema.createIndex(`${table}_by_original`).on(table).column('duplicate_of').execute();
  }
}
