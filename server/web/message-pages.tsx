import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppEnv, ServerContext } from '../context.ts';
import { MessagePage } from './layout.tsx';
import { page } from './respond.ts';
import { viewOf } from './view.ts';

/** For a browser that asks for an address or a report that does not exist. */
export function notFoundPage(c: Context<AppEnv>, context: ServerContext): Response {
  const view = viewOf(c, context);
  const words = { title: view.t('notFound.title'), text: view.t('notFound.text') };
  return page(c, <MessagePage view={view} {...words} />, 404);
}

/** For what only administrators may do. */
export function adminsOnlyPage(c: Context<AppEnv>, context: ServerContext): Response {
  const view = { ...viewOf(c, context), here: '/team' };
  const words = { title: view.t('forbidden.title'), text: view.t('forbidden.adminsOnly') };
  return page(c, <MessagePage view={view} {...words} />, 403);
}

/** For a form that another site sent, one that cannot be read, and for what nobody expected; the cause goes to the log. */
export function errorPage(error: Error, c: Context<AppEnv>, context: ServerContext): Response {
  const view = viewOf(c, context);
  if (error instanceof HTTPException && error.status === 403) {
    const words = { title: view.t('forbidden.title'), text: view.t('forbidden.text') };
    return page(c, <MessagePage view={view} {...words} />, 403);
  }
  if (error instanceof HTTPException && error.status === 400) {
    const words = { title: view.t('forbidden.title'), text: view.t('forbidden.unreadable') };
    return page(c, <MessagePage view={view} {...words} />, 400);
  }
  if (error instanceof HTTPException) return error.getResponse();
  console.error(`${c.req.method} ${c.req.routePath}: ${error.stack ?? error.message}`);
  const words = { title: view.t('failed.title'), text: view.t('failed.text') };
  return page(c, <MessagePage view={view} {...words} />, 500);
}
