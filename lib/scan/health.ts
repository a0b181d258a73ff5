import type { Site } from '../schema/site.ts';
import type { CardEntry } from './cards.ts';
import type { ScanHealth } from './port.ts';
import type { TextBlocks } from './text-blocks.ts';

/**
 * From this many posts on, a page of which more than this share would be marked is not believed: then it is likelier
 * that the adapter reads something that is not posts. The lower share lets the page go again.
 */
const FEWEST_POSTS = 30;
const IMPLAUSIBLE = 0.9;
const PLAUSIBLE = 0.75;

export type Counts = { posts: number; marked: number; strategies: Record<string, number> };

/**
 * A feed and a dialog over it may show the same post: it counts once. Of a lean entry the words stand for the key, which
 * is not read for this; ads that say the same but stand at addresses of their own are many.
 */
export function countEntries(entries: Iterable<CardEntry>): Counts {
  const seen = new Set<string>();
  const counts: Counts = { posts: 0, marked: 0, strategies: {} };
  for (const { draft, read, verdict, lean } of entries) {
    const { content, strategy } = draft;
    const words = content.title === undefined ? content.text : `${content.title}\n${content.text}`;
    const same = lean ? words : read.post.key;
    if (same !== '' && seen.has(same)) continue;
    seen.add(same);
    counts.posts += 1;
    if (verdict.level === 'check' || verdict.level === 'danger') counts.marked += 1;
    counts.strategies[strategy] = (counts.strategies[strategy] ?? 0) + 1;
  }
  return counts;
}

/** Whether so many posts would be marked that the marks cannot be right. */
export function isImplausible({ posts, marked }: Counts, heldBack: boolean): boolean {
  return posts >= FEWEST_POSTS && marked / posts > (heldBack ? PLAUSIBLE : IMPLAUSIBLE);
}

/** `units`: the parts of the adapter that are looked for on this page. */
export function healthOf(
  site: Site,
  units: readonly Site['units'][number][],
  counts: Counts,
  blocks: TextBlocks,
  heldBack: boolean,
): ScanHealth {
  // Where nothing is looked for, nothing can be missed: settings, letters, signing in.
  const full = blocks.full && units.length > 0;
  const unreadable = counts.posts === 0 && full;
  const state = heldBack ? 'held-back' : counts.posts > 0 ? 'ok' : unreadable ? 'unreadable' : 'empty';
  const tried = units.flatMap((unit) => unit.strategies.map(({ id }) => [id, 0] as const));
  return {
    adapter: site.id,
    version: site.version,
    state,
    units: units.map(({ id }) => id),
    ...counts,
    strategies: { ...Object.fromEntries(tried), ...counts.strategies },
    textBlocks: blocks.count,
    full,
    depths: blocks.depths,
  };
}
