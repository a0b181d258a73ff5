import type { Post } from '../schema/post.ts';
import { hashKey, wordsOf } from './identity.ts';

/** Id of this way of reading, in place of an adapter's. */
export const POSTINGS_SITE = 'json-ld';

type Thing = { [key: string]: unknown };

/** What a page says of itself: the text of its JSON-LD blocks; and, where they are wanted, how postings are addressed. */
export type PageData = { blocks: readonly string[]; addressOf?(posting: Thing): string };

const MOST_POSTINGS = 100;
const DEEPEST = 6;

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value == null ? [] : [value]);

function isPosting(thing: Thing): boolean {
  return listOf(thing['@type']).some((type) => typeof type === 'string' && /(^|[/:])JobPosting$/.test(type));
}

/** Every JobPosting in a value: alone, in lists, in `@graph`, inside other things. */
function* postingsIn(value: unknown, depth = 0): Generator<Thing> {
  if (depth > DEEPEST || !isThing(value)) return;
  if (!Array.isArray(value) && isPosting(value)) {
    yield value;
    return;
  }
  for (const inner of Object.values(value)) yield* postingsIn(inner, depth + 1);
}

function parsed(block: string): unknown {
  try {
    return JSON.parse(block);
  } catch {
    // Broken blocks occur on living pages; the others are still read.
    return undefined;
  }
}

const BLOCKS = 'p,div,li,ul,ol,h1,h2,h3,h4,h5,h6,tr,section';

function textOfHtml(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html');
  for (const element of page.querySelectorAll('script,style')) element.remove();
  for (const element of page.querySelectorAll('br')) element.replaceWith('\n');
  for (const element of page.querySelectorAll(BLOCKS)) element.append('\n');
  return (page.body.textContent ?? '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Descriptions are HTML, often escaped once more. */
function description(value: unknown): string {
  if (typeof value !== 'string') return '';
  const once = textOfHtml(value);
  return /<\/?[a-z][^>]*>/i.test(once) ? textOfHtml(once) : once;
}

/** A name given as text, or as a thing with a name. */
function nameOf(value: unknown): string | undefined {
  const [first] = listOf(value);
  const name = isThing(first) ? first.name : first;
  return typeof name === 'string' && name.trim() !== '' ? textOfHtml(name) : undefined;
}

function placeOf(value: unknown): string | undefined {
  const places = listOf(value).map((place) => {
    const address = isThing(place) ? (place.address ?? place.name) : place;
    if (!isThing(address)) return typeof address === 'string' ? address : '';
    return [
      address.streetAddress,
      address.addressLocality,
      address.addressRegion,
      nameOf(address.addressCountry),
    ]
      .filter((part) => typeof part === 'string' && part !== '')
      .join(', ');
  });
  return places.filter(Boolean).join('; ') || undefined;
}

function payOf(value: unknown): string | undefined {
  const [pay] = listOf(value);
  if (!isThing(pay)) return typeof pay === 'string' || typeof pay === 'number' ? String(pay) : undefined;
  const amount = isThing(pay.value) ? pay.value : pay;
  const range = [amount.minValue ?? amount.value, amount.maxValue].filter(
    (part) => typeof part === 'number' || typeof part === 'string',
  );
  if (range.length === 0) return undefined;
  const unit = typeof amount.unitText === 'string' ? ` / ${amount.unitText.toLowerCase()}` : '';
  return `${typeof pay.currency === 'string' ? `${pay.currency} ` : ''}${range.join(' - ')}${unit}`;
}

function postOf(posting: Thing, page: PageData): Post {
  const title = nameOf(posting.title) ?? nameOf(posting.name);
  const price = payOf(posting.baseSalary);
  const location = placeOf(posting.jobLocation);
  const name = nameOf(posting.hiringOrganization);
  const post: Omit<Post, 'key'> = {
    site: POSTINGS_SITE,
    surface: 'posting',
    text: description(posting.description),
    imageText: [],
    unreadImages: 0,
    links: [],
    permalinks: page.addressOf ? [page.addressOf(posting)] : [],
    truncated: false,
    ...(title === undefined ? {} : { title }),
    ...(price === undefined ? {} : { price }),
    ...(location === undefined ? {} : { location }),
    ...(name === undefined ? {} : { author: { name } }),
    ...(typeof posting.datePosted === 'string' ? { postedAtAsShown: posting.datePosted } : {}),
  };
  return { ...post, key: hashKey(POSTINGS_SITE, post.author, wordsOf(post)) };
}

/** The job postings that a page states as JSON-LD, each once; broken blocks are left out. */
export function jobPostings(page: PageData): Post[] {
  const posts = new Map<string, Post>();
  for (const block of page.blocks) {
    for (const posting of postingsIn(parsed(block))) {
      const post = postOf(posting, page);
      if (post.text !== '' || post.title !== undefined) posts.set(post.key, post);
      if (posts.size >= MOST_POSTINGS) return [...posts.values()];
    }
  }
  return [...posts.values()];
}
