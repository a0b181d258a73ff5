// Deleting reports for good; `Store` says what each function promises.
import type { Kysely, Transaction } from 'kysely';
import type { Actor } from '../store.ts';
import type { Tables } from '../tables.ts';
import { addEvent } from './events.ts';

/** Reports that one transaction deletes: a server that runs meanwhile waits for no more than that. */
const BATCH = 200;

export async function deleteReport(db: Kysely<Tables>, id: string, by: Actor): Promise<string | undefined> {
  return db.transaction().execute(async (trx) => {
    const [receipt] = await remove(trx, [id]);
    if (receipt === undefined) return undefined;
    await addEvent(trx, {
      kind: 'report-deleted',
      by,
      subject: receipt,
      happenedAt: new Date().toISOString(),
    });
    return receipt;
  });
}

export async function deleteReportsBefore(db: Kysely<Tables>, moment: string, day: string): Promise<number> {
  let deleted = 0;
  for (;;) {
    // Read outside the transaction: one that begins with a write waits for other writers instead of failing.
    const rows = await db
      .selectFrom('reports')
      .select('id')
      .where('received_at', '<', moment)
      .orderBy('received_at')
      .limit(BATCH)
      .execute();
    if (rows.length === 0) break;
    const ids = rows.map((row) => row.id);
    deleted += (await db.transaction().execute((trx) => remove(trx, ids))).length;
  }
  if (deleted > 0) {
    const happenedAt = new Date().toISOString();
    await addEvent(db, { kind: 'reports-deleted', by: undefined, subject: day, count: deleted, happenedAt });
  }
  return deleted;
}

/** The receipt codes of those that were there. */
async function remove(trx: Transaction<Tables>, ids: string[]): Promise<string[]> {
  await trx.updateTable('reports').set({ duplicate_of: null }).where('duplicate_of', 'in', ids).execute();
  await trx.updateTable('decisions').set({ duplicate_of: null }).where('duplicate_of', 'in', ids).execute();
  await trx.deleteFrom('decisions').where('report_id', 'in', ids).execute();
  const deleted = await trx.deleteFrom('reports').where('id', 'in', ids).returning('receipt').execute();
  return deleted.map((row) => row.receipt);
}
