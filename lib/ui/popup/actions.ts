import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';

/** What "Laporkan" leads to: the desk, a countdown, or a report that exists already. */
export type PreparedReport =
  | { next: 'desk' }
  | { next: 'countdown'; id: string; receiver: string; askFirst: boolean; preview: string }
  | { next: 'already'; entry: OutboxEntry };

/** What a view with reports asks of the world. Rejections carry a `code`. */
export type ReportActions = {
  prepare(draft: ReportDraft): Promise<PreparedReport>;
  send(id: string): Promise<OutboxEntry>;
  cancel(id: string): Promise<unknown>;
  save(draft: ReportDraft): Promise<unknown>;
};
