import { z } from 'zod';
import { Button } from '../../lib/ui/Button.tsx';
import { PASSWORD_LENGTH } from '../accounts/auth.ts';
import { clientAddress } from '../api/address.ts';
import { RateLimit } from '../api/rate-limit.ts';
import type { App, ServerContext } from '../context.ts';
import type { Invitation } from '../store/store.ts';
import { Errors, Layout, MessagePage } from './layout.tsx';
import { NewPassword, passwordSchema } from './new-password.tsx';
import { formFields, page } from './respond.ts';
import { type View, viewOf } from './view.ts';

const VISITS_PER_MINUTE = 30;

const accountSchema = z.object({
  name: z.string().trim().min(1).max(100),
  email: z.string().trim().max(254).pipe(z.email()),
  password: passwordSchema,
});
type Field = keyof z.infer<typeof accountSchema>;

/** `/join/{token}`: the one-time link that makes an account. */
export function joinPages(app: App, context: ServerContext): void {
  const { accounts, settings } = context;
  const visits = new RateLimit(VISITS_PER_MINUTE);

  app.use('/join/:token', async (c, next) => {
    const wait = visits.take(clientAddress(c, settings.trustedProxies));
    if (wait === 0) return next();
    const view = viewOf(c, context);
    c.header('retry-after', String(wait));
    const text = view.t('signIn.tooMany', { seconds: wait });
    return page(c, <MessagePage view={view} title={view.t('join.title')} text={text} />, 429);
  });

  app.get('/join/:token', async (c) => {
    const view = viewOf(c, context);
    const invitation = await accounts.invitations.open(c.req.param('token'));
    if (!invitation) return page(c, <Closed view={view} />, 410);
    return page(c, <Join view={view} invitation={invitation} name="" email="" errors={[]} />);
  });

  app.post('/join/:token', async (c) => {
    const view = viewOf(c, context);
    const token = c.req.param('token');
    const invitation = await accounts.invitations.open(token);
    if (!invitation) return page(c, <Closed view={view} />, 410);
    const fields = await formFields(c);
    const refuse = (errors: string[]) => {
      const { name = '', email = '' } = fields;
      return page(
        c,
        <Join view={view} invitation={invitation} name={name} email={email} errors={errors} />,
        422,
      );
    };
    const account = accountSchema.safeParse(fields);
    if (!account.success) return refuse(complaints(view, account.error));
    const result = await accounts.join(token, account.data);
    if (result === 'taken') return refuse([view.t('join.taken')]);
    if (result === 'used') return page(c, <Closed view={view} />, 410);
    const cookies = await accounts.signIn(account.data.email, account.data.password);
    for (const cookie of cookies ?? []) c.header('set-cookie', cookie, { append: true });
    return c.redirect('/queue', 303);
  });
}

function complaints(view: View, error: z.ZodError): string[] {
  const words: Record<Field, string> = {
    name: view.t('join.badName'),
    email: view.t('join.badEmail'),
    password: view.t('join.badPassword', PASSWORD_LENGTH),
  };
  const wrong = new Set(error.issues.map((issue) => issue.path[0]));
  return (Object.keys(words) as Field[]).filter((field) => wrong.has(field)).map((field) => words[field]);
}

function Closed({ view }: { view: View }) {
  return <MessagePage view={view} title={view.t('join.closedTitle')} text={view.t('join.closed')} />;
}

type JoinProps = { view: View; invitation: Invitation; name: string; email: string; errors: string[] };

function Join({ view, invitation, name, email, errors }: JoinProps) {
  const { t } = view;
  return (
    <Layout view={view} title={t('join.title')}>
      <div class="narrow">
        <h1>{t('join.title')}</h1>
        <p>{t(invitation.invitedBy ? 'join.invited' : 'join.setUp')}</p>
        <Errors view={view} errors={errors} />
        <form method="post" class="stack">
          <label>
            {t('join.name')}
            <input type="text" name="name" value={name} maxlength={100} autocomplete="name" required />
          </label>
          <label>
            {t('signIn.email')}
            <input type="email" name="email" value={email} autocomplete="username" required />
          </label>
          <NewPassword view={view} name="password" label={t('signIn.password')} />
          <Button type="submit" look="primary">
            {t('join.submit')}
          </Button>
        </form>
      </div>
    </Layout>
  );
}
