import type { callBackground } from '../../lib/messages/content.ts';
import type { ReportActions } from '../../lib/notes/actions.ts';
import { reasonFor } from '../../lib/ui/marks.ts';

/** Of the site whose page is read. */
export type Adapter = { id: string; version: string };

/** What an open note can do with a post, on top of the messages that the content script sends. */
export function reportActions(call: typeof callBackground, adapter: () => Adapter): ReportActions {
  return {
    async prepareReport(post, verdict, reason) {
      const draft = { post, verdict, reason, adapter: adapter() };
      const prepared = await call('report.prepare', draft);
      if (prepared.next !== 'already') return prepared;
      const { state, acknowledgement } = prepared.entry;
      return { next: 'already', state, receipt: acknowledgement?.receipt };
    },
    async sendReport(id) {
      const { state, acknowledgement } = await call('report.send', { id });
      return { state, receipt: acknowledgement?.receipt };
    },
    async cancelReport(id) {
      await call('report.cancel', { id });
    },
    async save(post, verdict) {
      const reason = reasonFor(verdict.level);
      await call('collection.save', { post, verdict, reason, adapter: adapter() });
    },
  };
}
