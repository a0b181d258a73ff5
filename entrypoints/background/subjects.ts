import type { Subject } from '../../lib/schema/subject.ts';
import type { Records } from '../../lib/storage/records.ts';
import type { KeptSubject } from '../../lib/storage/stores.ts';

/** More texts than this are forgotten, oldest first. */
const MOST = 20;

/** Keeps a text until the browser closes; returns the id that the explaining page asks with. */
export async function keepSubject(
  store: Records<KeptSubject>,
  subject: Subject,
  now: Date,
): Promise<{ id: string }> {
  const id = crypto.randomUUID();
  await store.put(id, { id, keptAt: now.toISOString(), subject });
  const others = (await store.list()).filter((kept) => kept.id !== id);
  others.sort((a, b) => b.keptAt.localeCompare(a.keptAt));
  for (const old of others.slice(MOST - 1)) await store.remove(old.id);
  return { id };
}
