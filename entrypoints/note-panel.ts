import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { type NotePanel, notePanel } from '../lib/notes/note-panel.ts';

declare global {
  /** In the isolated world of our content scripts, which no page sees: there once a note was opened. */
  var rambuNotePanel: NotePanel | undefined;
}

export default defineUnlistedScript(() => {
  globalThis.rambuNotePanel = notePanel;
});
