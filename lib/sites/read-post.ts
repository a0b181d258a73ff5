import type { PartName, Post } from '../schema/post.ts';

/** One Post as it stands on the page now. A re-read makes a new object with the same `id`. */
export type ReadPost = {
  /** Stays the same while the same post stands in the same place of the page; unique on the page. */
  readonly id: string;
  /** Of a post that is not marked read from the page when it is asked for. */
  readonly post: Post;
  readonly adapter: { readonly id: string; readonly version: string };
  /** Strategy that found the post. */
  readonly strategy: string;
  /** The whole card. A shared post's root lies inside its sharer's. */
  readonly root: Element;
  /**
   * The note goes right after this element, as its next sibling. Never inside a link, heading, button or editor.
   * Ask at the moment of inserting: the page may have replaced it.
   */
  readonly anchor: Element;
  /** The note must not be inserted there: it lies over the page, below the anchor. */
  readonly overlay: boolean;
  /**
   * The page's own nodes behind `post[part].slice(start, end)` (UTF-16 offsets, half open). Undefined where there are
   * none: picture texts, offsets out of range, nodes that the page has replaced since. Never throws.
   */
  toRange(part: PartName, start: number, end: number): Range | undefined;
};
