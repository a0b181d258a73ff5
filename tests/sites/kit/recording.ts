import { Overlay } from '../../../lib/notes/overlay.ts';
import type { NotesPort, ReadPost } from '../../../lib/scan/port.ts';
import type { Post } from '../../../lib/schema/post.ts';
import type { Level, Verdict } from '../../../lib/schema/verdict.ts';

/** A reading without its nodes, to carry out of the browser. */
export type Plain = { id: string; strategy: string; post: Post; anchor: string; noteAfterAnchor: boolean };

export function plain(read: ReadPost): Plain {
  return {
    id: read.id,
    strategy: read.strategy,
    post: read.post,
    anchor: read.anchor.tagName,
    noteAfterAnchor: read.anchor.nextElementSibling?.localName === 'rambu-note',
  };
}

export type Recording = {
  port: NotesPort;
  calls: string[];
  /** How many notes stand where they should. */
  placed(): number;
};

type Drawn = { host: HTMLElement; read: ReadPost };

/** Notes that only write down what the scan tells them, with a host in the page for what would be marked. */
export function recordingNotes(document: Document, draw = true): Recording {
  const drawn = new Map<string, Drawn>();
  const overlay = new Overlay(document);
  const calls: string[] = [];
  const takeAway = (read: ReadPost): void => {
    const host = drawn.get(read.id)?.host;
    if (host) overlay.delete(host);
    host?.remove();
    drawn.delete(read.id);
  };
  const place = (read: ReadPost, verdict: Verdict): HTMLElement | undefined => {
    const before = drawn.get(read.id)?.host;
    if (!draw || verdict.level === 'none') {
      takeAway(read);
      return undefined;
    }
    const host = before ?? document.createElement('rambu-note');
    if (read.overlay) overlay.put(host, read.anchor);
    else if (read.anchor.nextSibling !== host) read.anchor.after(host);
    drawn.set(read.id, { host, read });
    return host;
  };
  const told = (name: string, read: ReadPost) => calls.push(`${name} ${read.id} ${beginningOf(read.post)}`);
  const port: NotesPort = {
    show(read, verdict) {
      told('show', read);
      return place(read, verdict);
    },
    update(read, verdict) {
      told('update', read);
      return place(read, verdict);
    },
    remove(read) {
      told('remove', read);
      takeAway(read);
    },
  };
  const isPlaced = ({ host, read }: Drawn): boolean =>
    read.overlay ? host.parentElement === document.documentElement : read.anchor.nextElementSibling === host;
  return { port, calls, placed: () => [...drawn.values()].filter(isPlaced).length };
}

function beginningOf(post: Post): string {
  return (post.title ?? post.text).slice(0, 20);
}

/** A verdict with nothing but a level. */
export function verdictOn(level: Level): Verdict {
  return {
    kind: level === 'none' ? 'other' : 'offer',
    level,
    score: level === 'none' ? 0 : 9,
    findings: [],
    reassurances: [],
    facts: {} as Verdict['facts'],
    help: false,
    abroad: level !== 'none',
    partial: false,
    cut: false,
    packVersion: 'test',
  };
}
