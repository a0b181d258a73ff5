import { callBackground } from '../../lib/messages/content.ts';
import type { NoteActions } from '../../lib/notes/actions.ts';
import { authorKey } from '../../lib/notes/quiet.ts';
import { WordsCache } from '../../lib/notes/words-cache.ts';

type Adapter = { id: string; version: string };

/** What a note can ask of the world, on top of messages to the background. */
export function noteActions(adapter: () => Adapter): NoteActions {
  const words = new WordsCache((ids, places) => callBackground('words.get', { ids, places }));
  return {
    async panel() {
      await callBackground('note.panel', null);
      const panel = globalThis.rambuNotePanel;
      if (!panel) throw new Error('the script of open notes did not run');
      return panel;
    },
    titles: (verdict) => words.titles(verdict),
    words: (verdict) => words.get(verdict),
    async prepareReport(post, verdict, reason) {
      const draft = { post, verdict, reason, adapter: adapter() };
      const prepared = await callBackground('report.prepare', draft);
      if (prepared.next !== 'already') return prepared;
      const { state, acknowledgement } = prepared.entry;
      return { next: 'already', state, receipt: acknowledgement?.receipt };
    },
    async sendReport(id) {
      const { state, acknowledgement } = await callBackground('report.send', { id });
      return { state, receipt: acknowledgement?.receipt };
    },
    async cancelReport(id) {
      await callBackground('report.cancel', { id });
    },
    async save(post, verdict) {
      const reason = verdict.level === 'none' || verdict.level === 'incomplete' ? 'missed' : 'marked';
      await callBackground('collection.save', { post, verdict, reason, adapter: adapter() });
    },
    async hide(post) {
      await callBackground('quiet.add', { hidden: post.key });
    },
    async trustAuthor(post) {
      const trusted = authorKey(post);
      if (trusted !== undefined) await callBackground('quiet.add', { trusted });
    },
  };
}
