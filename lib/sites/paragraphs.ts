import type { Adapter } from './adapter.ts';
import type { StyleGuard } from './visible.ts';

/** Blocks that are looked at to learn what a text's blocks stand for. */
const MOST_BLOCKS = 60;

/**
 * Tells which blocks of a text a blank line sets apart. A site may put every paragraph into a block of its own, or every
 * line: a block of several lines settles it for those beside it, else the gap that the page draws above the second one.
 */
export function paragraphsOf(adapter: Adapter, guard: StyleGuard): ((block: Element) => boolean) | undefined {
  const selector = adapter.site.paragraphs;
  if (selector === undefined) return undefined;
  const known = new Map<Element, boolean>();
  return (block) => {
    const parent = block.parentElement;
    if (!parent || !adapter.matches(block, selector)) return false;
    let apart = known.get(parent);
    if (apart === undefined) {
      apart = standApart(parent, guard);
      known.set(parent, apart);
    }
    return apart;
  };
}

function standApart(parent: Element, guard: StyleGuard): boolean {
  let looked = 0;
  for (let block = parent.firstElementChild; block && looked < MOST_BLOCKS; looked += 1) {
    if (block.childElementCount > 1 && isLine(block.firstElementChild) && isLine(block.lastElementChild))
      return true;
    block = block.nextElementSibling;
  }
  const second = parent.firstElementChild?.nextElementSibling;
  return second ? Number.parseFloat(guard.styleOf(second)?.marginTop ?? '') > 0 : false;
}

function isLine(element: Element | null): boolean {
  return element?.tagName === 'DIV' && element.hasAttribute('dir');
}
