import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { z } from 'zod';
import type { Problem } from '../lib/schema/report.ts';

export const PROBLEM_TYPE = 'application/problem+json';
/** So many fields are named at most; a report with thousands of errors gets a short answer. */
const NAMED_ERRORS = 20;

type Details = { detail?: string; errors?: NonNullable<Problem['errors']>; headers?: Record<string, string> };

/** Answers with an RFC 9457 problem document. `slug` ends its type, a name that programs can rely on. */
export function problem(
  c: Context,
  status: ContentfulStatusCode,
  slug: string,
  title: string,
  { detail, errors, headers = {} }: Details = {},
): Response {
  const body: Problem = {
    type: `urn:rambu:problem:${slug}`,
    title,
    status,
    ...(detail === undefined ? {} : { detail }),
    ...(errors === undefined ? {} : { errors }),
  };
  return c.body(JSON.stringify(body), status, { 'content-type': PROBLEM_TYPE, ...headers });
}

/** Names each offending field as a JSON pointer (RFC 6901) with what was expected there. */
export function fieldErrors(error: z.ZodError): NonNullable<Problem['errors']> {
  return error.issues.slice(0, NAMED_ERRORS).map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
    const expected = unknown.length > 0 ? 'no such field' : issue.message;
    return { field: jsonPointer([...issue.path, ...unknown]), expected };
  });
}

/** `['capsule', 'post', 'links', 0]` → `/capsule/post/links/0`. */
export function jsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
