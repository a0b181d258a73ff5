import common from './common.en.json' with { type: 'json' };
import note from './note.en.json' with { type: 'json' };

/** The English words of a note. */
export type NoteEnglish = { note: Record<string, string>; common: Record<string, string> };

export const noteEnglish: NoteEnglish = { note, common };

/**
 * Fills the English tables of the content script, which carries Indonesian alone: the build leaves them empty there
 * (wxt.config.ts), and whoever reads English asks the background for them before the first note.
 */
export function fillNoteEnglish(words: NoteEnglish): void {
  Object.assign(note, words.note);
  Object.assign(common, words.common);
}
