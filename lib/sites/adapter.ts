import type { Site } from '../schema/site.ts';

/** Flags of every pattern in an adapter; `lib/schema/pattern.ts` checks them with the same ones. */
const FLAGS = 'isu';

/** Finds no element. */
const NOTHING = ':not(*)';
const BUTTONS = '[role="button"],button';
/** Texts remembered for each label: those of menus carry names, so that there is no end of them. */
const LABELS_KNOWN = 300;

/** An adapter made ready: patterns compiled once, selectors that this browser cannot parse left out. */
export class Adapter {
  readonly site: Site;
  /** Whether blocks of a text stand apart, by their classes (`paragraphs.ts`). */
  readonly gaps = new Map<string, boolean>();
  readonly #patterns = new Map<string, RegExp>();
  readonly #refused = new Set<string>();
  readonly #dropped = new Map<string | undefined, string>();
  readonly #droppedBesides = new Map<string | undefined, string>();
  readonly #labelled = new Map<string, Map<string, boolean>>();

  constructor(site: Site) {
    this.site = site;
  }

  pattern(source: string): RegExp {
    let compiled = this.#patterns.get(source);
    if (!compiled) {
      compiled = new RegExp(source, FLAGS);
      this.#patterns.set(source, compiled);
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

  /** Whether a text matches any of a label's patterns. For texts that recur, as those of buttons do: it is remembered. */
  isLabel(label: string, text: string): boolean {
    let known = this.#labelled.get(label);
    if (!known || known.size >= LABELS_KNOWN) {
      known = new Map();
      this.#labelled.set(label, known);
    }
    let is = known.get(text);
    if (is === undefined) {
      is = this.matchLabel(label, text) !== undefined;
      known.set(text, is);
    }
    return is;
  }

  /** What is no text of a post. Always the same string for the same parts: browsers keep what they have parsed. */
  droppedFrom(skip: string | undefined, keepButtons: boolean): string {
    const known = keepButtons ? this.#droppedBesides : this.#dropped;
    let all = known.get(skip);
    if (all === undefined) {
      const parts = [keepButtons ? undefined : BUTTONS, skip, this.site.never];
      all = parts.filter((part) => part !== undefined).join(',') || NOTHING;
      known.set(skip, all);
    }
    return all;
  }

  /** Every descendant that a selector finds; none where this browser does not know the selector. */
  all(within: ParentNode, selector: string): Element[] {
    if (this.#refused.has(selector)) return [];
    try {
      return listed(within.querySelectorAll(selector));
    } catch {
      this.#refused.add(selector);
      return [];
    }
  }

  matches(element: Element, selector: string): boolean {
    if (this.#refused.has(selector)) return false;
    try {
      return element.matches(selector);
    } catch {
      this.#refused.add(selector);
      return false;
    }
  }

  closest(element: Element, selector: string): Element | null {
    if (this.#refused.has(selector)) return null;
    try {
      return element.closest(selector);
    } catch {
      this.#refused.add(selector);
      return null;
    }
  }

  /** Whether `element` is, or lies in, something that matches and itself lies inside `root`. */
  isWithin(element: Element, root: Element, selector: string): boolean {
    const hit = this.closest(element, selector);
    return hit !== null && hit !== root && root.contains(hit);
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
