import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { AppEnv } from '../context.ts';

/** Answers with a page. Pages hold what moderators see, so nobody may keep a copy. */
export function page(c: Context<AppEnv>, content: VNode, status: ContentfulStatusCode = 200): Response {
  c.header('cache-control', 'no-store');
  return c.html(`<!doctype html>${renderToString(content)}`, status) as Response;
}

/**
 * The text fields of a submitted form; files and repeated fields are left out.
 * @throws {HTTPException} 400 if the body is not what its content type says.
 */
export async function formFields(c: Context<AppEnv>): Promise<Record<string, string>> {
  const body = await c.req.parseBody().catch((cause: unknown) => {
    throw new HTTPException(400, { cause });
  });
  const texts = Object.entries(body).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
