import type { SiteStrategy, SiteUnit } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { leadOf } from './group.ts';
import { isClipped } from './visible.ts';

export type FoundRoot = { unit: SiteUnit; root: Element; strategy: string };

/** Roots that are already known, so that no post is found twice, nor inside or around another. */
export class KnownRoots {
  readonly #units = new Map<Element, SiteUnit>();
  /** Elements that held a known root when it was added, the last one; asked again before they are believed. */
  readonly #around = new WeakMap<Element, WeakRef<Element>>();
  /** Attributes by which the units seen so far group siblings. */
  readonly #groups = new Set<string>();

  get size(): number {
    return this.#units.size;
  }

  elements(): IterableIterator<Element> {
    return this.#units.keys();
  }

  has(root: Element): boolean {
    return this.#units.has(root);
  }

  add(root: Element, unit: SiteUnit): void {
    this.#units.set(root, unit);
    if (unit.group) this.#groups.add(unit.group);
    const last = new WeakRef(root);
    for (let parent = root.parentElement; parent; parent = parent.parentElement)
      this.#around.set(parent, last);
  }

  delete(root: Element): void {
    this.#units.delete(root);
  }

  /** Known roots that are or hold `node`, the innermost first. */
  holding(node: Element): Element[] {
    const found: Element[] = [];
    for (let at: Element | null = node; at; at = at.parentElement) {
      const root = this.#rootAt(at);
      if (root) found.push(root);
    }
    return found;
  }

  /** Whether a root of this unit is known. */
  hasUnit(id: string): boolean {
    for (const unit of this.#units.values()) if (unit.id === id) return true;
    return false;
  }

  #rootAt(element: Element): Element | undefined {
    if (this.#units.has(element)) return element;
    if (this.#groups.size === 0) return undefined;
    for (const attribute of this.#groups) {
      const lead = element.hasAttribute(attribute) && leadOf(element, attribute);
      if (lead && this.#units.has(lead)) return lead;
    }
    return undefined;
  }

  /** Whether an element is or lies in a known root of this unit. */
  isWithin(element: Element, unit: SiteUnit): boolean {
    for (let at: Element | null = element; at; at = at.parentElement) {
      const root = this.#rootAt(at);
      if (root && this.#units.get(root) === unit) return true;
    }
    return false;
  }

  /** Whether a root of this unit would equal, hold or lie in a known one. */
  isTaken(root: Element, unit: SiteUnit): boolean {
    if (this.isWithin(root, unit)) return true;
    const last = this.#around.get(root);
    if (!last) return false;
    const inside = last.deref();
    if (inside && this.#units.get(inside) === unit && root.contains(inside)) return true;
    for (const [known, its] of this.#units) if (its === unit && root.contains(known)) return true;
    return false;
  }
}

/** The units of an adapter that a path has; those for comments only where these are asked for. */
export function unitsOn(adapter: Adapter, path: string, comments = false): SiteUnit[] {
  const fits = (patterns: readonly string[]) => patterns.some((source) => adapter.pattern(source).test(path));
  return adapter.site.units.filter(
    ({ routes, notRoutes, comments: isComments }) =>
      (comments || !isComments) && (!routes || fits(routes)) && !(notRoutes && fits(notRoutes)),
  );
}

export type SearchPlace = {
  units: readonly SiteUnit[];
  /** Searched, and the first anchor that it is or lies in. */
  within: Element;
  /** False: only around `within`, not in it. */
  deep: boolean;
};

/**
 * New roots: every strategy is run, their results are united, stronger strategies first. Whoever accepts one adds it to
 * `known` before asking for the next. Yields undefined in between, so that a long search can be interrupted;
 * `unresolved` hears of anchors whose card is not complete yet.
 */
export function* findRoots(
  adapter: Adapter,
  place: SearchPlace,
  known: KnownRoots,
  unresolved?: (anchor: Element) => void,
): Generator<FoundRoot | undefined, void> {
  for (const unit of place.units)
    if (!unit.fallback || !known.hasUnit(unit.fallback))
      yield* findUnit(adapter, unit, place, known, unresolved);
}

function* findUnit(
  adapter: Adapter,
  unit: SiteUnit,
  place: SearchPlace,
  known: KnownRoots,
  unresolved?: (anchor: Element) => void,
): Generator<FoundRoot | undefined, void> {
  for (const strategy of unit.strategies) {
    for (const anchor of anchorsOf(adapter, strategy, place)) {
      // Whatever root an anchor in a known one would lead to lies in, is or holds that one.
      if (known.isWithin(anchor, unit) || !isLabelled(adapter, strategy, anchor)) {
        yield undefined;
        continue;
      }
      const root = rootOf(adapter, unit, strategy, anchor);
      if (root && !known.isTaken(root, unit)) {
        yield { unit, root, strategy: strategy.id };
        // Accepted, and nothing else stands here that another anchor could lead to.
        if (known.has(root) && fills(root, place.within)) return;
      } else {
        if (!root && typeof strategy.root === 'object') unresolved?.(anchor);
        yield undefined;
      }
    }
  }
}

/** Whether an element is all that stands in another. */
function fills(element: Element, place: Element): boolean {
  let at: Element | null = element;
  while (at && at !== place) {
    at = at.parentElement;
    // Not by their number: that is counted anew each time, and a feed holds thousands.
    if (at && at.firstElementChild !== at.lastElementChild) return false;
  }
  return at === place;
}

function anchorsOf(adapter: Adapter, strategy: SiteStrategy, { within, deep }: SearchPlace): Element[] {
  const found = deep ? adapter.all(within, strategy.anchor) : [];
  const around = adapter.closest(within, strategy.anchor);
  if (around) found.unshift(around);
  return found;
}

function isLabelled(adapter: Adapter, { label }: SiteStrategy, anchor: Element): boolean {
  return label === undefined || hasLabel(adapter, anchor, label);
}

function hasLabel(adapter: Adapter, element: Element, label: string): boolean {
  const text = element.getAttribute('aria-label');
  return text !== null && adapter.isLabel(label, text);
}

function rootOf(
  adapter: Adapter,
  unit: SiteUnit,
  strategy: SiteStrategy,
  anchor: Element,
): Element | undefined {
  const never = adapter.site.never;
  if (never && adapter.closest(anchor, never)) return undefined;
  if (unit.notInside && adapter.closest(anchor, unit.notInside)) return undefined;
  const resolved = resolve(adapter, strategy, anchor);
  const root = resolved && unit.group ? leadOf(resolved, unit.group) : resolved;
  if (!root || (unit.scope && !adapter.closest(root, unit.scope))) return undefined;
  if (unit.openOnly && isShut(adapter, root, unit.openOnly)) return undefined;
  if (strategy.textMin && (root.textContent ?? '').trim().length < strategy.textMin) return undefined;
  return root;
}

function isShut(adapter: Adapter, root: Element, selector: string): boolean {
  const shell = adapter.closest(root, selector);
  return shell !== null && isClipped(root, shell);
}

function resolve(adapter: Adapter, strategy: SiteStrategy, anchor: Element): Element | undefined {
  const rule = strategy.root;
  if (rule === 'self') return anchor;
  if ('climb' in rule) return climb(adapter, rule.climb, anchor);
  const root = adapter.closest(anchor, rule.closest);
  if (!root || (rule.not && adapter.matches(root, rule.not))) return undefined;
  return rule.onlyOne && hasMany(adapter, root, rule.onlyOne) ? undefined : root;
}

/** Whether a root still holds one card only: what was the smallest element around one may have grown around more. */
export function isStillOne({ unit, root, strategy }: FoundRoot, adapter: Adapter): boolean {
  if (unit.group && leadOf(root, unit.group) !== root) return false;
  const rule = unit.strategies.find(({ id }) => id === strategy)?.root;
  if (rule === undefined || rule === 'self') return true;
  const label = 'climb' in rule ? rule.climb.onlyOne : rule.onlyOne;
  return label === undefined || !hasMany(adapter, root, label);
}

type Climb = Extract<SiteStrategy['root'], { climb: unknown }>['climb'];

/** Up from the anchor to the smallest element that looks like a whole card. */
function climb(adapter: Adapter, rule: Climb, anchor: Element): Element | undefined {
  let element = anchor.parentElement;
  for (let steps = 0; element && steps < rule.max; steps += 1) {
    if (adapter.matches(element, rule.stop) || hasMany(adapter, element, rule.onlyOne)) return undefined;
    const within = element;
    if (
      (within.textContent ?? '').trim().length >= rule.textMin &&
      rule.needs.every((label) => countLabelled(adapter, within, label, 1) > 0)
    ) {
      return element;
    }
    element = element.parentElement;
  }
  return undefined;
}

function hasMany(adapter: Adapter, within: Element, label: string): boolean {
  return countLabelled(adapter, within, label, 2) > 1;
}

/** Elements with this label, counted up to `enough`. */
function countLabelled(adapter: Adapter, within: Element, label: string, enough: number): number {
  let count = 0;
  for (const element of adapter.all(within, '[aria-label]')) {
    if (hasLabel(adapter, element, label)) count += 1;
    if (count === enough) break;
  }
  return count;
}
