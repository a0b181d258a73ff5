import type { EngineInput, Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { Adapter } from '../sites/adapter.ts';
import { noDetails } from '../sites/details.ts';
import { type Content, type Draft, toReadPost } from '../sites/draft.ts';
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

/**
 * What is kept of a post of which the notes want nothing. On a long page most are like that, and nobody ever asks for
 * their writers, addresses and nodes: for who does, the card is read again.
 */
export function lean(draft: Draft, id: string, verdict: Verdict, adapter: Adapter, card: Again): CardEntry {
  const { slot, content } = draft;
  const kept: Draft = { ...draft, parts: {}, details: () => noDetails(content) };
  const isThis = (other: Draft) => other.slot === slot && sameInput(other.content, content);
  let known: { post: Post; at: number } | undefined;
  const post = (): Post => {
    if (known?.at !== card.readAt()) {
      const drafts = card.drafts();
      known = { post: card.whole(drafts.find(isThis) ?? kept, drafts), at: card.readAt() };
    }
    return known.post;
  };
  const toRange: ReadPost['toRange'] = (part, start, end) => {
    const map = card.drafts().find(isThis)?.parts[part];
    return map && rangeOf(map, start, end);
  };
  // Assigned, since a copy would ask for the post.
  const read = Object.assign(toReadPost(kept, adapter, id, post), { toRange });
  return { draft: kept, read, verdict: { ...verdict, facts: sharedFacts(verdict.facts) }, lean: true };
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
