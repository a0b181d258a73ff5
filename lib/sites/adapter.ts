import type { Site } from '../schema/site.ts';

/** Flags of every pattern in an adapter; `lib/schema/pattern.ts` checks them with the same ones. */
const FLAGS = 'isu';

/** An adapter made ready: patterns compiled once, selectors that this browser cannot parse left out. */
export class Adapter {
  readonly site: Site;
  private readonly patterns = new Map<string, RegExp>();
  private readonly refused = new Set<string>();

  constructor(site: Site) {
    this.site = site;
  }

  pattern(source: string): RegExp {
    let compiled = this.patterns.get(source);
    if (!compiled) {
      compiled = new RegExp(source, FLAGS);
      this.patterns.set(source, compiled);
    }
    return compiled;
  }

  /** The first match of any of a label's patterns. */
  matchLabel(label: string, text: string): RegExpExecArray | undefined {
    for (const source of this.site.labels[label] ?? []) {
      const match = this.pattern(source).exec(text);
      if (match) return match;
    }
    return undefined;
  }

  /** Every descendant that a selector finds; none where this browser does not know the selector. */
  all(within: ParentNode, selector: string): Element[] {
    return this.trySelector(selector, () => listed(within.querySelectorAll(selector))) ?? [];
  }

  matches(element: Element, selector: string): boolean {
    return this.trySelector(selector, () => element.matches(selector)) ?? false;
  }

  closest(element: Element, selector: string): Element | null {
    return this.trySelector(selector, () => element.closest(selector)) ?? null;
  }

  /** Whether `element` is, or lies in, something that matches and itself lies inside `root`. */
  isWithin(element: Element, root: Element, selector: string): boolean {
    const hit = this.closest(element, selector);
    return hit !== null && hit !== root && root.contains(hit);
  }

  private trySelector<T>(selector: string, ask: () => T): T | undefined {
    if (this.refused.has(selector)) return undefined;
    try {
      return ask();
    } catch {
      this.refused.add(selector);
      return undefined;
    }
  }
}

/** The adapter for an address, if any. */
export function adapterFor(sites: readonly Site[], host: string): Adapter | undefined {
  const site = sites.find(({ hosts }) => hosts.some((known) => known === host));
  return site && new Adapter(site);
}

/** A list of nodes is slow to spread; this is done some forty times a post. */
function listed(found: NodeListOf<Element>): Element[] {
  const elements: Element[] = [];
  for (let at = 0, { length } = found; at < length; at += 1) elements.push(found.item(at));
  return elements;
}
