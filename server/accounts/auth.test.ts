import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { openSqlite } from '../store/sqlite.ts';
import { authOptions } from './auth.ts';

it('our migrations make just the tables that better-auth asks for', async () => {
  const { store, accounts } = await openSqlite(':memory:');
  const options = authOptions({ database: accounts, secret: 'x'.repeat(32), publicUrl: 'http://127.0.0.1' });
  const plan = await getMigrations(options);
  expect(plan.toBeCreated).toEqual([]);
  expect(plan.toBeAdded).toEqual([]);
  expect(plan.toBeAddedIndexes).toEqual([]);
  expect(plan.schemaProblems).toEqual([]);
  await store.close();
});
