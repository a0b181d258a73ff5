import type { Expression, ExpressionBuilder, SqlBool } from 'kysely';
import { sql } from 'kysely';
import type { Decision, QueueFilter, QueueItem, StoredOutcome } from '../store.ts';
import type { Tables } from '../tables.ts';

type ReportRow = Tables['reports'];
type ItemRow = Pick<
  ReportRow,
  | 'id'
  | 'receipt'
  | 'received_at'
  | 'reason'
  | 'level'
  | 'kind'
  | 'site'
  | 'excerpt'
  | 'outcome'
  | 'decided_at'
>;

/** A row's decision, if there is one. */
export function outcomeIs(row: Pick<ReportRow, 'outcome' | 'decided_at'>): StoredOutcome | undefined {
  return row.outcome && row.decided_at ? { outcome: row.outcome, decidedAt: row.decided_at } : undefined;
}

export function toQueueItem(row: ItemRow): QueueItem {
  return {
    id: row.id,
    receipt: row.receipt,
    receivedAt: row.received_at,
    reason: row.reason,
    level: row.level,
    kind: row.kind,
    site: row.site,
    excerpt: row.excerpt,
    decision: outcomeIs(row),
  };
}

export function toDecision(row: Tables['decisions']): Decision {
  return {
    number: row.number,
    outcome: row.outcome,
    duplicateOf: row.duplicate_of ?? undefined,
    note: row.note,
    moderatorId: row.moderator_id,
    moderatorName: row.moderator_name,
    decidedAt: row.decided_at,
  };
}

/** The filter as conditions on the reports table. */
export function queueConditions(filter: QueueFilter) {
  return (expression: ExpressionBuilder<Tables, 'reports'>): Expression<SqlBool> => {
    const all: Expression<SqlBool>[] = [];
    if (filter.status === 'waiting') all.push(expression('outcome', 'is', null));
    else if (filter.status) all.push(expression('outcome', '=', filter.status));
    if (filter.level) all.push(expression('level', '=', filter.level));
    if (filter.reason) all.push(expression('reason', '=', filter.reason));
    if (filter.site) all.push(expression('site', '=', filter.site));
    if (filter.from) all.push(expression('received_at', '>=', filter.from));
    if (filter.before) all.push(expression('received_at', '<', filter.before));
    for (const word of filter.words ?? []) {
      all.push(sql<SqlBool>`search_text like ${`%${escapeLike(word)}%`} escape '\\'`);
    }
    return expression.and(all);
  };
}

function escapeLike(word: string): string {
  return word.replace(/[\\%_]/g, (special) => `\\${special}`);
}
