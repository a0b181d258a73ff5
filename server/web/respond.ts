import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AppEnv } from '../context.ts';

/** Answers with a page. Pages hold what moderators see, so nobody may keep a copy. */
export function page(c: Context<AppEnv>, content: VNode, status: ContentfulStatusCode = 200): Response {
  c.header('cache-control', 'no-store');
  return c.html(`<!doctype html>${renderToString(content)}`, status) as Response;
}

/** The text fields of a submitted form; files and repeated fields are left out. */
export async function formFields(c: Context<AppEnv>): Promise<Record<string, string>> {
  const body = await c.req.parseBody();
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
