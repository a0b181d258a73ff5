import type { Kysely, Transaction } from 'kysely';
import { newReceiptCode } from '../../reports/receipt-code.ts';
import type { AddResult, NewReport } from '../store.ts';
import type { Tables } from '../tables.ts';

/** Stores reports in one transaction and answers each in order. */
export async function addReports(db: Kysely<Tables>, reports: NewReport[]): Promise<AddResult[]> {
  const receivedAt = new Date().toISOString();
  const rows = reports.map((report) => reportRow(report, receivedAt));
  return db.transaction().execute(async (trx) => {
    const stored = await trx
      .insertInto('reports')
      .values(rows)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('receipt')
      .execute();
    const fresh = new Set(stored.map((row) => row.receipt));
    const others = rows.filter((row) => !fresh.has(row.receipt)).map((row) => row.id);
    const known = await knownReports(trx, others);
    return rows.map((row): AddResult => {
      if (fresh.has(row.receipt)) return { state: 'stored', receipt: row.receipt, receivedAt };
      const before = known.get(row.id);
      if (before?.sha256 !== row.sha256) return { state: 'conflict' };
      return { state: 'known', receipt: before.receipt, receivedAt: before.received_at };
    });
  });
}

async function knownReports(trx: Transaction<Tables>, ids: string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await trx
    .selectFrom('reports')
    .select(['id', 'sha256', 'receipt', 'received_at'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

function reportRow(report: NewReport, receivedAt: string): Tables['reports'] {
  return {
    id: report.id,
    sha256: report.sha256,
    receipt: newReceiptCode(),
    received_at: receivedAt,
    captured_at: report.capturedAt,
    reason: report.reason,
    level: report.level,
    kind: report.kind,
    score: report.score,
    site: report.site,
    surface: report.surface,
    excerpt: report.excerpt,
    search_text: report.searchText,
    text_hash: report.textHash,
    capsule: report.capsule,
    outcome: null,
    decided_at: null,
    duplicate_of: null,
  };
}
