import { z } from 'zod';
import { postSchema } from '../schema/post.ts';
import { acknowledgementSchema, REPORT_REASONS } from '../schema/report.ts';
import { settingsSchema } from '../schema/settings.ts';
import { verdictSchema } from '../schema/verdict.ts';
import { contactSchema, ruleWordsSchema } from '../schema/words.ts';

/** A post as the popup lists it. */
export const pageEntrySchema = z.object({ post: postSchema, verdict: verdictSchema, reported: z.boolean() });
export type PageEntry = z.infer<typeof pageEntrySchema>;

/** Whether the page could be read. Counts and names only: no text, no address. */
export const pageHealthSchema = z.object({
  adapter: z.string(),
  /** `unreadable`: much text and no post; `held-back`: an implausible share of posts would be marked. */
  state: z.enum(['ok', 'empty', 'unreadable', 'held-back', 'paused']),
  posts: z.number().int(),
  marked: z.number().int(),
  textBlocks: z.number().int(),
  strategies: z.record(z.string(), z.number().int()),
});
export type PageHealth = z.infer<typeof pageHealthSchema>;

const draftSchema = z.object({
  post: postSchema,
  verdict: verdictSchema,
  reason: z.enum(REPORT_REASONS),
  adapter: z.object({ id: z.string(), version: z.string() }),
});
export type ReportDraft = z.infer<typeof draftSchema>;

export const outboxStates = ['waiting', 'sending', 'sent', 'refused'] as const;
export const outboxEntrySchema = z.object({
  id: z.uuid(),
  key: z.string(),
  state: z.enum(outboxStates),
  attempts: z.number().int(),
  /** UTC, ISO 8601. */
  createdAt: z.iso.datetime(),
  nextAttemptAt: z.iso.datetime().optional(),
  /** Why the last attempt failed, one plain sentence key for i18n. */
  lastError: z.string().optional(),
  acknowledgement: acknowledgementSchema.optional(),
  excerpt: z.string(),
  /** Receiver's name and address that this report goes or went to. */
  receiver: z.object({ endpoint: z.url(), name: z.string() }).optional(),
});
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;

/**
 * Every message, who may send it, and its payloads. Receivers check the sender first and parse the payload second.
 * `content`: from a content script to the background. `page`: from an extension page to the background.
 * `tab`: from an extension page to a tab's content script.
 */
export const contract = {
  /** Words for the flags, reassurances and contacts that an opened note needs. */
  'words.get': {
    from: ['content', 'page'],
    request: z.object({ ids: z.array(z.string()).max(200), places: z.array(z.string()).max(50) }),
    response: z.object({
      flags: z.record(z.string(), ruleWordsSchema),
      reassurances: z.record(z.string(), ruleWordsSchema),
      contacts: z.array(contactSchema),
    }),
  },
  /** What a click on "Laporkan" means now: consent first, or a countdown to this receiver. Sends nothing. */
  'report.prepare': {
    from: ['content', 'page'],
    request: draftSchema,
    response: z.discriminatedUnion('next', [
      z.object({ next: z.literal('desk') }),
      z.object({
        next: z.literal('countdown'),
        id: z.uuid(),
        receiver: z.string(),
        askFirst: z.boolean(),
        /** Pretty-printed capsule, exactly what will be sent. */
        preview: z.string(),
      }),
      z.object({ next: z.literal('already'), entry: outboxEntrySchema }),
    ]),
  },
  /** The countdown ended or the person confirmed: into the outbox, then to the network. */
  'report.send': {
    from: ['content', 'page'],
    request: z.object({ id: z.uuid() }),
    response: outboxEntrySchema,
  },
  /** The person stopped the countdown: the draft is dropped. */
  'report.cancel': { from: ['content', 'page'], request: z.object({ id: z.uuid() }), response: z.null() },
  'report.status': {
    from: ['content', 'page'],
    request: z.object({ keys: z.array(z.string()).max(500) }),
    response: z.record(z.string(), outboxEntrySchema),
  },
  'collection.save': { from: ['content', 'page'], request: draftSchema, response: z.null() },
  'settings.get': { from: ['content', 'page'], request: z.null(), response: settingsSchema },
  'settings.change': { from: ['page'], request: settingsSchema.partial(), response: settingsSchema },
  /** Notes that the person hid, and authors whose `check` notes stay quiet. */
  'quiet.get': {
    from: ['content'],
    request: z.null(),
    response: z.object({ hidden: z.array(z.string()), trusted: z.array(z.string()) }),
  },
  'quiet.add': {
    from: ['content'],
    request: z.object({ hidden: z.string().optional(), trusted: z.string().optional() }),
    response: z.null(),
  },
  /** Sent to the tab. */
  'page.list': {
    from: ['page'],
    to: 'tab',
    request: z.null(),
    response: z.object({
      entries: z.array(pageEntrySchema),
      health: pageHealthSchema,
      adapter: z.object({ id: z.string(), version: z.string() }),
    }),
  },
  'page.jump': { from: ['page'], to: 'tab', request: z.object({ key: z.string() }), response: z.boolean() },
} as const;

export type MessageName = keyof typeof contract;
export type Request<N extends MessageName> = z.input<(typeof contract)[N]['request']>;
export type Response<N extends MessageName> = z.output<(typeof contract)[N]['response']>;
