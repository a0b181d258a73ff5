import { REPORT_REASONS } from '../../lib/schema/report.ts';
import { LEVELS } from '../../lib/schema/verdict.ts';
import { Button } from '../../lib/ui/Button.tsx';
import { STATUSES, type Status } from '../store/store.ts';
import { isNarrowed, type QueueQuery, queueAddress } from './queue-query.ts';
import type { View } from './view.ts';

type TabsProps = { view: View; query: QueueQuery; counts: Record<Status, number>; all: number };

/** The states of reports with how many match the other filters. */
export function StatusTabs({ view, query, counts, all }: TabsProps) {
  const { t } = view;
  const tab = (status: QueueQuery['status'], words: string, count: number) => (
    <a
      key={status}
      href={queueAddress(query, { status, page: 1 })}
      aria-current={query.status === status ? 'page' : undefined}
    >
      {words} <span class="count">{count}</span>
    </a>
  );
  return (
    <nav class="tabs" aria-label={t('filter.status')}>
      {STATUSES.map((status) => tab(status, t(`status.${status}`), counts[status]))}
      {tab('all', t('filter.all'), all)}
    </nav>
  );
}

/** The form of the other filters. */
export function Filters({ view, query, sites }: { view: View; query: QueueQuery; sites: string[] }) {
  const { t, common } = view;
  return (
    <details class="filters" open={isNarrowed(query)}>
      <summary>{t('filter.title')}</summary>
      <form method="get" action="/queue">
        {query.status === 'waiting' ? null : <input type="hidden" name="status" value={query.status} />}
        <label class="wide">
          {t('filter.search')}
          <input type="search" name="q" value={query.q} maxlength={200} />
        </label>
        <Select
          view={view}
          name="level"
          label={t('filter.level')}
          value={query.level}
          options={LEVELS.toReversed().map((level) => [level, common(`level.${level}`)])}
        />
        <Select
          view={view}
          name="reason"
          label={t('filter.reason')}
          value={query.reason}
          options={REPORT_REASONS.map((reason) => [reason, t(`reason.${reason}`)])}
        />
        <Select
          view={view}
          name="site"
          label={t('filter.site')}
          value={query.site}
          options={[...new Set(query.site ? [query.site, ...sites] : sites)].map((site) => [site, site])}
        />
        <label>
          {t('filter.from')}
          <input type="date" name="from" value={query.from} />
        </label>
        <label>
          {t('filter.to')}
          <input type="date" name="to" value={query.to} />
        </label>
        <div class="r-buttons">
          <Button type="submit" look="primary">
            {t('filter.submit')}
          </Button>
          {isNarrowed(query) ? (
            <a class="r-button r-button-quiet" href={queueAddress({ ...query }, CLEARED)}>
              {t('filter.clear')}
            </a>
          ) : null}
        </div>
      </form>
    </details>
  );
}

const CLEARED: Partial<QueueQuery> = { level: '', reason: '', site: '', q: '', from: '', to: '', page: 1 };

type SelectProps = {
  view: View;
  name: string;
  label: string;
  value: string;
  options: [value: string, words: string][];
};

function Select({ view, name, label, value, options }: SelectProps) {
  return (
    <label>
      {label}
      <select name={name}>
        <option value="" selected={value === ''}>
          {view.t('filter.any')}
        </option>
        {options.map(([option, words]) => (
          <option key={option} value={option} selected={option === value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
