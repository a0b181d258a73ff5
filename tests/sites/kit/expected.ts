import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plain } from './recording.ts';

export type Expected = {
  site: string;
  url: string;
  about: { surface: string; cohort: string; language: string };
  /** The site offers nothing but class names here: the page cannot be read with other ones. */
  classes?: true;
  /** Read with the comments that carry an offer; off by default. */
  comments?: true;
  posts: Record<string, unknown>[];
};

/** What must be read on every saved page. */
export const PAGES = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../pages/expected.json'), 'utf8'),
) as Record<string, Expected>;
/** The members of a reading that a page's expectation names; absent ones as null. */
export function namedOf(found: Plain[], expected: Record<string, unknown>[]): unknown[] {
  return expected.map((wanted) => {
    const match = found.find(
      ({ post }) =>
        post.surface === wanted.surface &&
        (wanted.text === undefined || post.text === wanted.text) &&
        (wanted.title === undefined || post.title === wanted.title),
    );
    const all: Record<string, unknown> = match ? { ...match.post, strategy: match.strategy } : {};
    return Object.fromEntries(Object.keys(wanted).map((key) => [key, all[key] ?? null]));
  });
}
