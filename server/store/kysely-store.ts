import { type Kysely, sql, type Transaction } from 'kysely';
import { newReceiptCode, normaliseReceiptCode } from '../reports/receipt-code.ts';
import { GroupCommit } from './group-commit.ts';
import { outcomeIs, queueConditions, toDecision, toQueueItem } from './rows.ts';
import type {
  AddResult,
  DecideResult,
  Decision,
  Invitation,
  NewReport,
  QueueFilter,
  QueueItem,
  ReceiptRecord,
  Status,
  Store,
  StoredReport,
} from './store.ts';
import type { Tables } from './tables.ts';

/** A store, and the database handle that better-auth keeps the moderators' accounts in. */
export type OpenStore = { store: Store; accounts: { db: Kysely<Tables>; type: 'sqlite' | 'postgres' } };

/** The most reports that one transaction takes: bounds the number of bound parameters. */
const REPORTS_PER_COMMIT = 200;

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

/** The Store on any SQL database that Kysely speaks; dialects differ in how they are opened. */
export class KyselyStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #incoming: GroupCommit<NewReport, AddResult>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
    this.#incoming = new GroupCommit((reports) => this.#addTogether(reports), REPORTS_PER_COMMIT);
  }

  addReport(report: NewReport): Promise<AddResult> {
    return this.#incoming.add(report);
  }

  async #addTogether(reports: NewReport[]): Promise<AddResult[]> {
    const receivedAt = new Date().toISOString();
    const rows = reports.map((report) => reportRow(report, receivedAt));
    return this.#db.transaction().execute(async (trx) => {
      const stored = await trx
        .insertInto('reports')
        .values(rows)
        .onConflict((conflict) => conflict.column('id').doNothing())
        .returning('receipt')
        .execute();
      const fresh = new Set(stored.map((row) => row.receipt));
      const others = rows.filter((row) => !fresh.has(row.receipt)).map((row) => row.id);
      const known = await this.#known(trx, others);
      return rows.map((row): AddResult => {
        if (fresh.has(row.receipt)) return { state: 'stored', receipt: row.receipt, receivedAt };
        const before = known.get(row.id);
        if (before?.sha256 !== row.sha256) return { state: 'conflict' };
        return { state: 'known', receipt: before.receipt, receivedAt: before.received_at };
      });
    });
  }

  async #known(trx: Transaction<Tables>, ids: string[]) {
    if (ids.length === 0) return new Map<string, never>();
    const rows = await trx
      .selectFrom('reports')
      .select(['id', 'sha256', 'receipt', 'received_at'])
      .where('id', 'in', ids)
      .execute();
    return new Map(rows.map((row) => [row.id, row]));
  }

  async receipt(code: string): Promise<ReceiptRecord | undefined> {
    const row = await this.#db
      .selectFrom('reports')
      .select(['receipt', 'received_at', 'outcome', 'decided_at'])
      .where('receipt', '=', code)
      .executeTakeFirst();
    return row && { receipt: row.receipt, receivedAt: row.received_at, decision: outcomeIs(row) };
  }

  async listReports(filter: QueueFilter, page: { limit: number; offset: number }): Promise<QueueItem[]> {
    const rows = await this.#db
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

  async countByStatus(filter: QueueFilter): Promise<Record<Status, number>> {
    const rows = await this.#db
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

  async sites(): Promise<string[]> {
    const rows = await this.#db.selectFrom('reports').select('site').distinct().orderBy('site').execute();
    return rows.map((row) => row.site);
  }

  async report(id: string): Promise<StoredReport | undefined> {
    const row = await this.#db
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

  async findReport(idOrReceipt: string): Promise<QueueItem | undefined> {
    const row = await this.#db
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

  async sameText(id: string, limit: number): Promise<QueueItem[]> {
    const rows = await this.#db
      .selectFrom('reports')
      .select(ITEM_COLUMNS)
      .where('text_hash', '=', (expression) =>
        expression.selectFrom('reports').select('text_hash').where('id', '=', id),
      )
      .where('id', '!=', id)
      .orderBy('received_at')
      .limit(limit)
      .execute();
    return rows.map(toQueueItem);
  }

  async decisions(reportId: string): Promise<Decision[]> {
    const rows = await this.#db
      .selectFrom('decisions')
      .selectAll()
      .where('report_id', '=', reportId)
      .orderBy('number')
      .execute();
    return rows.map(toDecision);
  }

  async decide(reportId: string, decision: Omit<Decision, 'number'>, seen: number): Promise<DecideResult> {
    return this.#db.transaction().execute(async (trx) => {
      const { duplicateOf } = decision;
      const wanted = duplicateOf === undefined ? [reportId] : [reportId, duplicateOf];
      const found = await trx.selectFrom('reports').select('id').where('id', 'in', wanted).execute();
      const exists = new Set(found.map((row) => row.id));
      if (!exists.has(reportId)) return 'unknown-report';
      if (duplicateOf !== undefined && (duplicateOf === reportId || !exists.has(duplicateOf)))
        return 'unknown-duplicate';
      const number = seen + 1;
      const earlier = await trx
        .selectFrom('decisions')
        .select((expression) => expression.fn.countAll<number | string>().as('decisions'))
        .where('report_id', '=', reportId)
        .executeTakeFirstOrThrow();
      if (Number(earlier.decisions) !== seen) return 'changed';
      const added = await trx
        .insertInto('decisions')
        .values({
          report_id: reportId,
          number,
          outcome: decision.outcome,
          duplicate_of: duplicateOf ?? null,
          note: decision.note,
          moderator_id: decision.moderatorId,
          moderator_name: decision.moderatorName,
          decided_at: decision.decidedAt,
        })
        .onConflict((conflict) => conflict.doNothing())
        .returning('number')
        .execute();
      if (added.length === 0) return 'changed';
      await trx
        .updateTable('reports')
        .set({
          outcome: decision.outcome,
          decided_at: decision.decidedAt,
          duplicate_of: duplicateOf ?? null,
        })
        .where('id', '=', reportId)
        .execute();
      return 'decided';
    });
  }

  async addInvitation(invitation: Invitation): Promise<void> {
    await this.#db
      .insertInto('invitations')
      .values({
        token_hash: invitation.tokenHash,
        role: invitation.role,
        invited_by: invitation.invitedBy ?? null,
        created_at: invitation.createdAt,
        expires_at: invitation.expiresAt,
        used_at: null,
      })
      .execute();
  }

  async openInvitation(tokenHash: string, now: string): Promise<Invitation | undefined> {
    const row = await this.#db
      .selectFrom('invitations')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirst();
    return (
      row && {
        tokenHash: row.token_hash,
        role: row.role,
        invitedBy: row.invited_by ?? undefined,
        createdAt: row.created_at,
        expiresAt: row.expires_at,
      }
    );
  }

  async useInvitation(tokenHash: string, now: string): Promise<boolean> {
    const used = await this.#db
      .updateTable('invitations')
      .set({ used_at: now })
      .where('token_hash', '=', tokenHash)
      .where('used_at', 'is', null)
      .where('expires_at', '>', now)
      .returning('token_hash')
      .execute();
    return used.length === 1;
  }

  async reopenInvitation(tokenHash: string): Promise<void> {
    await this.#db
      .updateTable('invitations')
      .set({ used_at: null })
      .where('token_hash', '=', tokenHash)
      .execute();
  }

  async withdrawSetUpLinks(): Promise<void> {
    await this.#db
      .deleteFrom('invitations')
      .where('invited_by', 'is', null)
      .where('used_at', 'is', null)
      .execute();
  }

  async secret(name: string, initial: string): Promise<string> {
    await this.#db
      .insertInto('secrets')
      .values({ name, value: initial })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await this.#db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }

  async close(): Promise<void> {
    await this.#incoming.settled();
    await this.#db.destroy();
  }
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
