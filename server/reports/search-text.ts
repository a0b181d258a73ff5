import type { CapsulePost } from '../../lib/schema/report.ts';
import { sha256 } from './canonical.ts';

const EXCERPT_LENGTH = 240;

/** The form in which texts are stored for search and in which search words are looked for. */
export function searchable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Everything in a post that a moderator may look for. */
export function searchTextOf(post: CapsulePost): string {
  const { author } = post;
  return searchable(
    [
      post.title,
      post.price,
      post.text,
      ...post.imageText,
      post.location,
      author?.name,
      author?.id,
      author?.url,
      ...post.links,
      ...post.permalinks,
    ]
      .filter((part) => part !== undefined)
      .join('\n'),
  );
}

/**
 * Equal for two posts with the same letters and digits, whatever their spaces, emoji and punctuation. Empty where there
 * are none: pictures that nobody read have nothing in common.
 */
export function textHashOf(post: CapsulePost): string {
  const words = [post.title ?? '', post.text, ...post.imageText].join(' ');
  const letters = searchable(words).replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
  return letters === '' ? '' : sha256(letters);
}

/** The first words, for lists; cut between characters, never inside one. */
export function excerptOf(post: CapsulePost): string {
  const whole = [post.title, post.text || post.imageText[0]].filter(Boolean).join(' — ');
  const line = whole.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const letters = [...line.slice(0, EXCERPT_LENGTH * 2)];
  return letters.length > EXCERPT_LENGTH ? `${letters.slice(0, EXCERPT_LENGTH).join('')}…` : line;
}
