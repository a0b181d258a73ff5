import type { Context } from 'hono';
import type { App, AppEnv, ServerContext } from '../context.ts';
import { readStored } from '../reports/stored-capsule.ts';
import { checkDecision } from './decision.ts';
import { deleteReportPages } from './delete-report.tsx';
import { moderatorsOnly } from './guard.ts';
import { notFoundPage } from './message-pages.tsx';
import { ReportPage } from './report-page.tsx';
import { formFields, page } from './respond.ts';
import { viewOf } from './view.ts';

const SAME_TEXT_SHOWN = 20;

type Shown = { values?: Record<string, string>; errors?: string[]; saved?: boolean };

/** `/reports/{id}`: one report with its evidence, the decision about it, and the capsule itself. */
export function reportPages(app: App, context: ServerContext): void {
  const { store, words } = context;
  app.use('/reports/*', moderatorsOnly(context));
  deleteReportPages(app, context);

  const show = async (c: Context<AppEnv>, id: string, { values = {}, errors = [], saved = false }: Shown) => {
    const report = await store.report(id);
    if (!report) return notFoundPage(c, context);
    const [decisions, sameText] = await Promise.all([
      store.decisions(id),
      store.sameText(id, SAME_TEXT_SHOWN),
    ]);
    const originals = decisions.flatMap((decision) => decision.duplicateOf ?? []);
    const named = await Promise.all([...new Set(originals)].map((original) => store.findReport(original)));
    const view = { ...viewOf(c, context), here: `/reports/${id}` };
    const props = { view, words, report, decisions, sameText, values, errors, saved };
    const duplicates = named.filter((item) => item !== undefined);
    return page(
      c,
      <ReportPage {...props} stored={readStored(report)} duplicates={duplicates} />,
      errors.length > 0 ? 422 : 200,
    );
  };

  app.get('/reports/:id', (c) => show(c, c.req.param('id'), { saved: c.req.query('saved') === 'yes' }));

  app.get('/reports/:id/capsule.json', async (c) => {
    const report = await store.report(c.req.param('id'));
    if (!report) return notFoundPage(c, context);
    c.header('cache-control', 'no-store');
    c.header('content-type', 'application/json; charset=utf-8');
    c.header('content-disposition', `attachment; filename="rambu-${report.receipt}.json"`);
    return c.body(report.capsule);
  });

  app.post('/reports/:id/decision', async (c) => {
    const id = c.req.param('id');
    const values = await formFields(c);
    const { t } = viewOf(c, context);
    const checked = await checkDecision(values, id, store, t);
    if ('errors' in checked) return show(c, id, { values, errors: checked.errors });
    const moderator = c.get('moderator');
    const result = await store.decide(
      id,
      {
        ...checked.decision,
        moderatorId: moderator.id,
        moderatorName: moderator.name,
        decidedAt: new Date().toISOString(),
      },
      checked.seen,
    );
    if (result === 'unknown-report') return notFoundPage(c, context);
    if (result === 'unknown-duplicate')
      return show(c, id, { values, errors: [t('decide.unknownDuplicate')] });
    if (result === 'changed') return show(c, id, { values, errors: [t('decide.changed')] });
    return c.redirect(`/reports/${id}?saved=yes`, 303);
  });
}
