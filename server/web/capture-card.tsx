import type { ComponentChildren } from 'preact';
import { Card } from '../../lib/ui/Card.tsx';
import type { StoredCapsule } from '../reports/stored-capsule.ts';
import type { StoredReport } from '../store/store.ts';
import { formatTime, type View } from './view.ts';

type CaptureProps = { view: View; report: StoredReport; stored: StoredCapsule };

/** How the evidence came about and whether it is still what was sent. */
export function CaptureCard({ view, report, stored }: CaptureProps) {
  const { t, language } = view;
  const { capsule } = stored;
  const capturedAt = capsule && (
    <time datetime={capsule.capturedAt}>
      {formatTime(capsule.capturedAt, language)} ({capsule.capturedAt})
    </time>
  );
  const rows: [label: string, value: ComponentChildren][] = [
    [t('report.capturedAt'), capturedAt],
    [t('report.postedAt'), capsule?.post.postedAtAsShown],
    [t('report.site'), capsule && `${capsule.post.site} · ${capsule.post.surface}`],
    [t('report.kind'), capsule && view.common(`kind.${capsule.verdict.kind}`)],
    [t('report.score'), capsule?.verdict.score.toFixed(1)],
    [t('report.pack'), capsule?.verdict.packVersion],
    [t('report.adapter'), capsule && `${capsule.adapter.id} ${capsule.adapter.version}`],
    [t('report.extension'), capsule?.extension.version],
    [t('report.id'), <code key="id">{report.id}</code>],
    [t('report.hash'), <Hash key="hash" view={view} report={report} verified={stored.verified} />],
  ];
  return (
    <Card heading={t('report.capture')}>
      <dl>
        {rows.map(([label, value]) =>
          value === undefined || value === '' ? null : (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
        )}
      </dl>
      <p>
        <a href={`/reports/${report.id}/capsule.json`} download>
          {t('report.download')}
        </a>
      </p>
    </Card>
  );
}

function Hash({ view: { t }, report, verified }: { view: View; report: StoredReport; verified: boolean }) {
  return (
    <>
      <code>{report.sha256}</code>{' '}
      <strong class={verified ? 'fits' : 'broken'}>
        {verified ? `✓ ${t('report.hashFits')}` : `✗ ${t('report.hashBroken')}`}
      </strong>
    </>
  );
}
