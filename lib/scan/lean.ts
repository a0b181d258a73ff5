import type { EngineInput, Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { Draft } from '../sites/read-root.ts';
import { rangeOf } from '../sites/text-map.ts';
import type { CardEntry } from './cards.ts';

export function isMark({ level }: Verdict): boolean {
  return level === 'check' || level === 'danger';
}

/**
 * What is kept of a post that is not marked. On a long page most are not, and nobody ever asks for their nodes: who
 * does, `again` reads the card once more for.
 */
export function lean({ draft, read, verdict }: CardEntry, again: () => Draft[]): CardEntry {
  const { slot } = draft;
  const { post } = read;
  return {
    draft: { ...draft, parts: {} },
    read: {
      ...read,
      toRange: (part, start, end) => {
        const map = again().find((other) => other.slot === slot && sameInput(other.post, post))?.parts[part];
        return map && rangeOf(map, start, end);
      },
    },
    verdict: { ...verdict, facts: sharedFacts(verdict.facts) },
  };
}

const known = new Map<string, Verdict['facts']>();

/** Posts that state nothing share one object for that. */
function sharedFacts(facts: Verdict['facts']): Verdict['facts'] {
  const all = Object.entries(facts);
  if (all.some(([, { spans }]) => spans.length > 0)) return facts;
  const states = all.map(([id, { state }]) => `${id} ${state}`).join();
  const same = known.get(states);
  if (!same) known.set(states, facts);
  return same ?? facts;
}

/** What the engine reads of a post. */
export function inputOf(post: Post): EngineInput {
  const { text, title, price, imageText, unreadImages, truncated, author, links } = post;
  return {
    text,
    imageText,
    unreadImages,
    truncated,
    links,
    ...(title === undefined ? {} : { title }),
    ...(price === undefined ? {} : { price }),
    ...(author === undefined ? {} : { author }),
  };
}

/** Whether the engine would say the same of both. */
export function sameInput(one: Post, other: Post): boolean {
  return JSON.stringify(inputOf(one)) === JSON.stringify(inputOf(other));
}
