import { Button } from '../../lib/ui/Button.tsx';
import type { Moderator } from '../accounts/accounts.ts';
import { Layout } from './layout.tsx';
import type { View } from './view.ts';

/** Asks before an account is removed. */
export function RemoveMemberPage({ view, member }: { view: View; member: Moderator }) {
  const { t } = view;
  const title = t('team.removeOf', { name: member.name });
  return (
    <Layout view={view} title={title}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p>
          {member.email} · {t(`role.${member.role}`)}
        </p>
        <p>{t('team.removeLead')}</p>
        <form method="post" class="r-buttons">
          <Button type="submit" look="primary">
            {t('team.removeSubmit')}
          </Button>
          <a class="r-button" href="/team">
            {t('confirm.cancel')}
          </a>
        </form>
      </div>
    </Layout>
  );
}
