import type { PageYield } from '../../lib/schema/page.ts';
import type { Usual } from '../../lib/storage/stores.ts';

/** Fewer visits than these say nothing of what is usual. */
const FEWEST_VISITS = 5;
/** A page that gives less than this share of what is usual is called so. */
const FAR_LESS = 0.2;
/** How much one visit counts in the running mean. */
const STEP = 0.2;
/** Kinds of pages that are remembered; the oldest are forgotten. */
const MOST_KINDS = 200;

/** A new version of an adapter is measured anew. */
function kindOf({ adapter, version, units }: PageYield): string {
  return [adapter, version, [...units].sort().join('+')].join(' ');
}

const shareOf = ({ posts, textBlocks }: PageYield): number => posts / textBlocks;

/** Whether a page gave far fewer posts for its text than pages of its kind usually do. */
export function isFarLess(usual: Usual, page: PageYield): boolean {
  const known = usual[kindOf(page)];
  return known !== undefined && known.visits >= FEWEST_VISITS && shareOf(page) < FAR_LESS * known.share;
}

/** What is usual after one more visit. A visit that gave far less changes nothing, or it would become the usual. */
export function withVisit(usual: Usual, page: PageYield): Usual {
  if (isFarLess(usual, page)) return usual;
  const kind = kindOf(page);
  const { [kind]: known, ...others } = usual;
  const share = known ? known.share + STEP * (shareOf(page) - known.share) : shareOf(page);
  const kept = Object.entries(others).slice(1 - MOST_KINDS);
  return { ...Object.fromEntries(kept), [kind]: { visits: (known?.visits ?? 0) + 1, share } };
}
