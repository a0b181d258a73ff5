import type { SiteUnit } from '../schema/site.ts';
import { type Area, elementsIn } from './fields.ts';

/** Fewest characters in a shared post: less is a stray marker. */
const TEXT_MIN = 12;

/** Roots of the posts shared inside this one. */
export function quotedRoots(area: Area, rules: SiteUnit['quoted']): Element[] {
  if (!rules) return [];
  if (rules.css) return outermost(elementsIn(area, rules.css)).filter(hasText);
  for (const selector of rules.second ?? []) {
    const root = rootOfSecond(area, selector);
    if (root && hasText(root)) return [root];
  }
  return [];
}

/** The largest element around the second marker that leaves the first one out. */
function rootOfSecond(area: Area, selector: string): Element | undefined {
  const [first, second] = outermost(elementsIn(area, selector));
  if (!first || !second) return undefined;
  let root = second;
  for (let parent = root.parentElement; parent && parent !== area.root; parent = parent.parentElement) {
    if (parent.contains(first)) return root;
    root = parent;
  }
  return root;
}

function outermost(elements: Element[]): Element[] {
  return elements.filter(
    (element) => !elements.some((other) => other !== element && other.contains(element)),
  );
}

function hasText(element: Element): boolean {
  return (element.textContent ?? '').trim().length >= TEXT_MIN;
}
