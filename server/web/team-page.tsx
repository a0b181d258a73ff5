import { Button } from '../../lib/ui/Button.tsx';
import { Card } from '../../lib/ui/Card.tsx';
import type { Moderator } from '../accounts/accounts.ts';
import { LINK_HOURS } from '../accounts/invitations.ts';
import { type Invitation, ROLES, type TeamEvent } from '../store/store.ts';
import { Errors, Layout } from './layout.tsx';
import { formatTime, type View } from './view.ts';

export type Team = { members: Moderator[]; invitations: Invitation[]; events: TeamEvent[] };

/** What the page says about the last action. */
export type TeamShown = {
  /** A new one-time link, shown this once. */
  link?: string | undefined;
  done?: 'removed' | 'withdrawn' | undefined;
  error?: 'own' | 'notOpen' | undefined;
};

export function TeamPage({ view, team, shown }: { view: View; team: Team; shown: TeamShown }) {
  const { t, moderator } = view;
  const admin = moderator?.role === 'admin';
  return (
    <Layout view={view} title={t('team.title')}>
      <div class="narrow stack">
        <h1>{t('team.title')}</h1>
        <Errors view={view} errors={shown.error ? [t(`team.${shown.error}`)] : []} />
        {shown.done ? (
          <p class="message" role="status">
            {t(`team.${shown.done}`)}
          </p>
        ) : null}
        {shown.link ? <NewLink view={view} link={shown.link} /> : null}
        <Members view={view} members={team.members} />
        <Card heading={t('team.invite')}>
          {admin ? <InviteForm view={view} /> : <p>{t('team.adminsOnly')}</p>}
        </Card>
        {team.invitations.length > 0 ? <OpenInvitations view={view} team={team} /> : null}
        {admin ? <History view={view} events={team.events} /> : null}
      </div>
    </Layout>
  );
}

function NewLink({ view: { t }, link }: { view: View; link: string }) {
  return (
    <div class="message" role="status">
      <label>
        {t('team.link')}
        <input type="text" value={link} readonly />
      </label>
      <p class="hint">{t('team.linkOnce')}</p>
    </div>
  );
}

function Members({ view, members }: { view: View; members: Moderator[] }) {
  const { t, moderator } = view;
  return (
    <Card heading={t('team.members')}>
      <ul class="plain-list members">
        {members.map((member) => (
          <li key={member.id} class="with-action">
            <div>
              <strong>{member.name}</strong>
              {member.id === moderator?.id ? ` (${t('team.you')})` : ''} · {t(`role.${member.role}`)}
              <br />
              <span class="hint">{member.email}</span>
            </div>
            {moderator?.role === 'admin' && member.id !== moderator.id ? (
              <a
                class="r-button"
                href={`/team/members/${member.id}/remove`}
                aria-label={t('team.removeOf', { name: member.name })}
              >
                {t('team.remove')}
              </a>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
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

function OpenInvitations({ view, team }: { view: View; team: Team }) {
  const { t, language } = view;
  const inviter = (id: string | undefined) =>
    team.members.find((member) => member.id === id)?.name ?? t('event.command');
  return (
    <Card heading={t('team.open')}>
      <ul class="plain-list">
        {team.invitations.map(({ tokenHash, role, invitedBy, expiresAt }) => (
          <li key={tokenHash} class="with-action">
            <div>
              {t(`role.${role}`)} · {t('history.by', { name: inviter(invitedBy) })}
              <br />
              <span class="hint">
                {t('team.openUntil')} <time datetime={expiresAt}>{formatTime(expiresAt, language)}</time>
              </span>
            </div>
            <form method="post" action="/team/invitations/withdraw">
              <input type="hidden" name="invitation" value={tokenHash} />
              <Button type="submit">{t('team.withdraw')}</Button>
            </form>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function History({ view, events }: { view: View; events: TeamEvent[] }) {
  const { t, language } = view;
  return (
    <Card heading={t('event.title')}>
      {events.length === 0 ? <p class="hint">{t('event.none')}</p> : null}
      <ol class="plain-list">
        {events.map((event) => (
          <li key={`${event.happenedAt} ${event.kind} ${event.subject}`}>
            <strong>{event.by?.name ?? t('event.command')}</strong> {describe(view, event)}
            <br />
            <time class="hint" datetime={event.happenedAt}>
              {formatTime(event.happenedAt, language)}
            </time>
          </li>
        ))}
      </ol>
    </Card>
  );
}

function describe({ t }: View, { kind, subject, count }: TeamEvent): string {
  const role = ROLES.find((known) => known === subject);
  return t(`event.${kind}`, { subject: role ? t(`role.${role}`) : subject, count: count ?? 1 });
}
