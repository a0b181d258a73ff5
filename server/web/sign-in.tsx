import { Button } from '../../lib/ui/Button.tsx';
import { clientAddress } from '../api/address.ts';
import { RateLimit } from '../api/rate-limit.ts';
import type { App, ServerContext } from '../context.ts';
import { moderatorsOnly } from './guard.ts';
import { Errors, Layout } from './layout.tsx';
import { formFields, page } from './respond.ts';
import { ownPath, type View, viewOf } from './view.ts';

const ATTEMPTS_PER_MINUTE = 10;

/** `/sign-in` and `/sign-out`. */
export function signInPages(app: App, context: ServerContext): void {
  const { accounts, settings } = context;
  const attempts = new RateLimit(ATTEMPTS_PER_MINUTE);

  app.get('/sign-in', async (c) => {
    const next = ownPath(c.req.query('next'));
    if (await accounts.signedIn(c.req.raw.headers)) return c.redirect(next, 303);
    return page(c, <SignIn view={viewOf(c, context)} next={next} email="" errors={[]} />);
  });

  app.post('/sign-in', async (c) => {
    const view = viewOf(c, context);
    const { email = '', password = '', next } = await formFields(c);
    const refuse = (error: string, status: 401 | 429) =>
      page(c, <SignIn view={view} next={ownPath(next)} email={email} errors={[error]} />, status);
    const wait = attempts.take(clientAddress(c, settings.trustedProxies));
    if (wait > 0) {
      c.header('retry-after', String(wait));
      return refuse(view.t('signIn.tooMany', { seconds: wait }), 429);
    }
    const cookies = await accounts.signIn(email.trim(), password);
    if (!cookies) return refuse(view.t('signIn.wrong'), 401);
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    return c.redirect(ownPath(next), 303);
  });

  app.post('/sign-out', moderatorsOnly(context), async (c) => {
    const cookies = await accounts.signOut(c.req.raw.headers);
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    return c.redirect('/sign-in', 303);
  });
}

function SignIn(props: { view: View; next: string; email: string; errors: string[] }) {
  const { t, receiver } = props.view;
  return (
    <Layout view={props.view} title={t('signIn.title')}>
      <div class="narrow">
        <h1>{t('signIn.title')}</h1>
        <p>{t('signIn.lead', { receiver })}</p>
        <Errors view={props.view} errors={props.errors} />
        <form method="post" action="/sign-in" class="stack">
          <input type="hidden" name="next" value={props.next} />
          <label>
            {t('signIn.email')}
            <input type="email" name="email" value={props.email} autocomplete="username" required />
          </label>
          <label>
            {t('signIn.password')}
            <input type="password" name="password" autocomplete="current-password" required />
          </label>
          <Button type="submit" look="primary">
            {t('signIn.submit')}
          </Button>
        </form>
      </div>
    </Layout>
  );
}
