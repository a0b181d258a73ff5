import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';

/** What the person asked not to see: posts by key, authors by `authorKey`. */
export type Quiet = { hidden: ReadonlySet<string>; trusted: ReadonlySet<string> };

/** Identity of an author who has a stable id, for "Percayai akun ini"; undefined for all others. */
export function authorKey(post: Post): string | undefined {
  return post.author?.id && !post.author.anonymous ? `${post.site}:${post.author.id}` : undefined;
}

export type Shown = 'danger' | 'check' | 'incomplete' | 'help';

/** What a note shows for a post under all these lists; undefined where there is nothing to draw. Trust never hides `danger`. */
export function shownFor(
  post: Post,
  verdict: Verdict,
  quiet: readonly Quiet[],
  showIncomplete: boolean,
): Shown | undefined {
  if (quiet.some(({ hidden }) => hidden.has(post.key))) return undefined;
  if (verdict.level === 'danger') return 'danger';
  if (verdict.level === 'check') {
    const author = authorKey(post);
    return author !== undefined && quiet.some(({ trusted }) => trusted.has(author)) ? undefined : 'check';
  }
  if (verdict.help) return 'help';
  return verdict.level === 'incomplete' && showIncomplete ? 'incomplete' : undefined;
}
