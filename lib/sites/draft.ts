import type { PartName, Post } from '../schema/post.ts';
import type { Adapter } from './adapter.ts';
import type { ReadPost } from './read-post.ts';
import { isLive, rangeOf, type TextMap } from './text-map.ts';

/** What a verdict depends on: read of every post. */
export type Content = Pick<
  Post,
  'site' | 'surface' | 'text' | 'title' | 'price' | 'imageText' | 'unreadImages' | 'truncated'
>;

/** Whose a post is, from when, where it stands and leads: read only of those that somebody asks for. */
export type Details = Omit<Post, keyof Content>;

/** A post as read, before the page's memory gives it its id and its lasting key. */
export type Draft = {
  /** `outer`, or `quoted` with its number: which of a root's posts this is. */
  slot: string;
  content: Content;
  /**
   * Reads the rest, once. To be asked at once or not at all: later the nodes may hold another post. Key by address, else
   * by hash; `quotedBy` is the outer draft's key.
   */
  details: () => Details;
  strategy: string;
  root: Element;
  anchor: Element;
  overlay: boolean;
  parts: Partial<Record<PartName, TextMap>>;
};

/** The whole post, its details read now. */
export function postOf({ content, details }: Draft): Post {
  return { ...details(), ...content };
}

/** The finished reading of a post, under its id; `post` is asked whenever somebody wants it. */
export function toReadPost(draft: Draft, adapter: Adapter, id: string, post: () => Post): ReadPost {
  const { id: site, version } = adapter.site;
  return {
    id,
    get post() {
      return post();
    },
    adapter: { id: site, version },
    strategy: draft.strategy,
    root: draft.root,
    anchor: draft.anchor,
    overlay: draft.overlay,
    toRange: (part, start, end) => {
      const map = draft.parts[part];
      return map && rangeOf(map, start, end);
    },
  };
}

/** Whether every node that was read still stands in the page. */
export function isDraftLive(draft: Draft): boolean {
  return (
    draft.anchor.isConnected && Object.values(draft.parts).every((map) => map === undefined || isLive(map))
  );
}

/** Remembers what `read` gives, from the first call on, and then no longer what that needed. */
export function once<T>(read: () => T): () => T {
  let ask: (() => T) | undefined = read;
  let known: T;
  return () => {
    if (ask) known = ask();
    ask = undefined;
    return known;
  };
}
