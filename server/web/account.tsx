import { Button } from '../../lib/ui/Button.tsx';
import { Card } from '../../lib/ui/Card.tsx';
import { PASSWORD_LENGTH } from '../accounts/auth.ts';
import { RateLimit } from '../api/rate-limit.ts';
import type { App, ServerContext } from '../context.ts';
import { moderatorsOnly } from './guard.ts';
import { Errors, Layout } from './layout.tsx';
import { NewPassword, passwordSchema } from './new-password.tsx';
import { formFields, page } from './respond.ts';
import { type View, viewOf } from './view.ts';

const ATTEMPTS_PER_MINUTE = 10;

/** `/account`: who is signed in, and their password. */
export function accountPages(app: App, context: ServerContext): void {
  const { accounts, store } = context;
  const attempts = new RateLimit(ATTEMPTS_PER_MINUTE);
  app.use('/account/*', moderatorsOnly(context));

  app.get('/account', (c) => {
    const changed = c.req.query('done') === 'password';
    return page(c, <Account view={viewOf(c, context)} changed={changed} errors={[]} />);
  });

  app.post('/account/password', async (c) => {
    const view = { ...viewOf(c, context), here: '/account' };
    const refuse = (error: string, status: 422 | 429 = 422) =>
      page(c, <Account view={view} changed={false} errors={[error]} />, status);
    const { id, name } = c.get('moderator');
    const { old = '', wanted = '' } = await formFields(c);
    const wait = attempts.take(id);
    if (wait > 0) {
      c.header('retry-after', String(wait));
      return refuse(view.t('signIn.tooMany', { seconds: wait }), 429);
    }
    if (!passwordSchema.safeParse(wanted).success) return refuse(view.t('join.badPassword', PASSWORD_LENGTH));
    const cookies = await accounts.changePassword(c.req.raw.headers, old, wanted);
    if (!cookies) return refuse(view.t('account.wrong'));
    for (const cookie of cookies) c.header('set-cookie', cookie, { append: true });
    const happenedAt = new Date().toISOString();
    await store.addEvent({ kind: 'password-changed', by: { id, name }, subject: '', happenedAt });
    return c.redirect('/account?done=password', 303);
  });
}

function Account({ view, changed, errors }: { view: View; changed: boolean; errors: string[] }) {
  const { t, moderator } = view;
  return (
    <Layout view={view} title={t('account.title')}>
      <div class="narrow stack">
        <h1>{t('account.title')}</h1>
        {changed ? (
          <p class="message" role="status">
            {t('account.changed')}
          </p>
        ) : null}
        <Errors view={view} errors={errors} />
        <p>
          <strong>{moderator?.name}</strong> · {moderator ? t(`role.${moderator.role}`) : ''}
          <br />
          <span class="hint">{moderator?.email}</span>
        </p>
        <Card heading={t('account.password')}>
          <form method="post" action="/account/password" class="stack">
            <p>{t('account.lead')}</p>
            <label>
              {t('account.old')}
              <input
                type="password"
                name="old"
                maxlength={PASSWORD_LENGTH.most}
                autocomplete="current-password"
                required
              />
            </label>
            <NewPassword view={view} name="wanted" label={t('account.new')} />
            <div class="r-buttons">
              <Button type="submit" look="primary">
                {t('account.submit')}
              </Button>
            </div>
          </form>
        </Card>
      </div>
    </Layout>
  );
}
