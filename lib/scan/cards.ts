import type { Verdict } from '../schema/verdict.ts';
import type { Adapter } from '../sites/adapter.ts';
import { isSamePost } from '../sites/identity.ts';
import { type Draft, isDraftLive, readRoot, toReadPost } from '../sites/read-root.ts';
import type { FoundRoot } from '../sites/roots.ts';
import { KeyBook } from './keys.ts';
import { inputOf, isMark, lean, sameInput } from './lean.ts';
import type { Evaluate, ReadPost } from './port.ts';

/** One post of a card, as last read. */
export type CardEntry = { draft: Draft; read: ReadPost; verdict: Verdict };

/** What reading a card again has changed. */
export type CardChange = { kind: 'new' | 'changed'; entry: CardEntry } | { kind: 'gone'; entry: CardEntry };

type Card = { found: FoundRoot; entries: Map<string, CardEntry>; readAt: number };

/** Everything read on the page, by root. Decides what is the same post and what is another one in its place. */
export class Cards {
  private readonly cards = new Map<Element, Card>();
  private readonly keys = new KeyBook();
  private readonly adapter: Adapter;
  private readonly evaluate: Evaluate;
  private count = 0;

  constructor(adapter: Adapter, evaluate: Evaluate) {
    this.adapter = adapter;
    this.evaluate = evaluate;
  }

  /** Registers a root; it is read later. */
  add(found: FoundRoot): void {
    this.cards.set(found.root, { found, entries: new Map(), readAt: Number.NEGATIVE_INFINITY });
  }

  foundAt(root: Element): FoundRoot | undefined {
    return this.cards.get(root)?.found;
  }

  readAt(root: Element): number {
    return this.cards.get(root)?.readAt ?? Number.NEGATIVE_INFINITY;
  }

  entriesOf(root: Element): CardEntry[] {
    const card = this.cards.get(root);
    return card ? [...card.entries.values()].filter((entry) => counts(card, entry)) : [];
  }

  /** Whether nothing was read there, not even a comment that does not count. */
  isEmpty(root: Element): boolean {
    return (this.cards.get(root)?.entries.size ?? 0) === 0;
  }

  *all(): Generator<CardEntry> {
    for (const card of this.cards.values())
      for (const entry of card.entries.values()) if (counts(card, entry)) yield entry;
  }

  /** All that are no comments: of those only offers count, so that they say nothing of a page as a whole. */
  *posts(): Generator<CardEntry> {
    for (const card of this.cards.values()) if (!card.found.unit.comments) yield* card.entries.values();
  }

  /** Forgets a root and says what stood there. */
  delete(root: Element): CardEntry[] {
    const entries = this.entriesOf(root);
    this.cards.delete(root);
    return entries;
  }

  /** Reads a root; what is unchanged is not evaluated again and not reported. */
  read(root: Element, now: number): CardChange[] {
    const card = this.cards.get(root);
    if (!card) return [];
    card.readAt = now;
    const drafts = readRoot(card.found, this.adapter);
    const changes: CardChange[] = [];
    for (const [slot, entry] of card.entries) {
      if (drafts.some((draft) => draft.slot === slot && isSamePost(entry.draft.post, draft.post))) continue;
      card.entries.delete(slot);
      if (counts(card, entry)) changes.push({ kind: 'gone', entry });
    }
    for (const draft of drafts) {
      const before = card.entries.get(draft.slot);
      if (before && isUnchanged(before.draft, draft)) continue;
      const entry = this.entryFor(card.found, draft, before, card.entries.get('outer')?.read.post.key);
      if (!entry) continue;
      card.entries.set(draft.slot, entry);
      const counted = before !== undefined && counts(card, before);
      if (counts(card, entry)) changes.push({ kind: counted ? 'changed' : 'new', entry });
      else if (counted) changes.push({ kind: 'gone', entry: before });
    }
    return changes;
  }

  /** Undefined where the engine failed on this text: the others are read all the same. */
  private entryFor(
    found: FoundRoot,
    draft: Draft,
    before: CardEntry | undefined,
    outerKey: string | undefined,
  ): CardEntry | undefined {
    const key = this.keys.keyOf(draft.post, before?.read.post.key);
    if (!before) this.count += 1;
    const id = before?.read.id ?? `post-${this.count}`;
    const quotedBy = draft.slot === 'outer' ? undefined : outerKey;
    const read = toReadPost(draft, this.adapter, id, key, quotedBy);
    const known = before && sameInput(before.read.post, read.post) ? before.verdict : undefined;
    try {
      const verdict = known ?? this.evaluate(inputOf(read.post));
      const entry = { draft, read, verdict };
      return isMark(verdict) ? entry : lean(entry, () => readRoot(found, this.adapter));
    } catch (error) {
      console.warn('Rambu: the engine failed on a post', error);
      return undefined;
    }
  }
}

/** Of comments only those that carry an offer are posts. */
function counts({ found }: Card, { verdict }: CardEntry): boolean {
  return !found.unit.comments || verdict.kind === 'offer';
}

function isUnchanged(before: Draft, after: Draft): boolean {
  return (
    before.anchor === after.anchor &&
    isDraftLive(before) &&
    JSON.stringify(before.post) === JSON.stringify(after.post)
  );
}
