import { callBackground } from '../../lib/messages/content.ts';
import type { NoteActions } from '../../lib/notes/actions.ts';
import { authorKey } from '../../lib/notes/quiet.ts';
import { WordsCache } from '../../lib/notes/words-cache.ts';
import type { Adapter } from '../note-panel/report-actions.ts';

/** What a closed note can ask of the world, on top of messages to the background. */
export function noteActions(adapter: () => Adapter): NoteActions {
  const words = new WordsCache((ids, places) => callBackground('words.get', { ids, places }));
  return {
    async panel() {
      await callBackground('note.panel', null);
      const panel = globalThis.rambuNotePanel;
      if (!panel) throw new Error('the script of open notes did not run');
      return panel(callBackground, adapter);
    },
    titles: (verdict) => words.titles(verdict),
    words: (verdict) => words.get(verdict),
    async hide(post) {
      await callBackground('quiet.add', { hidden: post.key });
    },
    async trustAuthor(post) {
      const trusted = authorKey(post);
      if (trusted !== undefined) await callBackground('quiet.add', { trusted });
    },
  };
}
