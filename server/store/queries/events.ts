// The team's history; `Store` says what each function promises.
import { randomUUID } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { TeamEvent } from '../store.ts';
import type { Tables } from '../tables.ts';

export async function addEvent(db: Kysely<Tables>, event: TeamEvent): Promise<void> {
  await db
    .insertInto('events')
    .values({
      id: randomUUID(),
      happened_at: event.happenedAt,
      kind: event.kind,
      moderator_id: event.by?.id ?? null,
      moderator_name: event.by?.name ?? null,
      subject: event.subject,
      count: event.count ?? null,
    })
    .execute();
}

export async function events(db: Kysely<Tables>, limit: number): Promise<TeamEvent[]> {
  const rows = await db
    .selectFrom('events')
    .selectAll()
    .orderBy('happened_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    kind: row.kind,
    by: row.moderator_id === null ? undefined : { id: row.moderator_id, name: row.moderator_name ?? '' },
    subject: row.subject,
    count: row.count ?? undefined,
    happenedAt: row.happened_at,
  }));
}
