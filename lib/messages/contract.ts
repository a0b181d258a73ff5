import { z } from 'zod';
import { draftSchema, draftViewSchema, outboxEntrySchema, savedPostSchema } from '../schema/outbox.ts';
import { pageEntrySchema, pageHealthSchema, yieldSchema } from '../schema/page.ts';
import { serverInfoSchema } from '../schema/report.ts';
import { receiverSchema, settingsSchema } from '../schema/settings.ts';
import { subjectSchema } from '../schema/subject.ts';
import { contactSchema, ruleWordsSchema } from '../schema/words.ts';

export type { DraftView, OutboxEntry, ReportDraft, SavedPost } from '../schema/outbox.ts';
export type { PageEntry, PageHealth } from '../schema/page.ts';

/** Everything but the receiver, which has messages of its own. Absent keys stay as they are. */
export const settingsChangeSchema = z
  .strictObject({
    language: settingsSchema.shape.language.unwrap(),
    pausedHosts: settingsSchema.shape.pausedHosts.unwrap(),
    showIncomplete: settingsSchema.shape.showIncomplete.unwrap(),
    readComments: settingsSchema.shape.readComments.unwrap(),
    alwaysAskFirst: settingsSchema.shape.alwaysAskFirst.unwrap(),
  })
  .partial();
export type SettingsChange = z.infer<typeof settingsChangeSchema>;

const quietSchema = z.object({ hidden: z.array(z.string()), trusted: z.array(z.string()) });
const byId = z.object({ id: z.uuid() });
/** The errors that a handler may answer with, next to those of the message layer itself. */
export type HandlerError = 'no-draft' | 'not-found' | 'bad-address' | 'unreachable' | 'storage-failed';

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
  /** Keeps a text in memory until the browser closes, for the page that explains its verdict. */
  'subject.keep': { from: ['page'], request: subjectSchema, response: byId },
  'subject.get': { from: ['page'], request: byId, response: subjectSchema.nullable() },
  /** Runs the script that draws open notes in the page that asks; answered once it has run. */
  'note.panel': { from: ['content'], request: z.null(), response: z.null() },
  'settings.get': { from: ['content', 'page'], request: z.null(), response: settingsSchema },
  'settings.change': { from: ['page'], request: settingsChangeSchema, response: settingsSchema },
  /** Notes that the person hid, and authors whose `check` notes stay quiet. */
  'quiet.get': {
    from: ['content'],
    request: z.null(),
    response: quietSchema,
  },
  'quiet.add': {
    from: ['content'],
    request: z.object({ hidden: z.string().optional(), trusted: z.string().optional() }),
    response: z.null(),
  },
  /** The same lists for the desk, oldest entry first, and the way back out of them. */
  'quiet.list': { from: ['page'], request: z.null(), response: quietSchema },
  'quiet.remove': { from: ['page'], request: quietSchema, response: z.null() },
  /** Whether a page gave far fewer posts than usual; with `keep`, its counts become part of what is usual. */
  'page.yield': {
    from: ['content'],
    request: yieldSchema.extend({ keep: z.boolean() }),
    response: z.object({ fewer: z.boolean() }),
  },
  /** Drafts that wait for a word on the desk. */
  'draft.list': { from: ['page'], request: z.null(), response: z.array(draftViewSchema) },
  /** Blurs exactly these contacts, and keeps the reporter's own words. */
  'draft.revise': {
    from: ['page'],
    request: z.object({
      id: z.uuid(),
      blurred: z.array(z.number().int().nonnegative()).max(500),
      note: z.string().max(2_000).optional(),
    }),
    response: draftViewSchema,
  },
  'outbox.list': { from: ['page'], request: z.null(), response: z.array(outboxEntrySchema) },
  'outbox.retry': { from: ['page'], request: byId, response: outboxEntrySchema },
  'outbox.delete': { from: ['page'], request: byId, response: z.null() },
  /** Exactly what is or was sent: the pretty-printed capsule and its SHA-256. */
  'outbox.body': {
    from: ['page'],
    request: byId,
    response: z.object({ preview: z.string(), sha256: z.string() }),
  },
  /** Looks the outcome up at the receiver. Asked by a click or by the open desk only. */
  'outbox.check': { from: ['page'], request: byId, response: outboxEntrySchema },
  'collection.list': { from: ['page'], request: z.null(), response: z.array(savedPostSchema) },
  'collection.delete': { from: ['page'], request: z.object({ key: z.string() }), response: z.null() },
  /** Deletes everything stored in this browser: reports, drafts, saved posts, quiet lists, settings. */
  'data.erase': { from: ['page'], request: z.null(), response: z.null() },
  /** The receiver that this build proposes; consent is still the person's. */
  'receiver.preset': {
    from: ['page'],
    request: z.null(),
    response: receiverSchema.omit({ consentedAt: true }).nullable(),
  },
  /** Asks an address who receives there. */
  'receiver.ask': {
    from: ['page'],
    request: z.object({ endpoint: z.string().max(2_000) }),
    response: serverInfoSchema.extend({ endpoint: z.url() }),
  },
  /** The person's consent: from now on reports go here, those that wait included. */
  'receiver.accept': {
    from: ['page'],
    request: receiverSchema.omit({ consentedAt: true }),
    response: settingsSchema,
  },
  'receiver.forget': { from: ['page'], request: z.null(), response: settingsSchema },
  /** Sent to the tab. */
  'page.list': {
    from: ['page'],
    to: 'tab',
    request: z.null(),
    response: z.object({
      entries: z.array(pageEntrySchema),
      health: pageHealthSchema,
      adapter: z.object({ id: z.string(), version: z.string() }),
      /** Host of the page, for pausing it where the popup may not see the tab's address. */
      host: z.string().optional(),
    }),
  },
  /**
   * The post under the pointer when the context menu opened last (the content script remembers the target of
   * `contextmenu`), marked or not; null where that was no post.
   */
  'page.pointed': {
    from: ['page'],
    to: 'tab',
    request: z.null(),
    response: z
      .object({ entry: pageEntrySchema, adapter: z.object({ id: z.string(), version: z.string() }) })
      .nullable(),
  },
  /** These hosts were switched on or off in the browser; true where a script runs that heard it. */
  'page.allowed': {
    from: ['page'],
    to: 'tab',
    request: z.object({ hosts: z.array(z.string()), allowed: z.boolean() }),
    response: z.boolean(),
  },
  'page.jump': { from: ['page'], to: 'tab', request: z.object({ key: z.string() }), response: z.boolean() },
} as const;

export type MessageName = keyof typeof contract;
export type Request<N extends MessageName> = z.input<(typeof contract)[N]['request']>;
export type Response<N extends MessageName> = z.output<(typeof contract)[N]['response']>;
