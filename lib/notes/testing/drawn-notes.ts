import { act } from 'preact/test-utils';
import type { ReadPost } from '../../scan/port.ts';
import type { Post } from '../../schema/post.ts';
import { createNotes, type Notes, type NotesOptions } from '../notes.ts';
import { recordingActions, samplePost, sampleVerdict } from './sample.ts';

const attach = Element.prototype.attachShadow;
const roots = new Map<Element, ShadowRoot>();
/** The mode of every shadow root that was attached in this test. */
export const modes: string[] = [];

/** Notes hide their roots from everybody: until `clearPage` they are kept. */
export function keepRoots(): void {
  Element.prototype.attachShadow = function (init) {
    const root = attach.call(this, init);
    roots.set(this, root);
    modes.push(init.mode);
    return root;
  };
}

export function clearPage(): void {
  Element.prototype.attachShadow = attach;
  document.body.replaceChildren();
  roots.clear();
  modes.length = 0;
}

/** A post that stands in the page. */
export function read(id = 'r1', post: Post = samplePost): ReadPost {
  const root = document.createElement('article');
  const anchor = document.createElement('div');
  anchor.textContent = post.text;
  root.append(anchor);
  document.body.append(root);
  return {
    id,
    post,
    adapter: { id: 'facebook', version: '1' },
    strategy: 'test',
    root,
    anchor,
    overlay: false,
    toRange: () => undefined,
  };
}

export function start(options: Partial<NotesOptions> = {}) {
  const actions = recordingActions();
  const notes = createNotes({
    document,
    actions,
    language: 'id',
    showIncomplete: true,
    quiet: { hidden: [], trusted: [] },
    trust: () => true,
    ...options,
  });
  return { actions, notes };
}

export async function show(
  notes: Notes,
  post: ReadPost,
  level = sampleVerdict.level,
): Promise<Element | undefined> {
  let host: Element | undefined;
  await act(async () => {
    host = notes.show(post, { ...sampleVerdict, level });
  });
  return host;
}

/** What the note of a host shows. */
export function inside(host: Element | undefined): ShadowRoot {
  const root = host && roots.get(host);
  if (!root) throw new Error('no note');
  return root;
}

export async function press(host: Element | undefined, words: string): Promise<void> {
  const button = [...inside(host).querySelectorAll('button')].find((each) => each.textContent === words);
  if (!button) throw new Error(`no button "${words}" in ${inside(host).textContent}`);
  await act(async () => button.click());
}
