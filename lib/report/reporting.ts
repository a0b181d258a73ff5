import type {
  ContactSpan,
  DraftView,
  HeldDraft,
  OutboxEntry,
  OutboxRecord,
  ReportDraft,
} from '../schema/outbox.ts';
import type { Post } from '../schema/post.ts';
import type { Receiver } from '../schema/settings.ts';
import { buildCapsule, chosenSpans, prettyCapsule, sealReport } from './capsule.ts';
import { entryOf, type Outbox } from './outbox.ts';
import { contactsIn, quoteOf } from './redact.ts';

export type DraftStore = {
  get(id: string): Promise<HeldDraft | undefined>;
  list(): Promise<HeldDraft[]>;
  put(id: string, held: HeldDraft): Promise<void>;
  remove(id: string): Promise<void>;
};

export type ReportingPorts = {
  outbox: Outbox;
  drafts: DraftStore;
  receiver(): Promise<Pick<Receiver, 'endpoint' | 'name'> | undefined>;
  askFirst(): Promise<boolean>;
  openDesk(draftId: string): Promise<void>;
  /** The key of a post that shows no address. */
  wordsKey(post: Post): string;
  newId(): string;
  now(): number;
  /** Version of this extension, part of every capsule. */
  version: string;
  /** How long an answer waits for the network before it says "on its way", in milliseconds. */
  patienceMs: number;
};

export type Prepared =
  | { next: 'desk' }
  | { next: 'countdown'; id: string; receiver: string; askFirst: boolean; preview: string }
  | { next: 'already'; entry: OutboxEntry };

/** A countdown that neither ended nor was stopped in this time was left behind, for example by a closed popup. */
const ABANDONED_MS = 3_600_000;

const EXCERPT_LENGTH = 160;

/** The first words of what is sent, on one line. */
export function excerptOf(text: string, title?: string): string {
  const line = [title ?? '', text].join(' ').replace(/\s+/g, ' ').trim();
  return line.length <= EXCERPT_LENGTH
    ? line
    : `${line
        .slice(0, EXCERPT_LENGTH - 1)
        .toWellFormed()
        .trimEnd()}…`;
}

/** From a click to the outbox. Every step is stored, and nothing is sent before `send`. */
export class Reporting {
  readonly #ports: ReportingPorts;
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: ReportingPorts) {
    this.#ports = ports;
  }

  /** What a click on "Laporkan" means now. A post that is already in the outbox is not reported twice. */
  prepare(draft: ReportDraft): Promise<Prepared> {
    return this.#inTurn(async () => {
      const { receiver, askFirst, openDesk, version } = this.#ports;
      const existing = await this.#reported(draft.post);
      if (existing) return { next: 'already', entry: entryOf(existing) };
      const to = await receiver();
      const held = await this.#hold(draft, to ? 'countdown' : 'desk');
      if (!to) {
        await openDesk(held.id);
        return { next: 'desk' };
      }
      const preview = prettyCapsule(buildCapsule(held, version));
      return { next: 'countdown', id: held.id, receiver: to.name, askFirst: await askFirst(), preview };
    });
  }

  /**
   * Into the outbox, then to the network. Answers after the first attempt, or sooner where that takes long.
   * Answers `undefined` for a draft that nobody holds. Asked twice, it sends once.
   */
  async send(id: string): Promise<OutboxEntry | undefined> {
    const stored = await this.#inTurn(() => this.#store(id));
    if (stored?.state !== 'waiting' || stored.attempts > 0) return stored && entryOf(stored);
    const attempt = this.#ports.outbox.attempt(id);
    attempt.catch(() => undefined);
    const patience = new Promise<undefined>((resolve) => setTimeout(resolve, this.#ports.patienceMs));
    await Promise.race([attempt, patience]);
    return entryOf((await this.#ports.outbox.get(id)) ?? stored);
  }

  /** Puts a draft on the desk, whatever the consent: for places that have no room for a countdown. */
  lay(draft: ReportDraft): Promise<Prepared> {
    return this.#inTurn(async () => {
      const existing = await this.#reported(draft.post);
      if (existing) return { next: 'already', entry: entryOf(existing) };
      await this.#ports.openDesk((await this.#hold(draft, 'desk')).id);
      return { next: 'desk' };
    });
  }

  cancel(id: string): Promise<void> {
    return this.#inTurn(() => this.#ports.drafts.remove(id));
  }

  async views(): Promise<DraftView[]> {
    const held = await this.#ports.drafts.list();
    return held
      .filter(({ stage }) => stage === 'desk')
      .sort((a, b) => b.capturedAt.localeCompare(a.capturedAt))
      .map((draft) => this.#view(draft));
  }

  /** Takes over which contacts are blurred and the reporter's own words; `undefined` for an unknown draft. */
  revise(
    id: string,
    change: { blurred: number[]; note?: string | undefined },
  ): Promise<DraftView | undefined> {
    return this.#inTurn(async () => {
      const held = await this.#ports.drafts.get(id);
      if (!held) return undefined;
      const { note: _old, ...rest } = held;
      const revised: HeldDraft = {
        ...rest,
        blurred: change.blurred,
        ...(change.note === undefined || change.note.trim() === '' ? {} : { note: change.note.trim() }),
      };
      await this.#ports.drafts.put(id, revised);
      return this.#view(revised);
    });
  }

  /**
   * Whether what was kept is this post. A post is known by its first address, or by its words while it shows none; on
   * the next visit the other may come first. The same words at two addresses are two posts.
   */
  #isSame({ key }: { key: string }, kept: Pick<Post, 'permalinks'>, post: Post): boolean {
    if (key === post.key || kept.permalinks.includes(post.key) || post.permalinks.includes(key)) return true;
    return kept.permalinks.length === 0 && key === this.#ports.wordsKey(post);
  }

  async #reported(post: Post): Promise<OutboxRecord | undefined> {
    const records = await this.#ports.outbox.list();
    return records.find((record) => this.#isSame(record, record.report.capsule.post, post));
  }

  #view(held: HeldDraft): DraftView {
    const { post } = held.draft;
    const chosen = chosenSpans(held).map(nameOf);
    return {
      id: held.id,
      draft: held.draft,
      contacts: contactsIn(post).map((span) => ({
        ...span,
        quote: quoteOf(post, span),
        blurred: chosen.includes(nameOf(span)),
      })),
      ...(held.note === undefined ? {} : { note: held.note }),
      preview: prettyCapsule(buildCapsule(held, this.#ports.version)),
    };
  }

  /**
   * A post that is prepared again keeps its id, its place on the desk and the person's note; what was chosen to be
   * blurred only where the same contacts stand in the same places.
   */
  async #hold(draft: ReportDraft, stage: HeldDraft['stage']): Promise<HeldDraft> {
    const { drafts, newId, now } = this.#ports;
    const all = await drafts.list();
    for (const { id, stage: at, capturedAt } of all)
      if (at === 'countdown' && now() - Date.parse(capturedAt) > ABANDONED_MS) await drafts.remove(id);
    const earlier = all.find((held) => this.#isSame(held, held.draft.post, draft.post));
    const held: HeldDraft = {
      id: earlier?.id ?? newId(),
      key: draft.post.key,
      capturedAt: new Date(now()).toISOString(),
      draft,
      stage: earlier?.stage === 'desk' ? 'desk' : stage,
      ...(earlier ? choicesFor(draft.post, earlier) : {}),
    };
    await drafts.put(held.id, held);
    return held;
  }

  async #store(id: string): Promise<OutboxRecord | undefined> {
    const { outbox, drafts, now, version } = this.#ports;
    const existing = await outbox.get(id);
    if (existing) return existing;
    const held = await drafts.get(id);
    if (!held) return undefined;
    const report = await sealReport(buildCapsule(held, version));
    const record = await outbox.add({
      id,
      key: held.key,
      state: 'waiting',
      attempts: 0,
      createdAt: new Date(now()).toISOString(),
      excerpt: excerptOf(report.capsule.post.text, report.capsule.post.title),
      report,
      ...(held.draft.ephemeral ? { ephemeral: true } : {}),
    });
    await drafts.remove(id);
    return record;
  }

  /** One change of drafts at a time, so that two quick clicks are one report. */
  #inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(step);
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

function choicesFor(post: Post, { draft, blurred, note }: HeldDraft): Pick<HeldDraft, 'blurred' | 'note'> {
  const named = (of: Post) => JSON.stringify(contactsIn(of).map((span) => [nameOf(span), quoteOf(of, span)]));
  const fits = blurred !== undefined && named(draft.post) === named(post);
  return { ...(fits ? { blurred } : {}), ...(note === undefined ? {} : { note }) };
}

function nameOf(span: ContactSpan): string {
  return `${span.field} ${span.start} ${span.end}`;
}
