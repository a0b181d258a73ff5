import type { Receipt } from '../../lib/schema/report.ts';
import type { App, ServerContext } from '../context.ts';
import { problem } from '../problem.ts';
import { normaliseReceiptCode } from '../reports/receipt-code.ts';

/** `GET /v1/receipts/{code}`: what became of a report. Moderators' names and notes are not part of it. */
export function receiptRoute(app: App, { store }: ServerContext): void {
  app.get('/v1/receipts/:code', async (c) => {
    c.header('cache-control', 'no-store');
    const code = normaliseReceiptCode(c.req.param('code'));
    const found = code && (await store.receipt(code));
    if (!found) return problem(c, 404, 'unknown-receipt', 'There is no report with this receipt code');
    const { receipt, receivedAt, decision } = found;
    const answer: Receipt = {
      receipt,
      receivedAt,
      status: decision ? 'decided' : 'waiting',
      ...decision,
    };
    return c.json(answer);
  });
}
