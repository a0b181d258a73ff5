import { z } from 'zod';
import { postSchema } from './post.ts';
import {
  acknowledgementSchema,
  problemSchema,
  REDACTION_TYPES,
  REPORT_REASONS,
  receiptSchema,
  reportSchema,
} from './report.ts';
import { verdictSchema } from './verdict.ts';

/** What a person is about to report or keep: one post with its verdict. */
export const draftSchema = z.object({
  post: postSchema,
  verdict: verdictSchema,
  reason: z.enum(REPORT_REASONS),
  adapter: z.object({ id: z.string(), version: z.string() }),
  /** Read in a private window: never written to disk. */
  ephemeral: z.boolean().optional(),
});
export type ReportDraft = z.infer<typeof draftSchema>;

/** A contact found in a post. `start` and `end` are UTF-16 offsets, the same before and after blurring. */
export const contactSpanSchema = z.object({
  field: z.string(),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  type: z.enum(REDACTION_TYPES),
});
export type ContactSpan = z.infer<typeof contactSpanSchema>;

/** A draft that waits for the person's word. Nothing of it has left the browser. */
export const heldDraftSchema = z.object({
  id: z.uuid(),
  key: z.string(),
  capturedAt: z.iso.datetime(),
  draft: draftSchema,
  /** Indices into the contacts found that the person wants blurred; absent: the default for the post's kind. */
  blurred: z.array(z.number().int().nonnegative()).optional(),
  note: z.string().max(2_000).optional(),
  /** `countdown` drafts are kept in memory only; `desk` drafts wait on disk. */
  stage: z.enum(['desk', 'countdown']),
});
export type HeldDraft = z.infer<typeof heldDraftSchema>;

/** A held draft as the desk shows it. */
export const draftViewSchema = z.object({
  id: z.uuid(),
  draft: draftSchema,
  contacts: z.array(contactSpanSchema.extend({ quote: z.string(), blurred: z.boolean() })),
  note: z.string().optional(),
  /** Pretty-printed capsule, exactly what will be sent. */
  preview: z.string(),
});
export type DraftView = z.infer<typeof draftViewSchema>;

export const OUTBOX_STATES = ['waiting', 'sending', 'sent', 'refused'] as const;
export type OutboxState = (typeof OUTBOX_STATES)[number];

/** Why the last attempt did not succeed. Each has a sentence in `lib/i18n/report.*`. */
export const OUTBOX_ERRORS = [
  'no-receiver',
  'network',
  'timeout',
  'busy',
  'server-error',
  'unexpected-answer',
  'interrupted',
  'conflict',
  'too-large',
  'refused',
] as const;
export type OutboxError = (typeof OUTBOX_ERRORS)[number];

/** A report in the outbox, without its body. */
export const outboxEntrySchema = z.object({
  id: z.uuid(),
  key: z.string(),
  state: z.enum(OUTBOX_STATES),
  attempts: z.number().int(),
  /** UTC, ISO 8601. */
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().optional(),
  lastError: z.enum(OUTBOX_ERRORS).optional(),
  /** The server's own words about a refusal. */
  problem: problemSchema.optional(),
  acknowledgement: acknowledgementSchema.optional(),
  /** The outcome as last looked up, with the time of the look-up. */
  outcome: receiptSchema.extend({ checkedAt: z.iso.datetime() }).optional(),
  excerpt: z.string(),
  /** Receiver's name and address that this report goes or went to. */
  receiver: z.object({ endpoint: z.url(), name: z.string() }).optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

/** What is written to disk before the network is touched. */
export const outboxRecordSchema = outboxEntrySchema.extend({
  report: reportSchema,
  /** From a private window: kept in memory only. */
  ephemeral: z.boolean().optional(),
});
export type OutboxRecord = z.infer<typeof outboxRecordSchema>;

/** A post that the person keeps for themselves. */
export const savedPostSchema = z.object({ savedAt: z.iso.datetime(), draft: draftSchema });
export type SavedPost = z.infer<typeof savedPostSchema>;
