import type { Adapter } from './adapter.ts';
import { postOf, toReadPost } from './draft.ts';
import type { ReadPost } from './read-post.ts';
import { readRoot } from './read-root.ts';
import { findRoots, KnownRoots, unitsOn } from './roots.ts';

/** Everything on a page at once, without memory: for tools and tests. */
export function readPage(adapter: Adapter, document: Document, comments = false): ReadPost[] {
  const found: ReadPost[] = [];
  const { pathname, search } = document.location;
  const units = unitsOn(adapter, pathname + search, comments);
  const known = new KnownRoots();
  for (const root of findRoots(adapter, { units, within: document.documentElement, deep: true }, known)) {
    const drafts = root ? readRoot(root, adapter) : [];
    if (root && drafts.length > 0) known.add(root.root, root.unit);
    for (const draft of drafts) {
      const post = postOf(draft);
      found.push(toReadPost(draft, adapter, `${found.length}`, () => post));
    }
  }
  return found;
}
