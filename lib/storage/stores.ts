import { browser } from 'wxt/browser';
import { z } from 'zod';
import {
  type HeldDraft,
  heldDraftSchema,
  type OutboxRecord,
  outboxRecordSchema,
  type SavedPost,
  savedPostSchema,
} from '../schema/outbox.ts';
import type { Settings } from '../schema/settings.ts';
import { subjectSchema } from '../schema/subject.ts';
import { type Area, type Item, item, orElse } from './item.ts';
import { migrate } from './migrate.ts';
import { type Records, records, split } from './records.ts';
import { settingsItem } from './settings.ts';

const quietSchema = z.object({ hidden: z.array(z.string()), trusted: z.array(z.string()) });
/** Keys of posts whose note is hidden, ids of authors whose `check` notes stay quiet. */
export type Quiet = z.infer<typeof quietSchema>;

const noQuiet = (): Quiet => ({ hidden: [], trusted: [] });

const usualSchema = z.record(
  z.string(),
  z.object({ visits: z.number().int().positive(), share: z.number().nonnegative() }),
);
/** How many posts pages of one kind give for their blocks of text, by adapter and units. No text, no address. */
export type Usual = z.infer<typeof usualSchema>;

const keptSubjectSchema = z.object({ id: z.uuid(), keptAt: z.iso.datetime(), subject: subjectSchema });
export type KeptSubject = z.infer<typeof keptSubjectSchema>;

export type Stores = {
  settings: Item<Settings>;
  outbox: Records<OutboxRecord>;
  drafts: Records<HeldDraft>;
  saved: Records<SavedPost>;
  quiet: Item<Quiet>;
  /** What was hidden in private windows; gone with the last of them. */
  privateQuiet: Item<Quiet>;
  usual: Item<Usual>;
  /** Texts that a page of ours shows and explains; in memory alone. */
  subjects: Records<KeptSubject>;
  /** Deletes all of it, what no longer fits included. */
  erase(): Promise<void>;
  /** Deletes what private windows left, and texts to explain, of which no one knows the window. */
  erasePrivate(): Promise<void>;
};

/** All that this extension stores. `disk` survives restarts, `memory` does not and never touches the disk. */
export function stores(disk: Area, memory: Area): Stores {
  return {
    settings: settingsItem(disk),
    outbox: split(
      records(disk, 'outbox', outboxRecordSchema),
      records(memory, 'outbox', outboxRecordSchema),
      (record) => record.ephemeral === true,
    ),
    drafts: split(
      records(disk, 'draft', heldDraftSchema),
      records(memory, 'draft', heldDraftSchema),
      (held) => held.stage === 'countdown' || held.draft.ephemeral === true,
    ),
    saved: split(
      records(disk, 'saved', savedPostSchema),
      records(memory, 'saved', savedPostSchema),
      (saved) => saved.draft.ephemeral === true,
    ),
    quiet: item(disk, 'quiet', orElse('quiet', quietSchema, noQuiet)),
    privateQuiet: item(memory, 'quiet', orElse('quiet', quietSchema, noQuiet)),
    usual: item(
      disk,
      'usual',
      orElse('usual', usualSchema, () => ({})),
    ),
    subjects: records(memory, 'subject', keptSubjectSchema),
    async erasePrivate() {
      const held = await records(memory, 'draft', heldDraftSchema).list();
      const stay = new Set(held.filter(({ draft }) => !draft.ephemeral).map(({ id }) => `draft:${id}`));
      await memory.remove(Object.keys(await memory.get(null)).filter((key) => !stay.has(key)));
    },
    async erase() {
      for (const area of [disk, memory]) await area.remove(Object.keys(await area.get(null)));
      await migrate(disk);
    },
  };
}

/** The browser's areas: `storage.local` on disk, `storage.session` in memory. */
export function browserStores(): Stores {
  return stores(browser.storage.local as unknown as Area, browser.storage.session as unknown as Area);
}
