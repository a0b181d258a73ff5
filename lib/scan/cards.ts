import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { Adapter } from '../sites/adapter.ts';
import { type Draft, isDraftLive, postOf, toReadPost } from '../sites/draft.ts';
import { hasSameWords, isSamePost } from '../sites/identity.ts';
import { readRoot } from '../sites/read-root.ts';
import type { FoundRoot } from '../sites/roots.ts';
import { KeyBook } from './keys.ts';
import { type Again, inputOf, isAsked, lean, sameInput } from './lean.ts';
import type { Evaluate, ReadPost } from './port.ts';

/**
 * One post of a card, as last read. `lean`: nobody has asked for more than its content, and its draft holds no more;
 * whoever does, through `read`, lets the card be read again.
 */
export type CardEntry = { draft: Draft; read: ReadPost; verdict: Verdict; lean: boolean };

/** What reading a card again has changed. */
export type CardChange = { kind: 'new' | 'changed'; entry: CardEntry } | { kind: 'gone'; entry: CardEntry };

type Card = { found: FoundRoot; entries: Map<string, CardEntry>; readAt: number; again: Again };

/** Everything read on the page, by root. Decides what is the same post and what is another one in its place. */
export class Cards {
  readonly #cards = new Map<Element, Card>();
  readonly #keys = new KeyBook();
  readonly #adapter: Adapter;
  readonly #evaluate: Evaluate;
  #count = 0;

  constructor(adapter: Adapter, evaluate: Evaluate) {
    this.#adapter = adapter;
    this.#evaluate = evaluate;
  }

  /** Registers a root; it is read later. */
  add(found: FoundRoot): void {
    const again: Again = {
      drafts: () => readRoot(found, this.#adapter),
      readAt: () => card.readAt,
      whole: this.#withKey,
    };
    const card: Card = { found, entries: new Map(), readAt: Number.NEGATIVE_INFINITY, again };
    this.#cards.set(found.root, card);
  }

  foundAt(root: Element): FoundRoot | undefined {
    return this.#cards.get(root)?.found;
  }

  wasRead(root: Element): boolean {
    return this.readAt(root) > Number.NEGATIVE_INFINITY;
  }

  /** When a root was read last. */
  readAt(root: Element): number {
    return this.#cards.get(root)?.readAt ?? Number.NEGATIVE_INFINITY;
  }

  entriesOf(root: Element): CardEntry[] {
    const card = this.#cards.get(root);
    return card ? [...card.entries.values()].filter((entry) => counts(card, entry)) : [];
  }

  /** Whether nothing was read there, not even a comment that does not count. */
  isEmpty(root: Element): boolean {
    return (this.#cards.get(root)?.entries.size ?? 0) === 0;
  }

  *all(): Generator<CardEntry> {
    for (const card of this.#cards.values())
      for (const entry of card.entries.values()) if (counts(card, entry)) yield entry;
  }

  /** All that are no comments: of those only offers count, so that they say nothing of a page as a whole. */
  *posts(): Generator<CardEntry> {
    for (const card of this.#cards.values()) if (!card.found.unit.comments) yield* card.entries.values();
  }

  /** Forgets a root and says what stood there. */
  delete(root: Element): CardEntry[] {
    const entries = this.entriesOf(root);
    this.#cards.delete(root);
    return entries;
  }

  /** Reads a root; what is unchanged is not evaluated again and not reported. */
  read(root: Element, now: number): CardChange[] {
    const card = this.#cards.get(root);
    if (!card) return [];
    card.readAt = now;
    const drafts = readRoot(card.found, this.#adapter);
    const changes: CardChange[] = [];
    for (const [slot, entry] of card.entries) {
      if (drafts.some((draft) => draft.slot === slot && isSame(entry, draft))) continue;
      card.entries.delete(slot);
      if (counts(card, entry)) changes.push({ kind: 'gone', entry });
    }
    for (const draft of drafts) {
      const before = card.entries.get(draft.slot);
      if (before && isUnchanged(before, draft)) continue;
      const entry = this.#entryFor(card, draft, before, drafts);
      if (!entry) continue;
      card.entries.set(draft.slot, entry);
      const counted = before !== undefined && counts(card, before);
      if (counts(card, entry)) changes.push({ kind: counted ? 'changed' : 'new', entry });
      else if (counted) changes.push({ kind: 'gone', entry: before });
    }
    return changes;
  }

  /** Undefined where the engine failed on this text: the others are read all the same. */
  #entryFor(
    card: Card,
    draft: Draft,
    before: CardEntry | undefined,
    drafts: readonly Draft[],
  ): CardEntry | undefined {
    if (!before) this.#count += 1;
    const id = before?.read.id ?? `post-${this.#count}`;
    const known = before && sameInput(before.draft.content, draft.content) ? before.verdict : undefined;
    try {
      const verdict = known ?? this.#evaluate(inputOf(draft.content));
      if (!isAsked(verdict)) return lean(draft, id, verdict, this.#adapter, card.again);
      const post = this.#withKey(draft, drafts, before && !before.lean ? before.read.post.key : undefined);
      return { draft, read: toReadPost(draft, this.#adapter, id, () => post), verdict, lean: false };
    } catch (error) {
      console.warn('Rambu: the engine failed on a post', error);
      return undefined;
    }
  }

  /** A post under its lasting key, and under that of the post of the same card that shares it. */
  readonly #withKey = (draft: Draft, drafts: readonly Draft[], known?: string): Post => {
    const post = postOf(draft);
    const key = this.#keys.keyOf(post, known);
    const outer = draft.slot === 'outer' ? undefined : drafts.find(({ slot }) => slot === 'outer');
    return { ...post, key, ...(outer ? { quotedBy: this.#keys.keyOf(postOf(outer)) } : {}) };
  };
}

/** Of comments only those that carry an offer are posts. */
function counts({ found }: Card, { verdict }: CardEntry): boolean {
  return !found.unit.comments || verdict.kind === 'offer';
}

function isSame(before: CardEntry, after: Draft): boolean {
  if (before.lean) return hasSameWords(before.draft.content, after.content);
  return isSamePost(before.read.post, postOf(after));
}

/** Of a lean entry only what its verdict depends on is compared; the rest is read anew whenever somebody asks. */
function isUnchanged({ draft: before, lean: isLean }: CardEntry, after: Draft): boolean {
  if (before.anchor !== after.anchor || !isDraftLive(before)) return false;
  if (isLean) return JSON.stringify(before.content) === JSON.stringify(after.content);
  return JSON.stringify(postOf(before)) === JSON.stringify(postOf(after));
}
