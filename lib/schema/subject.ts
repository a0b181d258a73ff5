import { z } from 'zod';
import { type Post, postSchema } from './post.ts';

/** As much text as is kept, in UTF-16 units; the engine reads the first 20,000 of them. */
const LONGEST = 200_000;

/** What a person asked about: a post of a page, a text pasted into the popup, or words selected on any page. */
export const subjectSchema = z.object({
  from: z.enum(['post', 'pasted', 'selected']),
  /** The parts that a verdict depends on. */
  input: postSchema
    .pick({ title: true, price: true, imageText: true, unreadImages: true, truncated: true })
    .extend({ text: z.string().max(LONGEST) }),
});
export type Subject = z.infer<typeof subjectSchema>;

/** A text without a post around it. */
export function textSubject(from: 'pasted' | 'selected', text: string): Subject {
  return {
    from,
    input: { text: text.slice(0, LONGEST), imageText: [], unreadImages: 0, truncated: false },
  };
}

/** A post of a page, as far as its verdict goes. */
export function postSubject(post: Post): Subject {
  const { title, price, text, imageText, unreadImages, truncated } = post;
  return {
    from: 'post',
    input: { title, price, text: text.slice(0, LONGEST), imageText, unreadImages, truncated },
  };
}
