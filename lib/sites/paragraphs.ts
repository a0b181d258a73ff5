import type { Adapter } from './adapter.ts';
import type { StyleGuard } from './visible.ts';

/** Blocks that are looked at to learn what a text's blocks stand for. */
const MOST_BLOCKS = 60;
/** Pairs of classes whose gap is remembered. */
const MOST_GAPS = 200;

/**
 * Tells which blocks of a text a blank line sets apart. A site may put every paragraph into a block of its own, or every
 * line: a block of several lines settles it for those beside it, else the gap that the page draws above the second one.
 * Undefined where none can be.
 */
export function paragraphsOf(
  adapter: Adapter,
  text: Element,
  guard: StyleGuard,
): ((block: Element) => boolean) | undefined {
  const selector = adapter.site.paragraphs;
  const blocks = selector === undefined ? [] : adapter.all(text, selector);
  if (blocks.length === 0) return undefined;
  const among = new Set(blocks);
  const known = new Map<Element, boolean>();
  return (block) => {
    const parent = block.parentElement;
    if (!parent || !among.has(block)) return false;
    let apart = known.get(parent);
    if (apart === undefined) {
      apart = standApart(parent, adapter, guard);
      known.set(parent, apart);
    }
    return apart;
  };
}

function standApart(parent: Element, adapter: Adapter, guard: StyleGuard): boolean {
  let looked = 0;
  for (let block = parent.firstElementChild; block && looked < MOST_BLOCKS; looked += 1) {
    const first = block.firstElementChild;
    const last = block.lastElementChild;
    if (first !== last && isLine(first) && isLine(last)) return true;
    block = block.nextElementSibling;
  }
  const second = parent.firstElementChild?.nextElementSibling;
  return second ? hasGap(second, parent, adapter, guard) : false;
}

/**
 * Whether the page draws a gap above a block. It is asked once for all blocks of the same classes, since the first
 * question after a change costs the page a calculation of all styles: not before its own have come, though.
 */
function hasGap(block: Element, parent: Element, { gaps }: Adapter, guard: StyleGuard): boolean {
  const names = block.className && `${parent.className} > ${block.className} ${block.getAttribute('style')}`;
  const known = gaps.get(names);
  if (known !== undefined) return known;
  const margin = guard.styleOf(block)?.marginTop;
  const gap = Number.parseFloat(margin ?? '') > 0;
  if (names && margin !== undefined && block.ownerDocument.readyState === 'complete') {
    if (gaps.size >= MOST_GAPS) gaps.clear();
    gaps.set(names, gap);
  }
  return gap;
}

function isLine(element: Element | null): boolean {
  return element?.tagName === 'DIV' && element.hasAttribute('dir');
}
