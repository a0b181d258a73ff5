import type { Context } from 'hono';
import type { App, AppEnv, ServerContext } from '../context.ts';
import type { EventKind } from '../store/store.ts';
import { adminsOnly, moderatorsOnly } from './guard.ts';
import { notFoundPage } from './message-pages.tsx';
import { RemoveMemberPage } from './remove-member-page.tsx';
import { formFields, page } from './respond.ts';
import { TeamPage, type TeamShown } from './team-page.tsx';
import { viewOf } from './view.ts';

const EVENTS_SHOWN = 50;

/** `/team`: who moderates here; administrators invite others by one-time links and remove accounts. */
export function teamPages(app: App, context: ServerContext): void {
  const { accounts, publicUrl, store } = context;
  const admins = adminsOnly(context);
  app.use('/team/*', moderatorsOnly(context));

  const show = async (c: Context<AppEnv>, shown: TeamShown, status: 200 | 422 = 200) => {
    const members = await accounts.all();
    const admin = c.get('moderator').role === 'admin';
    const [invitations, events] = admin
      ? await Promise.all([accounts.invitations.allOpen(), store.events(EVENTS_SHOWN)])
      : [[], []];
    const view = { ...viewOf(c, context), here: '/team' };
    return page(c, <TeamPage view={view} team={{ members, invitations, events }} shown={shown} />, status);
  };
  const record = (c: Context<AppEnv>, kind: EventKind, subject: string) => {
    const { id, name } = c.get('moderator');
    return store.addEvent({ kind, by: { id, name }, subject, happenedAt: new Date().toISOString() });
  };

  app.get('/team', (c) => {
    const done = (['removed', 'withdrawn'] as const).find((name) => name === c.req.query('done'));
    return show(c, { done });
  });

  app.post('/team/invitations', admins, async (c) => {
    const role = (await formFields(c)).role === 'admin' ? 'admin' : 'moderator';
    const token = await accounts.invitations.create(role, c.get('moderator').id);
    await record(c, 'invited', role);
    return show(c, { link: `${publicUrl()}/join/${token}` });
  });

  app.post('/team/invitations/withdraw', admins, async (c) => {
    const { invitation = '' } = await formFields(c);
    const open = (await accounts.invitations.allOpen()).find(({ tokenHash }) => tokenHash === invitation);
    if (!open || !(await accounts.invitations.withdraw(invitation)))
      return show(c, { error: 'notOpen' }, 422);
    await record(c, 'invitation-withdrawn', open.role);
    return c.redirect('/team?done=withdrawn', 303);
  });

  const memberOf = async (id: string) => (await accounts.all()).find((member) => member.id === id);

  app.get('/team/members/:id/remove', admins, async (c) => {
    const member = await memberOf(c.req.param('id'));
    if (!member) return notFoundPage(c, context);
    if (member.id === c.get('moderator').id) return show(c, { error: 'own' }, 422);
    return page(c, <RemoveMemberPage view={viewOf(c, context)} member={member} />);
  });

  app.post('/team/members/:id/remove', admins, async (c) => {
    const member = await memberOf(c.req.param('id'));
    const result = member ? await accounts.remove(member.id, c.get('moderator')) : 'unknown';
    if (result === 'own') return show(c, { error: 'own' }, 422);
    if (result === 'not-admin') return c.redirect('/team', 303);
    if (result === 'unknown' || !member) return notFoundPage(c, context);
    await record(c, 'account-removed', member.name);
    return c.redirect('/team?done=removed', 303);
  });
}
