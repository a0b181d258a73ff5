import { z } from 'zod';
import { postSchema } from './post.ts';

/** What a person asked about: a post of a page, a text pasted into the popup, or words selected on any page. */
export const subjectSchema = z.object({
  from: z.enum(['post', 'pasted', 'selected']),
  input: postSchema
    .pick({ title: true, price: true, imageText: true, unreadImages: true, truncated: true, links: true })
    .partial()
    .extend({ text: z.string().max(200_000) }),
});
export type Subject = z.infer<typeof subjectSchema>;
