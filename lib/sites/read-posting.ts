import type { Post } from '../schema/post.ts';
import type { SiteUnit } from '../schema/site.ts';
import { type Area, readField } from './fields.ts';
import { foldForKey } from './identity.ts';
import { jobPostings } from './job-postings.ts';

/** More or longer data blocks than this are not looked at. */
const BLOCKS_MAX = 50;
const BLOCK_MAX = 500_000;

/**
 * What the page's own data says about the job that the root's heading names. Undefined where no posting, or more than
 * one, has that name: lists describe all their jobs, and what a person does not see must not be marked.
 */
export function readPosting(area: Area, unit: SiteUnit): Post | undefined {
  const title = readField(area, unit.title ?? [{ css: 'h1' }])?.map.text;
  const wanted = title === undefined ? '' : foldForKey(title);
  if (wanted === '') return undefined;
  const document = area.root.ownerDocument;
  const blocks = [...document.querySelectorAll("script[type='application/ld+json']")]
    .slice(0, BLOCKS_MAX)
    .map((block) => block.textContent ?? '')
    .filter((text) => text.length <= BLOCK_MAX);
  const named = jobPostings({ blocks }).filter((post) => foldForKey(post.title ?? '') === wanted);
  const [posting, ...others] = named;
  return others.some(({ text }) => text !== posting?.text) ? undefined : posting;
}
