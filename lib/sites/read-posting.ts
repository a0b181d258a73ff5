import type { SiteUnit } from '../schema/site.ts';
import { type Area, readField } from './fields.ts';
import { foldForKey } from './identity.ts';
import { type JobPosting, jobPostings } from './job-posting.ts';

/**
 * What the page's own data says about the job that the root's heading names. Undefined where no posting, or more than
 * one, has that name: lists describe all their jobs, and what a person does not see must not be marked.
 */
export function readPosting(area: Area, unit: SiteUnit): JobPosting | undefined {
  const title = readField(area, unit.title ?? [{ css: 'h1' }])?.map.text;
  const named = title === undefined ? '' : foldForKey(title);
  const [posting, ...others] =
    named === ''
      ? []
      : jobPostings(area.root.ownerDocument).filter((known) => foldForKey(known.title) === named);
  return others.some(({ text }) => text !== posting?.text) ? undefined : posting;
}
