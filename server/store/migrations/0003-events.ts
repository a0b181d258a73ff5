import type { Kysely } from 'kysely';

/** What the team did besides deciding: who joined, who was removed, what was deleted. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('happened_at', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('moderator_id', 'text')
    .addColumn('moderator_name', 'text')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('count', 'integer')
    .execute();
  await db.schema.createIndex('events_by_time').on('events').columns(['happened_at', 'id']).execute();
}
