import type { Author, Post } from '../schema/post.ts';

/** Folded characters of the text that identify a post without an address: expanding the text keeps them. */
const KEY_LENGTH = 160;

/**
 * Letters and digits alone, lower case. Deliberately not the engine's fold: a key must stay the same when that one
 * learns a new disguise.
 */
export function foldForKey(text: string): string {
  return text
    .slice(0, 4 * KEY_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, KEY_LENGTH);
}

/** Key of a post that has no address: site, author and the beginning of its words. */
export function hashKey(site: string, author: Author | undefined, words: string): string {
  const source = `${site}\n${author?.id ?? foldForKey(author?.name ?? '')}\n${foldForKey(words)}`;
  return `${site}:${hash(source)}`;
}

/** All words by which a post without an address is known. */
export function wordsOf(post: Pick<Post, 'title' | 'text' | 'imageText'>): string {
  return [post.title ?? '', post.text, ...post.imageText].join(' ');
}

/** Key of a post while it shows no address. */
export function wordsKey(post: Pick<Post, 'site' | 'author' | 'title' | 'text' | 'imageText'>): string {
  return hashKey(post.site, post.author, wordsOf(post));
}

type Words = Pick<Post, 'site' | 'surface' | 'title' | 'text' | 'imageText'>;

/** Whether two readings of one place are the same post: read again, expanded, edited; or else a recycled place. */
export function isSamePost(before: Post, after: Post): boolean {
  if (!isSameSurface(before, after)) return false;
  if (before.permalinks.length > 0 && after.permalinks.length > 0) {
    return before.permalinks.some((address) => after.permalinks.includes(address));
  }
  return nameOf(before.author) === nameOf(after.author) && beginAlike(before, after);
}

/** The same for posts of which nobody has asked whose they are: as far as their words tell. */
export function hasSameWords(before: Words, after: Words): boolean {
  return isSameSurface(before, after) && beginAlike(before, after);
}

function isSameSurface(before: Words, after: Words): boolean {
  return before.site === after.site && before.surface === after.surface;
}

function beginAlike(before: Words, after: Words): boolean {
  const [one, other] = [wordsOf(before), wordsOf(after)];
  if (one === other) return true;
  const [first, second] = [foldForKey(one), foldForKey(other)];
  return first.startsWith(second) || second.startsWith(first);
}

function nameOf(author: Author | undefined): string {
  return author?.id ?? foldForKey(author?.name ?? '');
}

/** 106 bits of two mixed 53-bit hashes, base 36. Not for secrets: for telling posts apart. */
function hash(text: string): string {
  return `${mix(text, 0x9e3779b9).toString(36)}${mix(text, 0x85ebca6b).toString(36)}`;
}

function mix(text: string, seed: number): number {
  let high = 0xdeadbeef ^ seed;
  let low = 0x41c6ce57 ^ seed;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}
