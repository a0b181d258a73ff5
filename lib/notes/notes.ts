import type { UiLanguage } from '../i18n/translate.ts';
import type { NotesPort, ReadPost } from '../scan/port.ts';
import type { Post } from '../schema/post.ts';
import type { Verdict } from '../schema/verdict.ts';
import { byPerson, type Trust } from '../ui/trust.ts';
import type { NoteActions, NoteWords } from './actions.ts';
import { ClosedNotes, type ClosedProps, type ClosedStatus } from './closed.ts';
import { Evidence } from './evidence.ts';
import { createHost, isVisible, type NoteHost, place } from './host.ts';
import type { NoteProps } from './Note.tsx';
import type { NotePanel } from './note-panel.ts';
import { Overlay } from './overlay.ts';
import { authorKey, type Quiet, type Shown, shownFor } from './quiet.ts';
import { pageScheme, type Scheme, watchScheme } from './scheme.ts';
import type { NoteSession } from './session.ts';
import { isStale } from './stale.ts';
import { TightNotes } from './tight.ts';

export type QuietLists = { hidden: Iterable<string>; trusted: Iterable<string> };

export type NotesOptions = {
  document: Document;
  actions: NoteActions;
  language: UiLanguage;
  showIncomplete: boolean;
  /** Post keys that the person hid, and authors (`authorKey`) whose `check` notes stay quiet. */
  quiet: QuietLists;
  /** The key of a post that shows no address. */
  wordsKey?: (post: Post) => string;
  /** Which events may cause an action; tests pass their own. */
  trust?: Trust;
};

export type Notes = NotesPort & {
  /** Takes new settings; what is drawn follows at once, what was not drawn at the scan's next `update`. */
  configure(change: { language?: UiLanguage; showIncomplete?: boolean; quiet?: QuietLists }): void;
  /** Removes every note, mark and listener. */
  stop(): void;
};

type Drawn = {
  read: ReadPost;
  verdict: Verdict;
  shown: Shown;
  host: NoteHost;
  words: NoteProps['words'];
  /** The panel has drawn it: somebody has opened it. */
  opened: boolean;
  status: ClosedStatus | undefined;
};

const setsOf = ({ hidden, trusted }: QuietLists) => ({ hidden: new Set(hidden), trusted: new Set(trusted) });

/** How much of a post names it to somebody who does not see where the note lies. */
const NAMING = 60;

function firstWords({ title, text, imageText }: Post): string {
  return (title ?? (text || (imageText[0] ?? ''))).slice(0, NAMING).toWellFormed();
}

/** Draws the notes of one document. */
export function createNotes(options: NotesOptions): Notes {
  const { document, actions, trust = byPerson } = options;
  let { language, showIncomplete } = options;
  /** What the person asked on this page; holds at once, and until the page is left. */
  const own = { hidden: new Set<string>(), trusted: new Set<string>() };
  let stored = setsOf(options.quiet);
  const drawn = new Map<string, Drawn>();
  const sessions = new Map<string, NoteSession>();
  const noteIn = new WeakMap<EventTarget, string>();
  const closed = new ClosedNotes();
  const evidence = new Evidence(document);
  const overlay = new Overlay(document);
  const tight = new TightNotes(document);
  let panel: NotePanel | undefined;
  /** Posts whose note was clicked before the panel was there. */
  const asked = new Set<string>();
  let loading = false;
  let scheme: Scheme | undefined;
  const stopWatching = watchScheme(document, () => {
    const now = drawn.size > 0 ? pageScheme(document) : undefined;
    if (now !== undefined && now === scheme) return;
    scheme = now;
    for (const note of drawn.values()) renderNote(note);
  });

  function currentScheme(): Scheme {
    scheme ??= pageScheme(document);
    return scheme;
  }

  /** What is stored may come from another tab: it must not take away a note in which the person is doing something. */
  function quietFor(key: string): Quiet[] {
    return sessions.get(key)?.busy ? [own] : [own, stored];
  }

  function sessionOf(key: string, { session }: NotePanel): NoteSession {
    const known = sessions.get(key);
    if (known) return known;
    const begun = session();
    sessions.set(key, begun);
    return begun;
  }

  function fetchWords(note: Drawn): void {
    if (note.words !== undefined && note.words !== 'failed') return;
    const verdict = note.verdict;
    const settle = (words: NoteWords | 'failed'): void => {
      if (note.verdict !== verdict || drawn.get(note.read.id) !== note) return;
      note.words = words;
      renderNote(note);
    };
    actions.words(verdict).then(settle, () => settle('failed'));
  }

  function removeKey(key: string): void {
    for (const { read } of drawn.values()) if (read.post.key === key) withdraw(read);
  }

  function trusted(note: Drawn, event: Event): boolean {
    return trust(event) && isVisible(note.host.element);
  }

  /** All that a closed note shows. */
  function closedProps(note: Drawn): ClosedProps {
    const { read, verdict, shown } = note;
    const about = read.overlay ? firstWords(read.post) : undefined;
    return { verdict, shown, language, scheme: currentScheme(), titles: titlesOf(note), about };
  }

  function propsOf(note: Drawn, session: NoteSession): NoteProps {
    const { read, shown } = note;
    const author = authorKey(read.post);
    const store = (): void => void actions.hide(read.post).catch(() => undefined);
    const trustAuthor = (id: string): void => {
      own.trusted.add(id);
      void actions.trustAuthor(read.post).catch(() => undefined);
      for (const other of [...drawn.values()])
        if (authorKey(other.read.post) === id) {
          if (other.shown === 'check') withdraw(other.read);
          else renderNote(other);
        }
      session.trusted();
    };
    return {
      ...closedProps(note),
      post: read.post,
      session,
      words: note.words,
      trust: (event) => trusted(note, event),
      onOpen: () => fetchWords(note),
      onHide: () => {
        if (!session.state.wrong) store();
        own.hidden.add(read.post.key);
        removeKey(read.post.key);
      },
      onWrong: () => {
        session.markWrong();
        store();
      },
      onTrust:
        author !== undefined &&
        !own.trusted.has(author) &&
        !stored.trusted.has(author) &&
        (shown === 'check' || shown === 'danger')
          ? () => trustAuthor(author)
          : undefined,
    };
  }

  function titlesOf({ words, verdict }: Drawn): NoteWords['flags'] | undefined {
    return words === undefined || words === 'failed' ? actions.titles(verdict) : words.flags;
  }

  function renderNote(note: Drawn): void {
    const { container } = note.host;
    const { key } = note.read.post;
    note.opened ||= sessions.get(key)?.untouched === false;
    if (note.opened && panel) panel.draw(container, propsOf(note, sessionOf(key, panel)));
    else closed.draw(container, closedProps(note), asked.has(key) ? 'loading' : note.status);
  }

  function renderPost(key: string): void {
    for (const note of drawn.values()) if (note.read.post.key === key) renderNote(note);
  }

  /** What draws open notes comes with the first of them. Where it does not come they stay closed, and say so. */
  async function askPanel(): Promise<void> {
    let status: ClosedStatus | undefined;
    loading = true;
    try {
      panel = await actions.panel();
    } catch (error) {
      status = isStale(error) ? 'stale' : 'panel.failed';
    }
    loading = false;
    const keys = [...asked];
    asked.clear();
    for (const note of drawn.values()) if (keys.includes(note.read.post.key)) note.status = status;
    for (const key of keys) open(key);
  }

  function open(key: string): void {
    if (panel) sessionOf(key, panel).toggle(true);
    renderPost(key);
  }

  /** Clicks on a closed note; once the panel has drawn it, it hears them itself. */
  function onClick(event: Event): void {
    const note = event.currentTarget && drawn.get(noteIn.get(event.currentTarget) ?? '');
    if (!note || note.opened || !(event.target instanceof Element)) return;
    if (!event.target.closest('.note-toggle') || !trusted(note, event)) return;
    fetchWords(note);
    const { key } = note.read.post;
    note.status = undefined;
    if (panel) {
      open(key);
      return;
    }
    if (!asked.delete(key)) asked.add(key);
    if (!loading) void askPanel();
    renderPost(key);
  }

  function newHost(id: string): NoteHost {
    const host = createHost(document);
    noteIn.set(host.container, id);
    tight.watch(host.container);
    host.container.addEventListener('click', onClick);
    return host;
  }

  function draw(read: ReadPost, verdict: Verdict): Element | undefined {
    const shown = shownFor(() => read.post, verdict, quietFor, showIncomplete, options.wordsKey);
    if (!shown) {
      withdraw(read);
      return undefined;
    }
    const before = drawn.get(read.id);
    const host = before?.host ?? newHost(read.id);
    const words = before?.verdict === verdict ? before.words : undefined;
    const opened = before?.opened ?? false;
    const note: Drawn = { read, verdict, shown, host, words, opened, status: before?.status };
    drawn.set(read.id, note);
    renderNote(note);
    if (read.overlay) overlay.put(host.element, read.anchor);
    else place(host.element, read.anchor);
    const marked = shown === 'danger' || shown === 'check';
    if (marked) evidence.set(read, verdict, host.element);
    else evidence.clear(read.id);
    const wanted = marked && !titlesOf(note);
    if (wanted || asked.has(read.post.key) || sessions.get(read.post.key)?.state.open) fetchWords(note);
    return host.element;
  }

  /** Not the page, but the person or the verdict takes a note away: nothing of it is sent unseen. */
  function withdraw(read: ReadPost): void {
    const note = drawn.get(read.id);
    if (note) sessions.get(note.read.post.key)?.withdraw();
    remove(read);
  }

  function remove(read: ReadPost): void {
    const note = drawn.get(read.id);
    drawn.delete(read.id);
    evidence.clear(read.id);
    if (!note) return;
    const { key } = note.read.post;
    if (note.opened) panel?.clear(note.host.container);
    tight.unwatch(note.host.container);
    overlay.delete(note.host.element);
    note.host.element.remove();
    if (sessions.get(key)?.untouched) sessions.delete(key);
  }

  /** The page may do anything to our nodes; a note that cannot be drawn must not stop the scan. */
  function safely(read: ReadPost, verdict: Verdict): Element | undefined {
    try {
      return draw(read, verdict);
    } catch (error) {
      console.warn('Rambu: a note could not be drawn', error);
      drawn.delete(read.id);
      return undefined;
    }
  }

  return {
    show: safely,
    update: safely,
    remove,
    configure(change) {
      language = change.language ?? language;
      showIncomplete = change.showIncomplete ?? showIncomplete;
      if (change.quiet) stored = setsOf(change.quiet);
      for (const note of [...drawn.values()]) safely(note.read, note.verdict);
    },
    stop() {
      stopWatching();
      for (const note of [...drawn.values()]) remove(note.read);
      for (const session of sessions.values()) session.stop();
      evidence.stop();
    },
  };
}
