import type { Site } from '../schema/site.ts';
import type { Adapter } from '../sites/adapter.ts';
import type { CardEntry } from './cards.ts';
import type { ScanHealth } from './port.ts';

/** Characters that make a block of text one, and how many blocks are counted at most. */
const BLOCK_TEXT = 20;
const MOST_BLOCKS = 200;
/**
 * From this many posts on, a page of which more than this share would be marked is not believed: then it is likelier
 * that the adapter reads something that is not posts. The lower share lets the page go again.
 */
const FEWEST_POSTS = 30;
const IMPLAUSIBLE = 0.9;
const PLAUSIBLE = 0.75;

export type Counts = { posts: number; marked: number; strategies: Record<string, number> };

export function countEntries(entries: Iterable<CardEntry>): Counts {
  const seen = new Set<string>();
  const counts: Counts = { posts: 0, marked: 0, strategies: {} };
  for (const { read, verdict } of entries) {
    if (seen.has(read.post.key)) continue;
    seen.add(read.post.key);
    counts.posts += 1;
    if (verdict.level === 'check' || verdict.level === 'danger') counts.marked += 1;
    counts.strategies[read.strategy] = (counts.strategies[read.strategy] ?? 0) + 1;
  }
  return counts;
}

/** Whether so many posts would be marked that the marks cannot be right. */
export function isImplausible({ posts, marked }: Counts, heldBack: boolean): boolean {
  return posts >= FEWEST_POSTS && marked / posts > (heldBack ? PLAUSIBLE : IMPLAUSIBLE);
}

/** Blocks of text that a person sees on the page, up to 200. */
export function countTextBlocks(adapter: Adapter, document: Document): number {
  let blocks = 0;
  for (const element of adapter.all(document, adapter.site.health.content)) {
    if ((element.textContent ?? '').trim().length > BLOCK_TEXT) blocks += 1;
    if (blocks >= MOST_BLOCKS) break;
  }
  return blocks;
}

export function healthOf(site: Site, counts: Counts, textBlocks: number, heldBack: boolean): ScanHealth {
  const unreadable = counts.posts === 0 && textBlocks >= site.health.contentMin;
  const state = heldBack ? 'held-back' : counts.posts > 0 ? 'ok' : unreadable ? 'unreadable' : 'empty';
  return { adapter: site.id, state, textBlocks, ...counts };
}
