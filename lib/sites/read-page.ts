import type { Adapter } from './adapter.ts';
import type { ReadPost } from './read-post.ts';
import { readRoot, toReadPost } from './read-root.ts';
import { findRoots, KnownRoots, unitsOn } from './roots.ts';

/** Everything on a page at once, without memory: for tools and tests. */
export function readPage(adapter: Adapter, document: Document): ReadPost[] {
  const found: ReadPost[] = [];
  const { pathname, search } = document.location;
  const units = unitsOn(adapter, pathname + search);
  findRoots(adapter, units, document.documentElement, new KnownRoots(), (root) => {
    const drafts = readRoot(root, adapter);
    for (const draft of drafts) {
      found.push(toReadPost(draft, adapter, `${found.length}`, draft.post.key));
    }
    return drafts.length > 0;
  });
  return found;
}
