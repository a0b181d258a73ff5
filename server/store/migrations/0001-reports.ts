import type { Kysely } from 'kysely';

/** Reports with their decisions, invitations, and the server's own secrets. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('receipt', 'text', (column) => column.notNull().unique())
    .addColumn('received_at', 'text', (column) => column.notNull())
    .addColumn('captured_at', 'text', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('level', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('score', 'double precision', (column) => column.notNull())
    .addColumn('site', 'text', (column) => column.notNull())
    .addColumn('surface', 'text', (column) => column.notNull())
    .addColumn('excerpt', 'text', (column) => column.notNull())
    .addColumn('search_text', 'text', (column) => column.notNull())
    .addColumn('text_hash', 'text', (column) => column.notNull())
    .addColumn('capsule', 'text', (column) => column.notNull())
    .addColumn('outcome', 'text')
    .addColumn('decided_at', 'text')
    .addColumn('duplicate_of', 'text', (column) => column.references('reports.id'))
    .execute();
  await db.schema.createIndex('reports_by_time').on('reports').columns(['received_at', 'id']).execute();
  await db.schema
    .createIndex('reports_by_outcome')
    .on('reports')
    .columns(['outcome', 'received_at'])
    .execute();
  await db.schema.createIndex('reports_by_site').on('reports').column('site').execute();
  await db.schema.createIndex('reports_by_text').on('reports').column('text_hash').execute();

  await db.schema
    .createTable('decisions')
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
    .addColumn('number', 'integer', (column) => column.notNull())
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('duplicate_of', 'text', (column) => column.references('reports.id'))
    .addColumn('note', 'text', (column) => column.notNull())
    .addColumn('moderator_id', 'text', (column) => column.notNull())
    .addColumn('moderator_name', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('decisions_key', ['report_id', 'number'])
    .execute();

  await db.schema
    .createTable('invitations')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('invited_by', 'text')
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .execute();

  await db.schema
    .createTable('secrets')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute();
}
