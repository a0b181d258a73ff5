import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import type { callBackground } from '../../lib/messages/content.ts';
import { createNotePanel, type NotePanel } from '../../lib/notes/note-panel.ts';
import { type Adapter, reportActions } from './report-actions.ts';

declare global {
  /** In the isolated world of our content scripts, which no page sees: there once a note was opened. */
  var rambuNotePanel: ((call: typeof callBackground, adapter: () => Adapter) => NotePanel) | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.rambuNotePanel = (call, adapter) => createNotePanel(reportActions(call, adapter));
});
