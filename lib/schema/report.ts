import { z } from 'zod';
import { authorSchema, SITE_ID } from './post.ts';
import { DISGUISES, KINDS, LEVELS, spanSchema } from './verdict.ts';

export const REPORT_REASONS = ['marked', 'missed', 'wrong-mark'] as const;
export type ReportReason = (typeof REPORT_REASONS)[number];

export const REDACTION_TYPES = ['phone', 'email', 'handle', 'link', 'account-number'] as const;
export type RedactionType = (typeof REDACTION_TYPES)[number];
/** Something blurred before sending. `start` and `end` are offsets in the text as sent (after redaction). */
export const redactionSchema = z.object({
  field: z.string().max(40),
  start: z.number().int().nonnegative(),
  end: z.number().int().nonnegative(),
  type: z.enum(REDACTION_TYPES),
});
export type Redaction = z.infer<typeof redactionSchema>;

const longText = z.string().max(60_000);
const shortText = z.string().max(2_000);

/** The post as it is sent, after redaction. */
export const capsulePostSchema = z.strictObject({
  site: z
    .string()
    .regex(SITE_ID, 'the id of a site reader: lower-case letters, digits and hyphens, at most 41'),
  surface: shortText.min(1),
  text: longText,
  title: shortText.optional(),
  price: shortText.optional(),
  location: shortText.optional(),
  imageText: z.array(longText).max(50),
  unreadImages: z.number().int().nonnegative(),
  links: z.array(shortText).max(100),
  author: z.strictObject(authorSchema.shape).optional(),
  permalinks: z.array(shortText).max(50),
  postedAtAsShown: shortText.optional(),
  truncated: z.boolean(),
});
export type CapsulePost = z.infer<typeof capsulePostSchema>;

/** Exactly what a person sends. Its SHA-256 is taken over its RFC 8785 canonical JSON. */
export const capsuleSchema = z.strictObject({
  version: z.literal(1),
  /** UUID, made once per post key: the idempotency key. */
  id: z.uuid(),
  reason: z.enum(REPORT_REASONS),
  /** UTC, ISO 8601 with milliseconds. */
  capturedAt: z.iso.datetime(),
  post: capsulePostSchema,
  verdict: z.strictObject({
    kind: z.enum(KINDS),
    level: z.enum(LEVELS),
    score: z.number(),
    findings: z
      .array(
        z.strictObject({
          id: shortText,
          spans: z.array(z.strictObject(spanSchema.shape)),
          undone: z.array(z.enum(DISGUISES)),
        }),
      )
      .max(200),
    packVersion: shortText,
  }),
  redactions: z.array(redactionSchema).max(500),
  adapter: z.strictObject({ id: shortText, version: shortText }),
  extension: z.strictObject({ version: shortText }),
  /** The reporter's own words, optional. */
  note: shortText.optional(),
  /** Reserved for screenshots. */
  media: z.array(z.never()).max(0),
});
export type Capsule = z.infer<typeof capsuleSchema>;

/** Body of `POST /v1/reports`. */
export const reportSchema = z.strictObject({
  capsule: capsuleSchema,
  /** Lower-case hex SHA-256 of the capsule's canonical JSON. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
});
export type Report = z.infer<typeof reportSchema>;

/** Answer of `POST /v1/reports`: 201 when stored now, 200 when this id was stored before. */
export const acknowledgementSchema = z.object({
  id: z.uuid(),
  /** Code to look up the outcome without an account. */
  receipt: z.string().min(8).max(40),
  receivedAt: z.iso.datetime(),
  known: z.boolean(),
});
export type Acknowledgement = z.infer<typeof acknowledgementSchema>;

export const OUTCOMES = ['confirmed', 'not-tppo', 'needs-more', 'duplicate'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** Answer of `GET /v1/receipts/{code}`. The moderators' note is not part of it. */
export const receiptSchema = z.object({
  receipt: z.string(),
  receivedAt: z.iso.datetime(),
  status: z.enum(['waiting', 'decided']),
  outcome: z.enum(OUTCOMES).optional(),
  decidedAt: z.iso.datetime().optional(),
});
export type Receipt = z.infer<typeof receiptSchema>;

/** RFC 9457 problem document. `field` names the offending member, as a JSON pointer. */
export const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), expected: z.string() })).optional(),
});
export type Problem = z.infer<typeof problemSchema>;

export const SERVER_INFO_PATH = '/v1/server';
/** Answer of `GET /v1/server`: who receives reports here. */
export const serverInfoSchema = z.object({ receiver: z.string().min(1).max(200), version: z.string() });
export type ServerInfo = z.infer<typeof serverInfoSchema>;
