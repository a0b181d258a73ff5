import type { Author, Post } from '../schema/post.ts';
import type { SitePermalink, SiteUnit } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { readAuthor } from './author.ts';
import type { Content, Details } from './draft.ts';
import { type Area, elementsIn, readField } from './fields.ts';
import { hashKey, wordsOf } from './identity.ts';
import { type Link, linksOf, outgoingLinks } from './links.ts';
import { readPermalinks } from './permalinks.ts';

const MAX_LOCATION = 200;
const MAX_TIME = 100;

/** Of which of a root's posts the details are read, and what was read of it already. */
export type About = {
  unit: SiteUnit;
  slot: string;
  strategy: string;
  content: Content;
  /** Where its text stands: the links in it are not its own addresses. */
  textElement: Element | undefined;
};

/** What no verdict depends on: author, addresses, outgoing links, time, place. */
export function readDetails(area: Area, { unit, slot, strategy, content, textElement }: About): Details {
  const { adapter, root } = area;
  const base = root.ownerDocument.location?.href ?? root.baseURI;
  const anchors = elementsIn(area, 'a[href]');
  if (root.tagName === 'A') anchors.unshift(root);
  const links = linksOf(anchors, base, adapter);
  const author = readAuthor(area, unit.author, base);
  const time = readField(area, unit.time)?.map.text;
  const location = readField(area, unit.location)?.map.text;
  const outside = links.filter(({ anchor }) => anchor === textElement || !textElement?.contains(anchor));
  const permalinks = readPermalinks(permalinkRules(unit, slot, strategy), outside, root, base, adapter);
  return {
    key: keyOf(permalinks, author, content),
    ...(location ? { location: short(location, MAX_LOCATION) } : {}),
    links: outgoingLinks(within(links, unit.outgoing, adapter), adapter.site),
    ...(author ? { author } : {}),
    permalinks,
    ...(time ? { postedAtAsShown: short(time, MAX_TIME) } : {}),
  };
}

/** The same where the page's data describes the posting: what it says itself goes before what stands around it. */
export function detailsOfPosting(details: Details, posting: Post, content: Content): Details {
  const { author = details.author, location, postedAtAsShown } = posting;
  return {
    ...details,
    key: keyOf(details.permalinks, author, content),
    ...(author ? { author } : {}),
    ...(location ? { location: short(location, MAX_LOCATION) } : {}),
    ...(postedAtAsShown ? { postedAtAsShown: short(postedAtAsShown, MAX_TIME) } : {}),
  };
}

/** What is known of a post whose details can no longer be read. */
export function noDetails(content: Content): Details {
  return { key: keyOf([], undefined, content), links: [], permalinks: [] };
}

function within(links: Link[], selector: string | undefined, adapter: Adapter): Link[] {
  return selector === undefined ? links : links.filter(({ anchor }) => adapter.closest(anchor, selector));
}

/** The page's own address is that of the outer post, and of the one that the page is about. */
function permalinkRules(unit: SiteUnit, slot: string, strategy: string): SitePermalink[] {
  return (unit.permalinks ?? []).filter(
    ({ from, strategies }) =>
      (slot === 'outer' || from === 'link') && (!strategies || strategies.includes(strategy)),
  );
}

function keyOf(permalinks: string[], author: Author | undefined, content: Content): string {
  return permalinks[0] ?? hashKey(content.site, author, wordsOf(content));
}

/** At most so many characters, none of them halved. */
export function short(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}
