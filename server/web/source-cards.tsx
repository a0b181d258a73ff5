import type { CapsulePost, Redaction } from '../../lib/schema/report.ts';
import { Card } from '../../lib/ui/Card.tsx';
import type { View } from './view.ts';

/** The account as the page showed it. */
export function AuthorCard({ view, author }: { view: View; author: CapsulePost['author'] }) {
  const { t } = view;
  const rows = [
    [t('report.authorName'), author?.name],
    [t('report.authorId'), author?.id],
    [t('report.authorUrl'), author?.url],
  ] as const;
  const known = rows.filter(([, value]) => value !== undefined && value !== '');
  return (
    <Card heading={t('report.author')}>
      {author?.anonymous ? <p>{t('report.authorAnonymous')}</p> : null}
      {known.length === 0 && !author?.anonymous ? <p class="hint">{t('report.authorNone')}</p> : null}
      <dl>
        {known.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd dir="auto">{value}</dd>
          </div>
        ))}
      </dl>
      <p class="hint">{t('report.authorNote')}</p>
    </Card>
  );
}

/** Where the post stands. It opens only after a second, deliberate step. */
export function PermalinksCard({ view, permalinks }: { view: View; permalinks: string[] }) {
  const { t } = view;
  return (
    <Card heading={t('report.permalinks')}>
      {permalinks.length === 0 ? <p class="hint">{t('report.none')}</p> : null}
      <ul class="plain-list">
        {permalinks.map((permalink) => (
          <li key={permalink}>
            <code>{permalink}</code>
            <OpenLink view={view} address={permalink} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function OpenLink({ view: { t }, address }: { view: View; address: string }) {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  return (
    <details>
      <summary>{t('report.open')}</summary>
      <p>{t('report.openWarning')}</p>
      <a href={url.href} target="_blank" rel="noopener noreferrer nofollow">
        {t('report.openNow', { host: url.host })}
      </a>
    </details>
  );
}

/** Links inside the post lead to recruiters, so they are text. */
export function LinksCard({ view, links }: { view: View; links: string[] }) {
  const { t } = view;
  return (
    <Card heading={t('report.links')}>
      {links.length === 0 ? (
        <p class="hint">{t('report.none')}</p>
      ) : (
        <p class="hint">{t('report.linksNote')}</p>
      )}
      <ul class="plain-list">
        {links.map((link) => (
          <li key={link}>
            <code>{link}</code>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** What the person who reported wrote themselves. */
export function NoteCard({ view, note }: { view: View; note: string }) {
  return (
    <Card heading={view.t('report.note')}>
      <p class="evidence" dir="auto">
        {note}
      </p>
    </Card>
  );
}

/** How much of which type was blurred before sending. */
export function RedactionsCard({ view: { t }, redactions }: { view: View; redactions: Redaction[] }) {
  const counts = new Map<Redaction['type'], number>();
  for (const { type } of redactions) counts.set(type, (counts.get(type) ?? 0) + 1);
  return (
    <Card heading={t('report.redactions')}>
      <ul>
        {[...counts].map(([type, count]) => (
          <li key={type}>
            {count} × {t(`report.redaction.${type}`)}
          </li>
        ))}
      </ul>
    </Card>
  );
}
