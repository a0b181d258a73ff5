import type { App, ServerContext } from '../context.ts';
import type { QueueItem, Status } from '../store/store.ts';
import { moderatorsOnly } from './guard.ts';
import { Layout } from './layout.tsx';
import { Filters, StatusTabs } from './queue-filters.tsx';
import { filterOf, isNarrowed, type QueueQuery, queueAddress, readQuery } from './queue-query.ts';
import { ReportLine } from './report-line.tsx';
import { page } from './respond.ts';
import { type View, viewOf } from './view.ts';

const PAGE_SIZE = 30;
const SITES_SHOWN = 50;

/** `/queue`: the reports, newest first, with filters. */
export function queuePages(app: App, context: ServerContext): void {
  const { store } = context;
  app.get('/queue', moderatorsOnly(context), async (c) => {
    const asked = readQuery(c.req.query());
    const filter = filterOf(asked);
    const [counts, sites] = await Promise.all([store.countByStatus(filter), store.sites(SITES_SHOWN)]);
    const total = asked.status === 'all' ? sum(counts) : counts[asked.status];
    const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
    const query = { ...asked, page: Math.min(asked.page, pages) };
    const offset = (query.page - 1) * PAGE_SIZE;
    const items = await store.listReports(filter, { limit: PAGE_SIZE, offset });
    const view = viewOf(c, context);
    return page(
      c,
      <Layout view={view} title={view.t('queue.title')}>
        <h1>{view.t('queue.title')}</h1>
        {c.req.query('done') === 'deleted' ? (
          <p class="message" role="status">
            {view.t('delete.done')}
          </p>
        ) : null}
        <StatusTabs view={view} query={query} counts={counts} all={sum(counts)} />
        <Filters view={view} query={query} sites={sites} />
        <List view={view} query={query} items={items} total={total} offset={offset} />
        <Pages view={view} query={query} pages={pages} />
      </Layout>,
    );
  });
}

function sum(counts: Record<Status, number>): number {
  return Object.values(counts).reduce((all, count) => all + count, 0);
}

type ListProps = { view: View; query: QueueQuery; items: QueueItem[]; total: number; offset: number };

function List({ view, query, items, total, offset }: ListProps) {
  const { t } = view;
  if (items.length === 0) {
    const nothingYet = total === 0 && !isNarrowed(query) && query.status === 'all';
    return <p class="empty">{t(nothingYet ? 'list.emptyQueue' : 'list.empty')}</p>;
  }
  const shown = { from: offset + 1, to: offset + items.length, count: total };
  const count = total === 1 ? t('list.count.one') : t('list.count.many', { count: total });
  return (
    <>
      <p class="hint">{total > items.length ? t('list.shown', shown) : count}</p>
      <ol class="reports">
        {items.map((item) => (
          <li key={item.id}>
            <ReportLine view={view} item={item} />
          </li>
        ))}
      </ol>
    </>
  );
}

function Pages({ view, query, pages }: { view: View; query: QueueQuery; pages: number }) {
  const { t } = view;
  if (pages === 1) return null;
  const to = (number: number) => queueAddress(query, { page: number });
  return (
    <nav class="pages" aria-label={t('list.pages')}>
      {query.page > 1 ? (
        <a class="r-button" rel="prev" href={to(query.page - 1)}>
          {t('list.previous')}
        </a>
      ) : null}
      <span>{t('list.page', { page: query.page, pages })}</span>
      {query.page < pages ? (
        <a class="r-button" rel="next" href={to(query.page + 1)}>
          {t('list.next')}
        </a>
      ) : null}
    </nav>
  );
}
