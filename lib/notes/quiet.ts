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
 * `danger`. Asks for the post only where something may be drawn. A post that was hidden under another of its addresses,
 * or by its words before it showed one (`wordsKey`), stays hidden.
 */
export function shownFor(
  post: () => Post,
  verdict: Verdict,
  quiet: (key: string) => readonly Quiet[],
  showIncomplete: boolean,
  wordsKey: (post: Post) => string = ({ key }) => key,
): Shown | undefined {
  const shown = wanted(verdict, showIncomplete);
  if (!shown) return undefined;
  const read = post();
  const lists = quiet(read.key);
  const names = [read.key, ...read.permalinks, wordsKey(read)];
  if (lists.some(({ hidden }) => names.some((name) => hidden.has(name)))) return undefined;
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
