import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import type { Contact, RuleWords } from '../schema/words.ts';
import type { NotePanel } from './note-panel.ts';

/** The words that an open note shows; fetched when it opens. */
export type NoteWords = {
  flags: Record<string, RuleWords>;
  reassurances: Record<string, RuleWords>;
  contacts: Contact[];
};

/** What "Laporkan" leads to: see `report.prepare` in the message contract. */
export type PreparedReport =
  | { next: 'desk' }
  | { next: 'countdown'; id: string; receiver: string; askFirst: boolean; preview: string }
  | { next: 'already'; receipt: string | undefined; state: string };

/** What an open note can do with the post beside it. Comes with the script of open notes, on top of messages. */
export type ReportActions = {
  prepareReport(
    post: Post,
    verdict: Verdict,
    reason: 'marked' | 'missed' | 'wrong-mark',
  ): Promise<PreparedReport>;
  sendReport(id: string): Promise<{ state: string; receipt: string | undefined }>;
  cancelReport(id: string): Promise<void>;
  save(post: Post, verdict: Verdict): Promise<void>;
};

/** Everything else a note can ask of the world. Implemented by the content script on top of messages. */
export type NoteActions = {
  /** What draws open notes; asked for at the first click on one. */
  panel(): Promise<NotePanel>;
  /** Words of a verdict's flags if they are here already; asks nobody. */
  titles(verdict: Verdict): NoteWords['flags'] | undefined;
  words(verdict: Verdict): Promise<NoteWords>;
  hide(post: Post): Promise<void>;
  trustAuthor(post: Post): Promise<void>;
};
