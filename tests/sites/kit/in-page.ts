import type { ReadPost, Scan } from '../../../lib/scan/port.ts';
import { startScan } from '../../../lib/scan/scan.ts';
import type { PartName } from '../../../lib/schema/post.ts';
import type { Site } from '../../../lib/schema/site.ts';
import type { Verdict } from '../../../lib/schema/verdict.ts';
import { Adapter } from '../../../lib/sites/adapter.ts';
import { readPage } from '../../../lib/sites/read-page.ts';
import { readText } from '../../../lib/sites/read-text.ts';
import { type Plain, plain, type Recording, recordingNotes, verdictOn } from './recording.ts';

/** What the tests may ask of a page in a real browser. */
const tools = {
  read: (site: Site, comments = false): Plain[] => readPage(new Adapter(site), document, comments).map(plain),
  text: (selector: string, keepLines: boolean): string | undefined => {
    const element = document.querySelector(selector);
    return element ? readText(element, { keepLines }).text : undefined;
  },
  textOf: (element: Element): string => readText(element, { keepLines: false }).text,
  start: (
    site: Site,
    markWord: string,
    setting: { note: boolean; comments?: boolean; mostCards?: number },
  ): void => {
    recording = recordingNotes(document, setting.note);
    evaluated.length = 0;
    scan = startScan([site], {
      document,
      notes: recording.port,
      comments: setting.comments ?? false,
      ...(setting.mostCards === undefined ? {} : { mostCards: setting.mostCards }),
      evaluate: (input): Verdict => {
        evaluated.push(input.text);
        return verdictOn(`${input.title ?? ''} ${input.text}`.includes(markWord) ? 'danger' : 'none');
      },
    });
  },
  stop: (): void => scan?.stop(),
  calls: (): string[] => recording?.calls ?? [],
  evaluated: (): string[] => evaluated,
  entries: (): Plain[] => (scan?.entries() ?? []).map(({ read }) => plain(read)),
  placed: (): number => recording?.placed() ?? 0,
  health: () => scan?.health(),
  /** The words of the page behind a piece of a post, as a Range sees them. */
  rangeText: (find: string, part: PartName, words: string): string | undefined => {
    const read = (scan?.entries() ?? [])
      .map((entry) => entry.read)
      .find(({ post }) => post.text.includes(find));
    return read && wordsBehind(read, part, words);
  },
};

function wordsBehind(read: ReadPost, part: PartName, words: string): string | undefined {
  const whole = part === 'title' ? (read.post.title ?? '') : read.post.text;
  const start = whole.indexOf(words);
  return read.toRange(part, start, start + words.length)?.toString();
}

let scan: Scan | undefined;
let recording: Recording | undefined;
const evaluated: string[] = [];

export type Kit = typeof tools;
declare global {
  var kit: Kit;
}
globalThis.kit = tools;
