import { Button } from '../../lib/ui/Button.tsx';
import { Card } from '../../lib/ui/Card.tsx';
import type { Moderator } from '../accounts/accounts.ts';
import { LINK_HOURS } from '../accounts/invitations.ts';
import type { App, ServerContext } from '../context.ts';
import { ROLES } from '../store/store.ts';
import { moderatorsOnly } from './guard.ts';
import { Layout } from './layout.tsx';
import { formFields, page } from './respond.ts';
import { type View, viewOf } from './view.ts';

/** `/team`: who moderates here; an administrator invites others by one-time links. */
export function teamPages(app: App, context: ServerContext): void {
  const { accounts, publicUrl } = context;
  app.use('/team/*', moderatorsOnly(context));

  app.get('/team', async (c) => {
    const view = viewOf(c, context);
    return page(c, <Team view={view} members={await accounts.all()} link={undefined} />);
  });

  app.post('/team/invitations', async (c) => {
    const view = { ...viewOf(c, context), here: '/team' };
    const moderator = c.get('moderator');
    if (moderator.role !== 'admin') {
      return page(c, <Team view={view} members={await accounts.all()} link={undefined} />, 403);
    }
    const { role } = await formFields(c);
    const token = await accounts.invitations.create(role === 'admin' ? 'admin' : 'moderator', moderator.id);
    const link = `${publicUrl()}/join/${token}`;
    return page(c, <Team view={view} members={await accounts.all()} link={link} />);
  });
}

function Team({ view, members, link }: { view: View; members: Moderator[]; link: string | undefined }) {
  const { t, moderator } = view;
  return (
    <Layout view={view} title={t('team.title')}>
      <div class="narrow stack">
        <h1>{t('team.title')}</h1>
        {link ? (
          <div class="message" role="status">
            <label>
              {t('team.link')}
              <input type="text" value={link} readonly />
            </label>
            <p class="hint">{t('team.linkOnce')}</p>
          </div>
        ) : null}
        <Card heading={t('team.members')}>
          <ul class="plain-list">
            {members.map((member) => (
              <li key={member.id}>
                <strong>{member.name}</strong>
                {member.id === moderator?.id ? ` (${t('team.you')})` : ''} · {t(`role.${member.role}`)}
                <br />
                <span class="hint">{member.email}</span>
              </li>
            ))}
          </ul>
        </Card>
        <Card heading={t('team.invite')}>
          {moderator?.role === 'admin' ? <InviteForm view={view} /> : <p>{t('team.adminsOnly')}</p>}
        </Card>
      </div>
    </Layout>
  );
}

function InviteForm({ view: { t } }: { view: View }) {
  return (
    <form method="post" action="/team/invitations" class="stack">
      <p>{t('team.inviteLead', { hours: LINK_HOURS })}</p>
      <label>
        {t('team.role')}
        <select name="role">
          {[...ROLES].reverse().map((role) => (
            <option key={role} value={role}>
              {t(`role.${role}`)}
            </option>
          ))}
        </select>
      </label>
      <div class="r-buttons">
        <Button type="submit" look="primary">
          {t('team.create')}
        </Button>
      </div>
    </form>
  );
}
