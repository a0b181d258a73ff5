import type { Post } from '../schema/post.ts';
import type { SiteUnit } from '../schema/site.ts';
import type { Adapter } from './adapter.ts';
import { detailsOfPosting, readDetails, short } from './details.ts';
import { type Content, type Draft, once } from './draft.ts';
import { type Area, areaOf, elementsIn, readField } from './fields.ts';
import { membersOf } from './group.ts';
import { noteAnchor } from './note-anchor.ts';
import { readPictures } from './pictures.ts';
import { quotedRoots } from './quoted.ts';
import { readPosting } from './read-posting.ts';
import type { FoundRoot } from './roots.ts';
import { sliceText, TEXT_MAX, type TextMap } from './text-map.ts';
import { StyleGuard } from './visible.ts';

const MAX_PRICE = 200;
const MAX_TITLE = 2_000;
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
    const details = once(() => ({ ...draft.details(), quotedBy: outer.details().key }));
    return { ...draft, details };
  });
  return [outer, ...quoted].filter(({ content }) => hasContent(content, unit));
}

/** The posting that the page's data describes; the page around it gives only its address and a place for the note. */
function readDataRoot(area: Area, unit: SiteUnit, strategy: string): Draft[] {
  const posting = readPosting(area, unit);
  if (!posting) return [];
  const draft = readArea(area, unit, 'outer', strategy);
  const { title, text, price } = posting;
  const content: Content = {
    ...draft.content,
    text: short(text, TEXT_MAX),
    ...(title ? { title: short(title, MAX_TITLE) } : {}),
    ...(price ? { price: short(price, MAX_PRICE) } : {}),
  };
  const details = once(() => detailsOfPosting(draft.details(), posting, content));
  return [{ ...draft, parts: {}, content, details }];
}

function readArea(area: Area, unit: SiteUnit, slot: string, strategy: string): Draft {
  const text = readField(area, unit.text);
  const title = readField(area, unit.title)?.map;
  const price = readField(area, unit.price)?.map;
  const truncated = isTruncated(area, unit.truncated);
  const words = text && (truncated ? withoutCutMark(text.map) : text.map);
  const content: Content = {
    site: area.adapter.site.id,
    surface: unit.id,
    text: words?.text ?? '',
    ...readPictures(area, unit.pictures),
    ...(title ? { title: short(title.text, MAX_TITLE) } : {}),
    ...(price ? { price: short(price.text, MAX_PRICE) } : {}),
    truncated,
  };
  const textElement = text?.element;
  return {
    slot,
    strategy,
    root: area.root,
    anchor: noteAnchor(area, unit, textElement),
    overlay: unit.overlay ?? false,
    parts: { ...(words && { text: words }), ...(title && { title }), ...(price && { price }) },
    content,
    details: once(() => readDetails(area, { unit, slot, strategy, content, textElement })),
  };
}

function isTruncated(area: Area, rule: SiteUnit['truncated']): boolean {
  if (!rule) return false;
  const { label } = rule;
  return elementsIn(area, rule.css).some((element) => {
    const words = element.textContent ?? '';
    return label === undefined || (words.length < 60 && area.adapter.isLabel(label, words.trim()));
  });
}

function withoutCutMark(map: TextMap): TextMap {
  return sliceText(map, 0, map.text.length - (CUT_MARK.exec(map.text)?.[0].length ?? 0));
}

function hasContent(
  post: Pick<Post, 'text' | 'title' | 'price' | 'imageText' | 'unreadImages'>,
  { requires = [] }: SiteUnit,
): boolean {
  if (requires.some((field) => !post[field])) return false;
  return post.text !== '' || post.title !== undefined || post.imageText.length > 0 || post.unreadImages > 0;
}
