import { Button } from '../../lib/ui/Button.tsx';
import type { App, ServerContext } from '../context.ts';
import type { StoredReport } from '../store/store.ts';
import { adminsOnly } from './guard.ts';
import { Layout } from './layout.tsx';
import { notFoundPage } from './message-pages.tsx';
import { page } from './respond.ts';
import { formatTime, type View, viewOf } from './view.ts';

/** `/reports/{id}/delete`: asks an administrator, then deletes the report for good. */
export function deleteReportPages(app: App, context: ServerContext): void {
  const { store } = context;
  app.use('/reports/:id/delete', adminsOnly(context));

  app.get('/reports/:id/delete', async (c) => {
    const report = await store.report(c.req.param('id'));
    if (!report) return notFoundPage(c, context);
    return page(c, <DeleteReport view={viewOf(c, context)} report={report} />);
  });

  app.post('/reports/:id/delete', async (c) => {
    const { id, name } = c.get('moderator');
    const receipt = await store.deleteReport(c.req.param('id'), { id, name });
    return receipt === undefined ? notFoundPage(c, context) : c.redirect('/queue?done=deleted', 303);
  });
}

function DeleteReport({ view, report }: { view: View; report: StoredReport }) {
  const { t, language } = view;
  const title = t('delete.title', { receipt: report.receipt });
  return (
    <Layout view={view} title={title}>
      <div class="narrow stack">
        <h1>{title}</h1>
        <p class="hint">
          {t('report.received')}{' '}
          <time datetime={report.receivedAt}>{formatTime(report.receivedAt, language)}</time>
        </p>
        <p class="evidence" dir="auto">
          {report.excerpt || t('list.noText')}
        </p>
        <p>{t('delete.lead')}</p>
        <form method="post" class="r-buttons">
          <Button type="submit" look="primary">
            {t('delete.submit')}
          </Button>
          <a class="r-button" href={`/reports/${report.id}`}>
            {t('confirm.cancel')}
          </a>
        </form>
      </div>
    </Layout>
  );
}
