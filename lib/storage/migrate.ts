import type { Area, Complain } from './item.ts';

export const VERSION_KEY = 'storageVersion';
/** Shape of what is stored. Raise it together with a migration below. */
export const STORAGE_VERSION = 1;

/** Brings what is stored from version `from` to `from + 1`. */
export type Migration = { from: number; run(area: Area): Promise<void> };

/** Migrations in order; none so far. */
export const MIGRATIONS: readonly Migration[] = [];

/**
 * Runs in the background only, before any message is answered. The version is written after each step, so a
 * stopped migration goes on where it was. Data of a newer version is left alone.
 */
export async function migrate(
  area: Area,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = STORAGE_VERSION,
  complain: Complain = (text) => console.warn(`Rambu: ${text}`),
): Promise<void> {
  const stored = (await area.get(VERSION_KEY))[VERSION_KEY];
  let version = typeof stored === 'number' ? stored : target;
  if (version > target) {
    complain(`Stored data has version ${version}, this build knows ${target}; it is read as far as it fits`);
    return;
  }
  while (version < target) {
    const step = migrations.find((migration) => migration.from === version);
    if (!step) throw new Error(`No migration of stored data from version ${version} to ${version + 1}`);
    await step.run(area);
    version += 1;
    await area.set({ [VERSION_KEY]: version });
  }
  if (stored !== version) await area.set({ [VERSION_KEY]: version });
}
