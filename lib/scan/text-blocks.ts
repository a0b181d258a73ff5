import type { Adapter } from '../sites/adapter.ts';

/** Characters that make what the adapter looks at a block of text, and those that make anything else one. */
const BLOCK_TEXT = 20;
const PLAIN_TEXT = 30;
/** Blocks that are counted at most, and pieces of text that are looked at for them. */
const MOST_BLOCKS = 200;
const MOST_TEXTS = 20_000;
/** From this many blocks of any kind on, a page without posts cannot be right. */
const FULL = 8;

const INLINE = new Set('A ABBR B BDI EM FONT I MARK S SMALL SPAN STRONG SUB SUP U'.split(' '));
/** Where text is not what a page is about, or is not seen. */
const BESIDES =
  "script,style,noscript,template,textarea,select,button,nav,header,footer,form,[role='navigation'],[role='banner'],[role='contentinfo'],[role='search'],[role='log'],[role='button'],[contenteditable='true'],[aria-hidden='true'],[hidden],rambu-note";

/** How deep in the page something stands: fewest, median and most elements above it. */
export type Depths = [fewest: number, median: number, most: number] | [];

export type TextBlocks = {
  count: number;
  depths: Depths;
  /** So many that a page without posts cannot be right. */
  full: boolean;
};

/**
 * Blocks of text that a person sees on the page, up to 200: those that the adapter looks at, or those that stand there
 * whatever the markup, whichever are more. The adapter alone would see nothing on a page whose markup has changed.
 */
export function readTextBlocks(adapter: Adapter, document: Document): TextBlocks {
  const { content, contentMin } = adapter.site.health;
  const expected = adapter
    .all(document, content)
    .filter((element) => (element.textContent ?? '').trim().length > BLOCK_TEXT)
    .slice(0, MOST_BLOCKS);
  const any = anyBlocks(document);
  const blocks = expected.length >= any.length ? expected : any;
  return {
    count: blocks.length,
    depths: depthsOf(blocks),
    full: expected.length >= contentMin || any.length >= FULL,
  };
}

function anyBlocks(document: Document): Element[] {
  const blocks = new Set<Element>();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let looked = 0; texts.nextNode() && looked < MOST_TEXTS && blocks.size < MOST_BLOCKS; looked += 1) {
    const text = texts.currentNode;
    if ((text.nodeValue ?? '').trim().length <= PLAIN_TEXT) continue;
    const block = blockAround(text);
    if (block && !blocks.has(block) && !block.closest(BESIDES) && block.checkVisibility?.() !== false)
      blocks.add(block);
  }
  return [...blocks];
}

function blockAround(text: Node): Element | null {
  let block = text.parentElement;
  while (block?.parentElement && INLINE.has(block.tagName)) block = block.parentElement;
  return block;
}

function depthsOf(blocks: readonly Element[]): Depths {
  const sorted = blocks.map(depthOf).sort((one, other) => one - other);
  const at = (share: number): number => sorted[Math.floor(share * (sorted.length - 1))] ?? 0;
  return sorted.length > 0 ? [at(0), at(0.5), at(1)] : [];
}

function depthOf(element: Element): number {
  let depth = 0;
  for (let above = element.parentElement; above; above = above.parentElement) depth += 1;
  return depth;
}
