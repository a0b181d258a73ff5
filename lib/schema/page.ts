import { z } from 'zod';
import { postSchema } from './post.ts';
import { verdictSchema } from './verdict.ts';

/** A post as the popup lists it. */
export const pageEntrySchema = z.object({ post: postSchema, verdict: verdictSchema, reported: z.boolean() });
export type PageEntry = z.infer<typeof pageEntrySchema>;

/** Whether the page could be read. Counts and names only: no text, no address. */
export const pageHealthSchema = z.object({
  adapter: z.string(),
  /** `unreadable`: much text and no post; `held-back`: an implausible share of posts would be marked. */
  state: z.enum(['ok', 'empty', 'unreadable', 'held-back', 'paused']),
  posts: z.number().int(),
  marked: z.number().int(),
  textBlocks: z.number().int(),
  strategies: z.record(z.string(), z.number().int()),
});
export type PageHealth = z.infer<typeof pageHealthSchema>;
