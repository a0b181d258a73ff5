import type { Kysely } from 'kysely';
import type { DecideResult, Decision } from '../store.ts';
import type { Tables } from '../tables.ts';

/** Adds a decision and puts its outcome on the report, unless somebody decided since `seen` was counted. */
export async function decide(
  db: Kysely<Tables>,
  reportId: string,
  decision: Omit<Decision, 'number'>,
  seen: number,
): Promise<DecideResult> {
  return db.transaction().execute(async (trx) => {
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
