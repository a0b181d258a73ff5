import canonicalize from 'canonicalize';
import type { ContactSpan, HeldDraft } from '../schema/outbox.ts';
import type { Author, Post } from '../schema/post.ts';
import { type Capsule, type CapsulePost, capsuleSchema, type Report } from '../schema/report.ts';
import type { Verdict } from '../schema/verdict.ts';
import { blur, blurredByDefault, contactsIn } from './redact.ts';

/** Canonical JSON in bytes beyond which a capsule's texts are cut, and the post says that it is truncated. */
export const MAX_CAPSULE_BYTES = 180_000;

const SHORT = 2_000;
const MAX_TEXT = 60_000;

/** RFC 8785 canonical JSON: the same content always gives the same bytes. */
export function canonicalJson(value: unknown): string {
  const json = canonicalize(value);
  if (json === undefined) throw new TypeError('Only JSON values have a canonical form');
  return json;
}

/** Lower-case hexadecimal SHA-256 of a text in UTF-8. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** At most `limit` units, never half a character; lone surrogates, which JSON cannot carry, become U+FFFD. */
function clip(text: string, limit: number): string {
  const whole = text.toWellFormed();
  if (whole.length <= limit) return whole;
  const end = /[\uD800-\uDBFF]/.test(whole.charAt(limit - 1)) ? limit - 1 : limit;
  return whole.slice(0, end);
}

/** Keeps the keys that have a value, each clipped. */
function shortFields<K extends string>(from: { [P in K]?: string | undefined }, keys: readonly K[]) {
  const out: { [P in K]?: string } = {};
  for (const key of keys) {
    const value = from[key];
    if (value !== undefined) out[key] = clip(value, SHORT);
  }
  return out;
}

function authorAsShown(author: Author): Author {
  return {
    ...shortFields(author, ['name', 'id', 'url']),
    ...(author.anonymous === undefined ? {} : { anonymous: author.anonymous }),
  };
}

function capsulePost(post: Post, share: number): CapsulePost {
  const limit = Math.floor(MAX_TEXT * share);
  const items = Math.max(1, Math.floor(100 * share));
  const cut = post.text.length > limit;
  return {
    site: clip(post.site, SHORT),
    surface: clip(post.surface, SHORT),
    text: clip(post.text, limit),
    ...shortFields(post, ['title', 'price', 'location', 'postedAtAsShown']),
    imageText: post.imageText.slice(0, Math.ceil(items / 2)).map((text) => clip(text, limit)),
    unreadImages: post.unreadImages,
    links: post.links.slice(0, items).map((link) => clip(link, SHORT)),
    ...(post.author ? { author: authorAsShown(post.author) } : {}),
    permalinks: post.permalinks.slice(0, Math.ceil(items / 2)).map((link) => clip(link, SHORT)),
    truncated: post.truncated || cut,
  };
}

/** The length of each part of a post as sent, to drop spans that lie in what was cut off. */
function partLength(post: CapsulePost, field: string): number {
  const [name = '', index] = field.split(':');
  if (name === 'image') return post.imageText[Number(index)]?.length ?? 0;
  if (name === 'link') return post.links[Number(index)]?.length ?? 0;
  if (name === 'author') return post.author?.name?.length ?? 0;
  if (name === 'title' || name === 'price' || name === 'location' || name === 'text')
    return post[name]?.length ?? 0;
  return 0;
}

function findingsAsSent(verdict: Verdict, post: CapsulePost): Capsule['verdict']['findings'] {
  return verdict.findings.slice(0, 200).map(({ id, spans, undone }) => ({
    id,
    spans: spans.filter((span) => span.end <= partLength(post, span.part)),
    undone,
  }));
}

function redactionsAsSent(spans: readonly ContactSpan[], post: CapsulePost): Capsule['redactions'] {
  return spans
    .map((span) => ({ ...span, end: Math.min(span.end, partLength(post, span.field)) }))
    .filter((span) => span.start < span.end)
    .slice(0, 500);
}

/** The spans that the person, or else the default for this kind of post, wants blurred. */
export function chosenSpans({ draft, blurred }: Pick<HeldDraft, 'draft' | 'blurred'>): ContactSpan[] {
  const contacts = contactsIn(draft.post);
  const chosen = new Set(blurred ?? blurredByDefault(draft.verdict.kind, contacts));
  return contacts.filter((_span, index) => chosen.has(index));
}

/** Exactly what will be sent for a held draft. Pure: the same draft gives the same capsule. */
export function buildCapsule(held: HeldDraft, extensionVersion: string): Capsule {
  const { draft } = held;
  const spans = chosenSpans(held);
  const post = blur(draft.post, spans);
  let share = 1;
  for (;;) {
    const sent = capsulePost(post, share);
    const capsule: Capsule = {
      version: 1,
      id: held.id,
      reason: draft.reason,
      capturedAt: held.capturedAt,
      post: sent,
      verdict: {
        kind: draft.verdict.kind,
        level: draft.verdict.level,
        score: draft.verdict.score,
        findings: findingsAsSent(draft.verdict, sent),
        packVersion: draft.verdict.packVersion,
      },
      redactions: redactionsAsSent(spans, sent),
      adapter: { id: clip(draft.adapter.id, SHORT), version: clip(draft.adapter.version, SHORT) },
      extension: { version: extensionVersion },
      ...(held.note ? { note: clip(held.note, SHORT) } : {}),
      media: [],
    };
    const bytes = new TextEncoder().encode(canonicalJson(capsule)).length;
    if (bytes <= MAX_CAPSULE_BYTES || share < 0.02) return capsuleSchema.parse(capsule);
    share /= 2;
  }
}

/** The body of `POST /v1/reports`. */
export async function sealReport(capsule: Capsule): Promise<Report> {
  return { capsule, sha256: await sha256(canonicalJson(capsule)) };
}

/** The capsule as a person reads it. */
export function prettyCapsule(capsule: Capsule): string {
  return JSON.stringify(JSON.parse(canonicalJson(capsule)), null, 2);
}
