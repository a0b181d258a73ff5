import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { HTTPException } from 'hono/http-exception';
import { receiptRoute } from './api/receipts.ts';
import { refusals } from './api/refusals.ts';
import { reportRoute } from './api/reports.ts';
import { statusRoutes } from './api/status.ts';
import type { App, AppEnv, ServerContext } from './context.ts';
import { problem } from './problem.ts';
import { securityHeaders } from './security-headers.ts';
import { notFoundPage } from './web/message-pages.tsx';
import { webPages } from './web/pages.tsx';

/** The whole server as one Hono application: the public API and the moderators' pages. */
export function makeApp(context: ServerContext): App {
  const app = new Hono<AppEnv>();
  app.use(async (c, next) => {
    await next();
    context.metrics.answer(c.res.status);
  });
  app.use(securityHeaders(context));
  // Reports come from extensions, whose origins nobody knows beforehand; cookies are never allowed here.
  app.use(
    '/v1/*',
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST'],
      allowHeaders: ['content-type'],
      exposeHeaders: ['Retry-After'],
    }),
  );
  reportRoute(app, context);
  receiptRoute(app, context);
  statusRoutes(app, context);
  refusals(app);
  app.route('/', webPages(context));
  app.notFound((c) => {
    const browser = c.req.header('accept')?.includes('text/html') && !c.req.path.startsWith('/v1/');
    return browser
      ? notFoundPage(c, context)
      : problem(c, 404, 'not-found', 'There is nothing at this address');
  });
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse();
    console.error(`${c.req.method} ${c.req.routePath}: ${error.stack ?? error.message}`);
    return problem(c, 500, 'internal', 'The server failed; nothing was stored', {
      detail: 'Try again later. The cause stands in the log of the server.',
    });
  });
  return app;
}
