import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LANGUAGES } from '../../lib/schema/words.ts';
import type { App, AppEnv, ServerContext } from '../context.ts';
import { accountPages } from './account.tsx';
import { ICON, ICON_PATH, STYLE, STYLE_PATH } from './assets.ts';
import { ownFormsOnly } from './guard.ts';
import { joinPages } from './join.tsx';
import { errorPage } from './message-pages.tsx';
import { queuePages } from './queue.tsx';
import { reportPages } from './report.tsx';
import { signInPages } from './sign-in.tsx';
import { teamPages } from './team.tsx';
import { ownPath, rememberLanguage } from './view.ts';

const MAX_FORM_BYTES = 64 * 1024;

/** The moderators' pages. They work without any script in the browser. */
export function webPages(context: ServerContext): App {
  const app = new Hono<AppEnv>();
  app.use(ownFormsOnly(context));
  app.use(bodyLimit({ maxSize: MAX_FORM_BYTES }));

  app.get('/', (c) => c.redirect('/queue', 303));
  const asset = (path: string, type: string, content: string) =>
    app.get(path, (c) => {
      c.header('content-type', type);
      c.header('cache-control', 'public, max-age=31536000, immutable');
      return c.body(content);
    });
  asset(STYLE_PATH, 'text/css; charset=utf-8', STYLE);
  asset(ICON_PATH, 'image/svg+xml', ICON);
  app.get('/language/:language', (c) => {
    const language = LANGUAGES.find((known) => known === c.req.param('language'));
    if (language) rememberLanguage(c, language);
    return c.redirect(ownPath(c.req.query('back')), 303);
  });

  signInPages(app, context);
  joinPages(app, context);
  queuePages(app, context);
  reportPages(app, context);
  teamPages(app, context);
  accountPages(app, context);

  app.onError((error, c) => errorPage(error, c, context));
  return app;
}
