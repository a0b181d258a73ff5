/** Mounts the note in an open root, so that axe and screenshots can see into it. Settings come from the address. */
import { render } from 'preact';
import { Note } from '../../lib/notes/Note.tsx';
import note from '../../lib/notes/note.css?inline';
import panel from '../../lib/notes/panel.css?inline';
import type { Shown } from '../../lib/notes/quiet.ts';
import { NoteSession } from '../../lib/notes/session.ts';
import { recordingActions, samplePost, sampleVerdict, sampleWords } from '../../lib/notes/testing/sample.ts';
import { TightNotes } from '../../lib/notes/tight.ts';
import base from '../../lib/ui/base.css?inline';
import parts from '../../lib/ui/parts.css?inline';
import theme from '../../lib/ui/theme.css?inline';

const settings = new URLSearchParams(location.hash.slice(1));
const actions = recordingActions();
const session = new NoteSession(actions);
const host = document.createElement('rambu-note');
const root = host.attachShadow({ mode: 'open' });
const sheet = new CSSStyleSheet();
sheet.replaceSync(theme + base + note + parts + panel);
root.adoptedStyleSheets = [sheet];
const container = document.createElement('div');
root.append(container);
new TightNotes(document).watch(container);
const tile = document.createElement('div');
const width = settings.get('tile');
if (width) tile.style.cssText = `width: ${width}px; height: 260px; overflow: hidden; contain: paint`;
tile.append(host);
document.querySelector('main')?.append(tile);

const shown = (settings.get('shown') ?? 'danger') as Shown;
const nothing = () => undefined;
const draw = () =>
  render(
    <Note
      post={samplePost}
      verdict={{ ...sampleVerdict, level: shown === 'help' ? 'none' : shown }}
      shown={shown}
      session={session}
      language={settings.get('language') === 'en' ? 'en' : 'id'}
      scheme={settings.get('scheme') === 'dark' ? 'dark' : 'light'}
      titles={sampleWords.flags}
      words={sampleWords}
      about={undefined}
      trust={() => true}
      onOpen={nothing}
      onHide={nothing}
      onWrong={() => session.markWrong()}
      onTrust={nothing}
    />,
    container,
  );
declare global {
  /** Draws the note again, as when the scan puts back what the page took out. */
  var redraw: () => void;
}
globalThis.redraw = draw;
draw();
if (settings.get('open')) session.toggle(true);
if (settings.get('state') === 'countdown') void session.report(samplePost, sampleVerdict, 'marked');
if (settings.get('state') === 'wrong') session.markWrong();
