import type { Kysely } from 'kysely';

/** The SHA-256 of no words, which earlier versions stored for every report that is pictures alone. */
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Reports without words are no longer taken for the same text. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await (db as Kysely<{ reports: { text_hash: string } }>)
    .updateTable('reports')
    .set({ text_hash: '' })
    .where('text_hash', '=', HASH_OF_NOTHING)
    .execute();
}
