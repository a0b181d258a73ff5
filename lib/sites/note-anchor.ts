import type { SiteUnit } from '../schema/site.ts';
import { type Area, elementsIn } from './fields.ts';

/** Places where foreign content breaks the page: links and buttons swallow clicks, editors lose their state. */
const FORBIDDEN =
  'a,button,h1,h2,h3,h4,h5,h6,p,ul,ol,table,object,[role="button"],[role="link"],[role="toolbar"],[role="heading"],[contenteditable="true"]';

/** The element after which the note goes: after the text, as close to it as the page's structure allows. */
export function noteAnchor(area: Area, unit: SiteUnit, text: Element | undefined): Element {
  if (unit.noteAfterRoot) return area.root;
  if (unit.overlay) return text ?? firstOf(area, unit.note) ?? area.root;
  const wanted = text ?? firstOf(area, unit.note) ?? area.root;
  return outOfForbidden(wanted, area.root);
}

function firstOf(area: Area, selectors: readonly string[] | undefined): Element | undefined {
  for (const selector of selectors ?? []) {
    const [element] = elementsIn(area, selector);
    if (element) return element;
  }
  return undefined;
}

/** Climbs until the note's parent is neither forbidden nor inline text, but never out of the post. */
function outOfForbidden(from: Element, root: Element): Element {
  let anchor = from;
  while (anchor !== root && anchor.parentElement && anchor.parentElement !== root) {
    const parent = anchor.parentElement;
    const outer = parent.closest(FORBIDDEN);
    if (outer && outer !== root && root.contains(outer)) anchor = outer;
    else if (parent.tagName === 'SPAN') anchor = parent;
    else break;
  }
  return anchor;
}
