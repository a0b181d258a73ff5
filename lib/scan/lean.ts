import type { EngineInput, PartName, Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { Adapter } from '../sites/adapter.ts';
import { noDetails } from '../sites/details.ts';
import type { Content, Details, Draft } from '../sites/draft.ts';
import type { ReadPost } from '../sites/read-post.ts';
import { rangeOf } from '../sites/text-map.ts';
import type { CardEntry } from './cards.ts';

/** Whether the notes will want all of a post. */
export function isAsked({ level, help }: Verdict): boolean {
  return level !== 'none' || help;
}

/** A card, to be read once more by who wants all of one of its posts. */
export type Again = {
  drafts(): Draft[];
  /** When the card was read last: what was asked for before may be another post's. */
  readAt(): number;
  /** The post that a draft is, under its lasting key; `drafts` are all of its card. */
  whole(draft: Draft, drafts: readonly Draft[]): Post;
};

const UNREAD = (): Details => ({ key: '', links: [], permalinks: [] });

/**
 * What is kept of a post of which the notes want nothing. On a long page most are like that, and nobody ever asks for
 * their writers, addresses and nodes: for who does, the card is read again.
 */
export function lean(draft: Draft, id: string, verdict: Verdict, adapter: Adapter, card: Again): CardEntry {
  const kept: Draft = { ...draft, parts: {}, details: UNREAD };
  const read = new LeanPost(kept, id, adapter, card);
  return { draft: kept, read, verdict: { ...verdict, facts: sharedFacts(verdict.facts) }, lean: true };
}

/** A class, since there are thousands of these and a function of its own for each would be most of what they hold. */
class LeanPost implements ReadPost {
  readonly id: string;
  readonly #draft: Draft;
  readonly #from: Adapter;
  readonly #card: Again;
  #known: { post: Post; at: number } | undefined;

  constructor(draft: Draft, id: string, from: Adapter, card: Again) {
    this.#draft = draft;
    this.id = id;
    this.#from = from;
    this.#card = card;
  }

  get post(): Post {
    const at = this.#card.readAt();
    if (this.#known?.at !== at) {
      const drafts = this.#card.drafts();
      const { content } = this.#draft;
      const now = this.#among(drafts) ?? { ...this.#draft, details: () => noDetails(content) };
      this.#known = { post: this.#card.whole(now, drafts), at };
    }
    return this.#known.post;
  }

  get adapter(): ReadPost['adapter'] {
    const { id, version } = this.#from.site;
    return { id, version };
  }

  get strategy(): string {
    return this.#draft.strategy;
  }

  get root(): Element {
    return this.#draft.root;
  }

  get anchor(): Element {
    return this.#draft.anchor;
  }

  get overlay(): boolean {
    return this.#draft.overlay;
  }

  toRange(part: PartName, start: number, end: number): Range | undefined {
    const map = this.#among(this.#card.drafts())?.parts[part];
    return map && rangeOf(map, start, end);
  }

  #among(drafts: readonly Draft[]): Draft | undefined {
    const { slot, content } = this.#draft;
    return drafts.find((other) => other.slot === slot && sameInput(other.content, content));
  }
}

const known = new Map<string, Verdict['facts']>();

/** Posts that state nothing share one object for that. */
function sharedFacts(facts: Verdict['facts']): Verdict['facts'] {
  let states = '';
  for (const [id, { state, spans }] of Object.entries(facts)) {
    if (spans.length > 0) return facts;
    states += `${id} ${state},`;
  }
  const same = known.get(states);
  if (!same) known.set(states, facts);
  return same ?? facts;
}

/** What the engine reads of a post. */
export function inputOf(content: Content): EngineInput {
  const { text, title, price, imageText, unreadImages, truncated } = content;
  return {
    text,
    imageText,
    unreadImages,
    truncated,
    ...(title === undefined ? {} : { title }),
    ...(price === undefined ? {} : { price }),
  };
}

/** Whether the engine would say the same of both. */
export function sameInput(one: Content, other: Content): boolean {
  return JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));
}
