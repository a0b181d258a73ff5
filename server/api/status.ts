import { SERVER_INFO_PATH, type ServerInfo } from '../../lib/schema/report.ts';
import type { App, ServerContext } from '../context.ts';
import { problem } from '../problem.ts';
import { openApi } from './openapi.ts';

/** Who receives here, what the API looks like, and how the server is. */
export function statusRoutes(app: App, { settings, store, metrics, version }: ServerContext): void {
  const info: ServerInfo = { receiver: settings.receiver, version };
  const description = openApi(info, settings.maxReportBytes);

  app.get(SERVER_INFO_PATH, (c) => c.json(info));
  app.get('/openapi.json', (c) => c.json(description));
  app.get('/healthz', (c) => c.text('ok'));
  app.get('/readyz', async (c) => {
    try {
      await store.ping();
      return c.text('ready');
    } catch {
      return problem(c, 503, 'not-ready', 'The database does not answer');
    }
  });
  app.get('/metrics', async (c) => {
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8');
    return c.body(metrics.text(await store.countByStatus({})));
  });
}
