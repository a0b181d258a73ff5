import { expect, it } from 'vitest';
import { openSqlite } from '../store/sqlite.ts';
import { Accounts } from './accounts.ts';
import { makeAuth } from './auth.ts';

it('leaves an administrator when two remove each other at once', async () => {
  const { store, accounts: database } = await openSqlite(':memory:');
  const auth = makeAuth({ database, secret: 'x'.repeat(32), publicUrl: 'http://127.0.0.1' });
  const accounts = new Accounts(auth, store);
  for (const name of ['Sari', 'Wati']) {
    const token = await accounts.invitations.create('admin', undefined);
    await accounts.join(token, { name, email: `${name}@contoh.example`, password: 'kata sandi panjang' });
  }
  const [sari, wati] = await accounts.all();
  if (!sari || !wati) throw new Error('nobody joined');
  const results = await Promise.all([accounts.remove(wati.id, sari), accounts.remove(sari.id, wati)]);
  expect(results).toEqual(['removed', 'not-admin']);
  expect(await accounts.all()).toEqual([sari]);
  expect(await accounts.remove(sari.id, sari)).toBe('own');
  await store.close();
});
