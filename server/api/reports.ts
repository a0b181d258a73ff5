import { bodyLimit } from 'hono/body-limit';
import type { Acknowledgement } from '../../lib/schema/report.ts';
import type { App, ServerContext } from '../context.ts';
import { problem } from '../problem.ts';
import { clientAddress } from './address.ts';
import { parseReport } from './parse-report.ts';
import { RateLimit } from './rate-limit.ts';

/** The rest of the body was not read, so the next request needs a new connection. */
const UNREAD = { connection: 'close' };

/** `POST /v1/reports`. The answer is sent only after the report is durable. */
export function reportRoute(app: App, { settings, store, metrics }: ServerContext): void {
  const limit = new RateLimit(settings.reportsPerMinute);

  app.post(
    '/v1/reports',
    async (c, next) => {
      const wait = limit.take(clientAddress(c, settings.trustedProxies));
      if (wait === 0) return next();
      metrics.report('too-many');
      return problem(c, 429, 'too-many', 'Too many reports from this address', {
        detail: `Try again in ${wait} seconds. Nothing was stored.`,
        headers: { 'retry-after': String(wait), ...UNREAD },
      });
    },
    async (c, next) => {
      const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
      if (type === 'application/json') return next();
      metrics.report('wrong-type');
      return problem(c, 415, 'wrong-type', 'The content type must be application/json', { headers: UNREAD });
    },
    bodyLimit({
      maxSize: settings.maxReportBytes,
      onError: (c) => {
        metrics.report('too-large');
        const title = `A report may have at most ${settings.maxReportBytes} bytes`;
        return problem(c, 413, 'too-large', title, { headers: UNREAD });
      },
    }),
    async (c) => {
      const parsed = parseReport(await c.req.text());
      if ('refusal' in parsed) {
        const { status, slug, title, ...details } = parsed.refusal;
        metrics.report(slug);
        return problem(c, status, slug, title, details);
      }
      const added = await store.addReport(parsed.report);
      if (added.state === 'conflict') {
        metrics.report('conflict');
        return problem(c, 409, 'conflict', 'Another report with this id was received before', {
          errors: [{ field: '/capsule/id', expected: 'a new UUID for a new report' }],
        });
      }
      metrics.report(added.state);
      const known = added.state === 'known';
      const answer: Acknowledgement = {
        id: parsed.report.id,
        receipt: added.receipt,
        receivedAt: added.receivedAt,
        known,
      };
      return c.json(answer, known ? 200 : 201);
    },
  );
}
