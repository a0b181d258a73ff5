// One-time links; `Store` says what each function promises.
import type { Kysely } from 'kysely';
import type { Invitation } from '../store.ts';
import type { Tables } from '../tables.ts';

export async function addInvitation(db: Kysely<Tables>, invitation: Invitation): Promise<void> {
  await db
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

export async function openInvitation(
  db: Kysely<Tables>,
  tokenHash: string,
  now: string,
): Promise<Invitation | undefined> {
  const row = await db
    .selectFrom('invitations')
    .selectAll()
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst();
  return row && toInvitation(row);
}

export async function openInvitations(db: Kysely<Tables>, now: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom('invitations')
    .selectAll()
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .orderBy('created_at')
    .execute();
  return rows.map(toInvitation);
}

export async function withdrawInvitation(db: Kysely<Tables>, tokenHash: string): Promise<boolean> {
  const withdrawn = await db
    .deleteFrom('invitations')
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .returning('token_hash')
    .execute();
  return withdrawn.length === 1;
}

export async function withdrawInvitationsOf(db: Kysely<Tables>, moderatorId: string): Promise<void> {
  await db
    .deleteFrom('invitations')
    .where('invited_by', '=', moderatorId)
    .where('used_at', 'is', null)
    .execute();
}

export async function redeemInvitation(db: Kysely<Tables>, tokenHash: string, now: string): Promise<boolean> {
  const used = await db
    .updateTable('invitations')
    .set({ used_at: now })
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .returning('token_hash')
    .execute();
  return used.length === 1;
}

export async function reopenInvitation(db: Kysely<Tables>, tokenHash: string): Promise<void> {
  await db.updateTable('invitations').set({ used_at: null }).where('token_hash', '=', tokenHash).execute();
}

export async function withdrawSetUpLinks(db: Kysely<Tables>): Promise<void> {
  await db.deleteFrom('invitations').where('invited_by', 'is', null).where('used_at', 'is', null).execute();
}

function toInvitation(row: Tables['invitations']): Invitation {
  return {
    tokenHash: row.token_hash,
    role: row.role,
    invitedBy: row.invited_by ?? undefined,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
  };
}
