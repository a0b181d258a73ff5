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
