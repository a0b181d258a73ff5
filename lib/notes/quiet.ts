import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';

/** What the person asked not to see: posts by key, authors by `authorKey`. */
export type Quiet = { hidden: ReadonlySet<string>; trusted: ReadonlySet<string> };

/** Identity of an author who has a stable id, for "Percayai akun ini"; undefined for all others. */
export function authorKey(post: Post): string | undefined {
  return post.author?.id && !post.author.anonymous ? `${post.site}:${post.author.id}` : undefined;
}

export type Shown = 'danger' | 'check' | 'incomplete' | 'help';

/**
 * What a note shows for a post under all these lists; undefined where there is nothing to draw. Trust never hides
 * `danger`. Asks for the post only where something may be drawn.
 */
export function shownFor(
  post: () => Post,
  verdict: Verdict,
  quiet: (key: string) => readonly Quiet[],
  showIncomplete: boolean,
): Shown | undefined {
  const shown = wanted(verdict, showIncomplete);
  if (!shown) return undefined;
  const read = post();
  const lists = quiet(read.key);
  if (lists.some(({ hidden }) => hidden.has(read.key))) return undefined;
  if (shown !== 'check') return shown;
  const author = authorKey(read);
  const trusted = author !== undefined && lists.some((list) => list.trusted.has(author));
  return trusted ? undefined : 'check';
}

function wanted({ level, help }: Verdict, showIncomplete: boolean): Shown | undefined {
  if (level === 'danger' || level === 'check') return level;
  if (help) return 'help';
  return level === 'incomplete' && showIncomplete ? 'incomplete' : undefined;
}
