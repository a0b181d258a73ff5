/** A page that fights our element: its rules hide and distort, its listeners want every event. */
import evidence from '../../lib/notes/evidence.css?inline';
import { createNotes } from '../../lib/notes/notes.ts';
import { recordingActions, samplePost, sampleVerdict } from '../../lib/notes/testing/sample.ts';

const main = document.querySelector('main');
const link = document.createElement('a');
link.href = '#page';
const anchor = document.createElement('div');
anchor.textContent = samplePost.text;
link.append(anchor);
main?.append(link);
const words = anchor.firstChild;
const style = document.createElement('style');
style.textContent = evidence;
document.head.append(style);

const heard: string[] = [];
for (const type of ['click', 'mousedown', 'pointerdown', 'keydown', 'focusin', 'mouseover'])
  document.body.addEventListener(type, () => heard.push(type));

const actions = recordingActions();
const notes = createNotes({
  document,
  actions,
  language: 'id',
  showIncomplete: true,
  quiet: { hidden: [], trusted: [] },
});
const read = {
  id: 'r1',
  post: samplePost,
  adapter: { id: 'facebook', version: '1' },
  strategy: 'test',
  root: anchor,
  anchor,
  overlay: false,
  toRange(part: string, start: number, end: number) {
    if (part !== 'text' || !words) return undefined;
    const range = document.createRange();
    range.setStart(words, start);
    range.setEnd(words, end);
    return range;
  },
};
const host = notes.show(read, sampleVerdict);

/** What the test asks for. */
Object.assign(globalThis, { rambuTest: { heard, actions, host, stop: () => notes.stop() } });
