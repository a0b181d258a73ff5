import { z } from 'zod';

/** Who wrote a post, as the page shows it. `id` is stable across renames (user id, slug), `name` is not. */
export const authorSchema = z.object({
  name: z.string().optional(),
  id: z.string().optional(),
  url: z.string().optional(),
  anonymous: z.boolean().optional(),
});
export type Author = z.infer<typeof authorSchema>;

/** What an adapter may be called; reports of any other site are refused. */
export const SITE_ID = /^[a-z][a-z0-9-]{0,40}$/;

/** What an adapter read from a page: one post, listing, tile or message. */
export const postSchema = z.object({
  /** Permalink alias, else a hash of site, author and the first 160 folded characters. */
  key: z.string().min(1),
  /** Adapter id, for example `facebook`. */
  site: z.string().min(1),
  /** Unit of the adapter, for example `post`, `item`, `tile`. */
  surface: z.string().min(1),
  text: z.string(),
  title: z.string().optional(),
  price: z.string().optional(),
  location: z.string().optional(),
  /** Alternative texts of the post's pictures that carry words. */
  imageText: z.array(z.string()),
  /** Pictures whose words nobody read. */
  unreadImages: z.number().int().nonnegative(),
  /** Outgoing links, unwrapped from the site's redirector, tracking removed. */
  links: z.array(z.string()),
  author: authorSchema.optional(),
  /** Every address alias of this post, canonical, without tracking. */
  permalinks: z.array(z.string()),
  /** The time exactly as the page shows it; never parsed into a date. */
  postedAtAsShown: z.string().optional(),
  /** The rest of the text is behind "See more". */
  truncated: z.boolean(),
  /** Key of the post that shares this one. */
  quotedBy: z.string().optional(),
});
export type Post = z.infer<typeof postSchema>;

/** A named part of a post that the engine reads. `image:0` is the first image text. */
export type PartName = 'title' | 'price' | 'text' | `image:${number}`;

/** The parts of a Post that a verdict depends on. */
export type EngineInput = Pick<Post, 'text'> &
  Partial<Pick<Post, 'title' | 'price' | 'imageText' | 'unreadImages' | 'truncated' | 'author' | 'links'>>;
