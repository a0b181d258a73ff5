import type { Author, PartName, Post } from '../schema/post.ts';
import type { SitePermalink, SiteUnit } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { readAuthor } from './author.ts';
import { type Area, areaOf, elementsIn, type Field, readField } from './fields.ts';
import { membersOf } from './group.ts';
import { hashKey, wordsOf } from './identity.ts';
import { type Link, linksOf, outgoingLinks } from './links.ts';
import { noteAnchor } from './note-anchor.ts';
import { readPermalinks } from './permalinks.ts';
import { readPictures } from './pictures.ts';
import { quotedRoots } from './quoted.ts';
import type { ReadPost } from './read-post.ts';
import { readPosting } from './read-posting.ts';
import type { FoundRoot } from './roots.ts';
import { isLive, rangeOf, sliceText, TEXT_MAX, type TextMap } from './text-map.ts';
import { StyleGuard } from './visible.ts';

/** A post as read, before the page's memory gives it its id and its lasting key. */
export type Draft = {
  /** `outer`, or `quoted` with its number: which of a root's posts this is. */
  slot: string;
  /** Key by address, else by hash; `quotedBy` is the outer draft's. */
  post: Post;
  strategy: string;
  root: Element;
  anchor: Element;
  overlay: boolean;
  parts: Partial<Record<PartName, TextMap>>;
};

const MAX_PRICE = 200;
const MAX_TITLE = 2_000;
const MAX_TIME = 100;
/** What the site itself puts after a text that it cuts. */
const CUT_MARK = /\s*(?:…|\.\.\.)\s*$/;

/** The posts of one root: the outer one first, then those it shares. Empty while there is nothing to read. */
export function readRoot(found: FoundRoot, adapter: Adapter): Draft[] {
  const { unit, root, strategy } = found;
  const guard = new StyleGuard();
  const members = unit.group ? membersOf(root, unit.group) : [root];
  const area = areaOf(adapter, root, unit.skip, guard, members);
  if (unit.data) return readDataRoot(area, unit, strategy);
  const others = quotedRoots(area, unit.quoted);
  const outer = readArea({ ...area, others }, unit, 'outer', strategy);
  const quoted = others.map((other, index) => {
    const draft = readArea(areaOf(adapter, other, unit.skip, guard), unit, `quoted-${index}`, strategy);
    return { ...draft, post: { ...draft.post, quotedBy: outer.post.key } };
  });
  return [outer, ...quoted].filter(({ post }) => hasContent(post, unit));
}

/** The posting that the page's data describes; the page around it gives only its address and a place for the note. */
function readDataRoot(area: Area, unit: SiteUnit, strategy: string): Draft[] {
  const posting = readPosting(area, unit);
  if (!posting) return [];
  const draft = readArea(area, unit, 'outer', strategy);
  const { title, text, author = draft.post.author, location, price, postedAtAsShown } = posting;
  const post: Post = {
    ...draft.post,
    text: short(text, TEXT_MAX),
    ...(title ? { title: short(title, MAX_TITLE) } : {}),
    ...(author ? { author } : {}),
    ...(location ? { location: short(location, MAX_PRICE) } : {}),
    ...(price ? { price: short(price, MAX_PRICE) } : {}),
    ...(postedAtAsShown ? { postedAtAsShown: short(postedAtAsShown, MAX_TIME) } : {}),
  };
  const key = keyOf(area.adapter, post.permalinks, post.author, post);
  return [{ ...draft, parts: {}, post: { ...post, key } }];
}

/** The finished reading, under its id and lasting key. */
export function toReadPost(
  draft: Draft,
  adapter: Adapter,
  id: string,
  key: string,
  quotedBy?: string,
): ReadPost {
  const { id: site, version } = adapter.site;
  const { quotedBy: draftedBy, ...post } = draft.post;
  const by = quotedBy ?? draftedBy;
  return {
    id,
    post: { ...post, key, ...(by === undefined ? {} : { quotedBy: by }) },
    adapter: { id: site, version },
    strategy: draft.strategy,
    root: draft.root,
    anchor: draft.anchor,
    overlay: draft.overlay,
    toRange: (part, start, end) => {
      const map = draft.parts[part];
      return map && rangeOf(map, start, end);
    },
  };
}

/** Whether every node that was read still stands in the page. */
export function isDraftLive(draft: Draft): boolean {
  return (
    draft.anchor.isConnected && Object.values(draft.parts).every((map) => map === undefined || isLive(map))
  );
}

function readArea(area: Area, unit: SiteUnit, slot: string, strategy: string): Draft {
  const base = area.root.ownerDocument.location?.href ?? area.root.baseURI;
  const text = readField(area, unit.text);
  const title = readField(area, unit.title)?.map;
  const price = readField(area, unit.price)?.map;
  const truncated = isTruncated(area, unit.truncated);
  const words = text && (truncated ? withoutCutMark(text.map) : text.map);
  const anchors = elementsIn(area, 'a[href]');
  if (area.root.tagName === 'A') anchors.unshift(area.root);
  const links = linksOf(anchors, base, area.adapter);
  const author = readAuthor(area, unit.author, base);
  const time = readField(area, unit.time)?.map.text;
  const location = readField(area, unit.location)?.map.text;
  const content = {
    text: words?.text ?? '',
    ...readPictures(area, unit.pictures),
    ...(title ? { title: short(title.text, MAX_TITLE) } : {}),
  };
  const permalinks = permalinksOf(area, permalinkRules(unit, slot, strategy), links, text, base);
  return {
    slot,
    strategy,
    root: area.root,
    anchor: noteAnchor(area, unit, text?.element),
    overlay: unit.overlay ?? false,
    parts: { ...(words && { text: words }), ...(title && { title }), ...(price && { price }) },
    post: {
      key: keyOf(area.adapter, permalinks, author, content),
      site: area.adapter.site.id,
      surface: unit.id,
      ...content,
      ...(price ? { price: short(price.text, MAX_PRICE) } : {}),
      ...(location ? { location: short(location, MAX_PRICE) } : {}),
      links: outgoingLinks(within(links, unit.outgoing, area.adapter), area.adapter.site),
      ...(author ? { author } : {}),
      permalinks,
      ...(time ? { postedAtAsShown: short(time, MAX_TIME) } : {}),
      truncated,
    },
  };
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

/** A post's own addresses; those that its text mentions are other posts'. */
function permalinksOf(
  area: Area,
  rules: SitePermalink[],
  links: Link[],
  text: Field | undefined,
  base: string,
): string[] {
  const outside = links.filter(({ anchor }) => anchor === text?.element || !text?.element.contains(anchor));
  return readPermalinks(rules, outside, area.root, base, area.adapter);
}

function keyOf(
  adapter: Adapter,
  permalinks: string[],
  author: Author | undefined,
  content: Pick<Post, 'title' | 'text' | 'imageText'>,
): string {
  return permalinks[0] ?? hashKey(adapter.site.id, author, wordsOf(content));
}

function isTruncated(area: Area, rule: SiteUnit['truncated']): boolean {
  if (!rule) return false;
  const { label } = rule;
  return elementsIn(area, rule.css).some((element) => {
    const words = element.textContent ?? '';
    return (
      label === undefined || (words.length < 60 && area.adapter.matchLabel(label, words.trim()) !== undefined)
    );
  });
}

function withoutCutMark(map: TextMap): TextMap {
  return sliceText(map, 0, map.text.length - (CUT_MARK.exec(map.text)?.[0].length ?? 0));
}

function short(text: string, length: number): string {
  return text.slice(0, length).toWellFormed();
}

function hasContent(post: Post, { requires = [] }: SiteUnit): boolean {
  if (requires.some((field) => !post[field])) return false;
  return post.text !== '' || post.title !== undefined || post.imageText.length > 0 || post.unreadImages > 0;
}
