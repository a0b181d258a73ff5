import { LevelBadge } from '../../lib/ui/LevelBadge.tsx';
import type { QueueItem } from '../store/store.ts';
import { formatTime, type View } from './view.ts';

/** Whether a report waits, or what was decided. */
export function StatusBadge({ view, item }: { view: View; item: QueueItem }) {
  const status = item.decision?.outcome ?? 'waiting';
  return <span class={`status status-${status}`}>{view.t(`status.${status}`)}</span>;
}

/** One report in a list. */
export function ReportLine({ view, item }: { view: View; item: QueueItem }) {
  const { t, language } = view;
  return (
    <article class={`report-line report-line-${item.level}`}>
      <div class="badges">
        <LevelBadge level={item.level} language={language} />
        <StatusBadge view={view} item={item} />
      </div>
      <a class="excerpt" href={`/reports/${item.id}`} dir="auto">
        {item.excerpt || t('list.noText')}
      </a>
      <p class="hint">
        {item.site} · {t(`reason.${item.reason}`)} ·{' '}
        <time datetime={item.receivedAt}>{formatTime(item.receivedAt, language)}</time> ·{' '}
        <code>{item.receipt}</code>
      </p>
    </article>
  );
}
