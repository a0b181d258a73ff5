import type { MiddlewareHandler } from 'hono';
import { csrf } from 'hono/csrf';
import type { AppEnv, ServerContext } from '../context.ts';
import { adminsOnlyPage } from './message-pages.tsx';
import { ownPath } from './view.ts';

/** Lets moderators in and sends others to the sign-in page. */
export function moderatorsOnly({ accounts }: ServerContext): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const moderator = await accounts.signedIn(c.req.raw.headers);
    if (!moderator) {
      const url = new URL(c.req.url);
      const back = c.req.method === 'GET' ? ownPath(url.pathname + url.search) : '/queue';
      return c.redirect(`/sign-in?next=${encodeURIComponent(back)}`, 303);
    }
    c.set('moderator', moderator);
    return next();
  };
}

/** Lets administrators in; used after `moderatorsOnly`. */
export function adminsOnly(context: ServerContext): MiddlewareHandler<AppEnv> {
  return async (c, next) => (c.get('moderator').role === 'admin' ? next() : adminsOnlyPage(c, context));
}

/**
 * Refuses forms that another site sent. Behind a proxy the server sees another address than the browser, so an origin
 * is also right if it is the public address.
 */
export function ownFormsOnly({ publicUrl }: ServerContext): MiddlewareHandler {
  return csrf({
    origin: (origin, c) =>
      origin === publicUrl() || (URL.canParse(origin) && new URL(origin).host === c.req.header('host')),
  });
}
