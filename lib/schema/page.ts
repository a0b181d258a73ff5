import { z } from 'zod';
import { postSchema } from './post.ts';
import { verdictSchema } from './verdict.ts';

/** A post as the popup lists it. */
export const pageEntrySchema = z.object({ post: postSchema, verdict: verdictSchema, reported: z.boolean() });
export type PageEntry = z.infer<typeof pageEntrySchema>;

/** Whether the page could be read. Counts and names only: no text, no address. */
export const pageHealthSchema = z.object({
  adapter: z.string(),
  version: z.string(),
  /**
   * `unreadable`: much text and no post; `fewer`: far fewer posts than usual for as much text; `held-back`: an
   * implausible share of posts would be marked.
   */
  state: z.enum(['ok', 'empty', 'unreadable', 'fewer', 'held-back', 'paused']),
  units: z.array(z.string()),
  posts: z.number().int(),
  marked: z.number().int(),
  textBlocks: z.number().int(),
  /** There is so much text that a page without posts cannot be right. */
  full: z.boolean(),
  /** Elements above the blocks of text: fewest, median, most. */
  depths: z.array(z.number().int()),
  strategies: z.record(z.string(), z.number().int()),
});
export type PageHealth = z.infer<typeof pageHealthSchema>;

/** What a visit to one kind of page gave: counts and names only. */
export const yieldSchema = z.object({
  adapter: z.string().max(100),
  version: z.string().max(40),
  units: z.array(z.string().max(100)).max(50),
  posts: z.number().int().nonnegative(),
  textBlocks: z.number().int().positive(),
});
export type PageYield = z.infer<typeof yieldSchema>;
