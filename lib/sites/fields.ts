import type { SiteCandidate } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { paragraphsOf } from './paragraphs.ts';
import { readText } from './read-text.ts';
import { sliceText, type TextMap } from './text-map.ts';
import type { StyleGuard } from './visible.ts';

/** The part of the page that is one post, and what in it is not. */
export type Area = {
  adapter: Adapter;
  root: Element;
  /** The root, or all the siblings that make up the card. */
  members: readonly Element[];
  /** Roots of posts shared inside this one. */
  others: readonly Element[];
  /** What is not the post: comments, toolbars, composers. */
  skip: string | undefined;
  /** The outermost elements that `skip` finds. */
  skipped: readonly Element[];
  guard: StyleGuard;
};

export type Field = { map: TextMap; element: Element };

/** How many of the longest elements are read to find the longest text. */
const LONGEST_READ = 3;
/** How far a text is widened to the lines beside it. */
const GROW_MAX = 12;

/** What a selector finds in a post, without what lies in its comments, its shared post or the site's own parts. */
export function elementsIn(area: Area, selector: string, notInside?: string): Element[] {
  const found = allIn(area.adapter, area.members, selector);
  if (found.length === 0) return found;
  return found.filter(
    (element) =>
      !liesInAny(area.others, element) &&
      !liesInAny(area.skipped, element) &&
      !(notInside && liesIn(area, element, notInside)),
  );
}

function liesInAny(parts: readonly Element[], element: Element): boolean {
  for (const part of parts) if (part.contains(element)) return true;
  return false;
}

function allIn(adapter: Adapter, members: readonly Element[], selector: string): Element[] {
  const [only, ...rest] = members;
  const found = only ? adapter.all(only, selector) : [];
  return rest.length === 0 ? found : members.flatMap((member) => adapter.all(member, selector));
}

/** A root says nothing about what lies in it; one sibling of several does. */
function liesIn({ adapter, root, members }: Area, element: Element, selector: string): boolean {
  if (members.length === 1) return adapter.isWithin(element, root, selector);
  const hit = adapter.closest(element, selector);
  return hit !== null && members.some((member) => member.contains(hit));
}

/** A post's area; the parts that are not the post are looked for once. */
export function areaOf(
  adapter: Adapter,
  root: Element,
  skip: string | undefined,
  guard: StyleGuard,
  members: readonly Element[] = [root],
): Area {
  const skipped: Element[] = [];
  for (const part of skip ? allIn(adapter, members, skip) : []) {
    if (!skipped.at(-1)?.contains(part)) skipped.push(part);
  }
  return { adapter, root, members, others: [], skip, skipped, guard };
}

/** The first candidate that gives something. */
export function readField(area: Area, candidates: readonly SiteCandidate[] | undefined): Field | undefined {
  for (const candidate of candidates ?? []) {
    const field = readCandidate(area, candidate);
    if (field) return field;
  }
  return undefined;
}

function readCandidate(area: Area, candidate: SiteCandidate): Field | undefined {
  const elements = elementsIn(area, candidate.css, candidate.notInside);
  elements.unshift(...area.members.filter((member) => area.adapter.matches(member, candidate.css)));
  if (candidate.pick === 'longest' || candidate.pick === 'grow') {
    const longest = longestOf(area, elements, candidate);
    if (!longest || candidate.pick === 'longest') return longest;
    return grown(area, longest, candidate);
  }
  for (const element of elements) {
    const field = accepted(area, element, candidate);
    if (field) return field;
  }
  return undefined;
}

function longestOf(area: Area, elements: Element[], candidate: SiteCandidate): Field | undefined {
  return elements
    .map((element) => ({ element, length: element.textContent?.length ?? 0 }))
    .sort((one, other) => other.length - one.length)
    .slice(0, LONGEST_READ)
    .flatMap(({ element }) => accepted(area, element, candidate) ?? [])
    .reduce<Field | undefined>(
      (best, field) => (best && best.map.text.length >= field.map.text.length ? best : field),
      undefined,
    );
}

/** Widens a line to the block of lines it stands in: until something that is no text of the post would come in. */
function grown(area: Area, field: Field, candidate: SiteCandidate): Field {
  const { until } = candidate;
  let { element } = field;
  for (let steps = 0; steps < GROW_MAX && until; steps += 1) {
    const parent = element.parentElement;
    if (!parent || parent === area.root || !area.root.contains(parent)) break;
    if (area.others.some((other) => parent.contains(other)) || area.adapter.all(parent, until).length > 0)
      break;
    element = parent;
  }
  return element === field.element ? field : (accepted(area, element, candidate) ?? field);
}

function accepted(area: Area, element: Element, candidate: SiteCandidate): Field | undefined {
  const map = readValue(area, element, candidate);
  if (map.text.length < (candidate.min ?? 1)) return undefined;
  const kept = refine(area.adapter, map, candidate);
  return kept && { map: kept, element };
}

function readValue(area: Area, element: Element, candidate: SiteCandidate): TextMap {
  const get = candidate.get ?? 'text';
  if (get === 'text') return textOf(area, element, candidate.keepButtons ?? false);
  if (get === 'own-text') return plain(ownText(element));
  if (get === 'portal') return plain(portalText(element));
  return plain(element.getAttribute(get.slice('attr:'.length)) ?? '');
}

/** The text of an element as a person sees it. */
export function textOf(area: Area, element: Element, keepButtons = false): TextMap {
  const { adapter, others, guard } = area;
  // Asked for all at once: of most texts nothing is dropped.
  const dropped = adapter.all(element, adapter.droppedFrom(area.skip, keepButtons));
  const skipped = new Set([...others, ...dropped]);
  return readText(element, {
    keepLines: adapter.site.whitespace === 'lines',
    guard,
    isParagraph: paragraphsOf(adapter, element, guard),
    skip: skipped.size > 0 ? (inner) => skipped.has(inner) : undefined,
  });
}

function refine(adapter: Adapter, map: TextMap, candidate: SiteCandidate): TextMap | undefined {
  let kept: TextMap | undefined = map;
  if (candidate.match !== undefined) {
    const match = adapter.pattern(candidate.match).exec(map.text);
    kept = match ? part(map, match.index, match[0], match[1] ?? match[0]) : undefined;
  }
  if (kept && candidate.label !== undefined) {
    const match = adapter.matchLabel(candidate.label, kept.text);
    kept = match && part(kept, match.index, match[0], match.groups?.value ?? match[0]);
  }
  return kept && kept.text !== '' ? kept : undefined;
}

function part(map: TextMap, index: number, whole: string, value: string): TextMap {
  const start = index + Math.max(0, whole.indexOf(value));
  return sliceText(map, start, start + value.length);
}

function plain(text: string): TextMap {
  return { text: text.trim().toWellFormed(), pieces: [] };
}

function ownText(element: Element): string {
  return [...element.childNodes].map((node) => (node.nodeType === 3 ? (node.nodeValue ?? '') : '')).join('');
}

function portalText(element: Element): string {
  const id = element.getAttribute('aria-labelledby');
  return (id && element.ownerDocument.getElementById(id)?.textContent) || '';
}
