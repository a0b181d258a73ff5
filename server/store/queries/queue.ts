// Reading the queue; `Store` says what each function promises.
import type { Kysely } from 'kysely';
import { normaliseReceiptCode } from '../../reports/receipt-code.ts';
import type { Decision, QueueFilter, QueueItem, ReceiptRecord, Status, StoredReport } from '../store.ts';
import type { Tables } from '../tables.ts';
import { outcomeIs, queueConditions, toDecision, toQueueItem } from './rows.ts';

const ITEM_COLUMNS = [
  'id',
  'receipt',
  'received_at',
  'reason',
  'level',
  'kind',
  'site',
  'excerpt',
  'outcome',
  'decided_at',
] as const;

export async function listReports(
  db: Kysely<Tables>,
  filter: QueueFilter,
  page: { limit: number; offset: number },
): Promise<QueueItem[]> {
  const rows = await db
    .selectFrom('reports')
    .select(ITEM_COLUMNS)
    .where(queueConditions(filter))
    .orderBy('received_at', 'desc')
    .orderBy('id', 'desc')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  return rows.map(toQueueItem);
}

export async function countByStatus(
  db: Kysely<Tables>,
  filter: QueueFilter,
): Promise<Record<Status, number>> {
  const rows = await db
    .selectFrom('reports')
    .select(['outcome', (expression) => expression.fn.countAll<number | string>().as('reports')])
    .where(queueConditions({ ...filter, status: undefined }))
    .groupBy('outcome')
    .execute();
  const counts: Record<Status, number> = {
    waiting: 0,
    confirmed: 0,
    'not-tppo': 0,
    'needs-more': 0,
    duplicate: 0,
  };
  for (const row of rows) counts[row.outcome ?? 'waiting'] = Number(row.reports);
  return counts;
}

export async function sites(db: Kysely<Tables>, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('reports')
    .select('site')
    .groupBy('site')
    .orderBy((expression) => expression.fn.countAll(), 'desc')
    .orderBy('site')
    .limit(limit)
    .execute();
  return rows.map((row) => row.site).sort();
}

export async function report(db: Kysely<Tables>, id: string): Promise<StoredReport | undefined> {
  const row = await db
    .selectFrom('reports')
    .select([...ITEM_COLUMNS, 'sha256', 'capsule', 'duplicate_of'])
    .where('id', '=', id)
    .executeTakeFirst();
  return (
    row && {
      ...toQueueItem(row),
      sha256: row.sha256,
      capsule: row.capsule,
      duplicateOf: row.duplicate_of ?? undefined,
    }
  );
}

export async function findReport(db: Kysely<Tables>, idOrReceipt: string): Promise<QueueItem | undefined> {
  const row = await db
    .selectFrom('reports')
    .select(ITEM_COLUMNS)
    .where((expression) =>
      expression.or([
        expression('id', '=', idOrReceipt.trim().toLowerCase()),
        expression('receipt', '=', normaliseReceiptCode(idOrReceipt) ?? ''),
      ]),
    )
    .executeTakeFirst();
  return row && toQueueItem(row);
}

export async function sameText(db: Kysely<Tables>, id: string, limit: number): Promise<QueueItem[]> {
  const rows = await db
    .selectFrom('reports')
    .select(ITEM_COLUMNS)
    .where('text_hash', '=', (expression) =>
      expression.selectFrom('reports').select('text_hash').where('id', '=', id),
    )
    .where('text_hash', '!=', '')
    .where('id', '!=', id)
    .orderBy('received_at')
    .limit(limit)
    .execute();
  return rows.map(toQueueItem);
}

export async function receipt(db: Kysely<Tables>, code: string): Promise<ReceiptRecord | undefined> {
  const row = await db
    .selectFrom('reports')
    .select(['receipt', 'received_at', 'outcome', 'decided_at'])
    .where('receipt', '=', code)
    .executeTakeFirst();
  return row && { receipt: row.receipt, receivedAt: row.received_at, decision: outcomeIs(row) };
}

export async function decisions(db: Kysely<Tables>, reportId: string): Promise<Decision[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('number')
    .execute();
  return rows.map(toDecision);
}
