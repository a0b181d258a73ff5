import type { Kysely } from 'kysely';

/** The tables that better-auth asks for under our names; `accounts/auth.test.ts` holds them against its own plan. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('moderator')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('email', 'text', (column) => column.notNull().unique())
    .addColumn('emailVerified', 'integer', (column) => column.notNull())
    .addColumn('image', 'text')
    .addColumn('createdAt', 'date', (column) => column.notNull())
    .addColumn('updatedAt', 'date', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('moderator_session')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('expiresAt', 'date', (column) => column.notNull())
    .addColumn('token', 'text', (column) => column.notNull().unique())
    .addColumn('createdAt', 'date', (column) => column.notNull())
    .addColumn('updatedAt', 'date', (column) => column.notNull())
    .addColumn('ipAddress', 'text')
    .addColumn('userAgent', 'text')
    .addColumn('userId', 'text', (column) => column.notNull().references('moderator.id').onDelete('cascade'))
    .execute();
  await db.schema
    .createTable('moderator_account')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('accountId', 'text', (column) => column.notNull())
    .addColumn('providerId', 'text', (column) => column.notNull())
    .addColumn('userId', 'text', (column) => column.notNull().references('moderator.id').onDelete('cascade'))
    .addColumn('accessToken', 'text')
    .addColumn('refreshToken', 'text')
    .addColumn('idToken', 'text')
    .addColumn('accessTokenExpiresAt', 'date')
    .addColumn('refreshTokenExpiresAt', 'date')
    .addColumn('scope', 'text')
    .addColumn('password', 'text')
    .addColumn('createdAt', 'date', (column) => column.notNull())
    .addColumn('updatedAt', 'date', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('moderator_verification')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('identifier', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('expiresAt', 'date', (column) => column.notNull())
    .addColumn('createdAt', 'date', (column) => column.notNull())
    .addColumn('updatedAt', 'date', (column) => column.notNull())
    .execute();
  const indexes = [
    ['moderator_session', 'userId'],
    ['moderator_account', 'userId'],
    ['moderator_verification', 'identifier'],
  ] as const;
  for (const [table, column] of indexes) {
    await db.schema.createIndex(`${table}_${column}_idx`).on(table).column(column).execute();
  }
}
