import base from '../ui/base.css?inline';
import theme from '../ui/theme.css?inline';
import note from './note.css?inline';
import { RootStyle } from './root-style.ts';

export const HOST_NAME = 'rambu-note';

/**
 * Events that stop at our root, so that the page's shortcuts, hover cards and card-wide links do not act on them. Those
 * that begin any dealing with a note, then those that can only follow one of them: most notes are never touched.
 */
const FIRST = [
  'pointerover',
  'mouseover',
  'pointerdown',
  'mousedown',
  'touchstart',
  'focusin',
  'keydown',
  'click',
];
const LATER = [
  ...['dblclick', 'auxclick', 'mouseup', 'mouseout', 'mousemove', 'pointerup', 'pointerout', 'pointermove'],
  ...['touchend', 'keypress', 'keyup', 'input', 'change', 'focusout', 'copy', 'cut', 'dragstart'],
];

const CLOSED = new RootStyle(theme + base + note);

function keepIn(event: Event): void {
  event.stopPropagation();
}

function keepFirstIn(event: Event): void {
  event.stopPropagation();
  for (const type of LATER) event.currentTarget?.addEventListener(type, keepIn);
}

/** A note inside a card that is one big link must not follow that link; our own links and folds still work. */
function keepFromLinks(event: Event): void {
  const own = event
    .composedPath()
    .some((node) => node instanceof Element && node.matches('.r-root a, summary'));
  if (!own) event.preventDefault();
}

export type NoteHost = { element: HTMLElement; container: HTMLElement };

/**
 * Makes a `<rambu-note>` with a closed shadow root, not yet in the page.
 * @throws DOMException where the page has defined an element of this name that refuses a shadow root.
 */
export function createHost(document: Document): NoteHost {
  const element = document.createElement(HOST_NAME);
  const root = element.attachShadow({ mode: 'closed' });
  CLOSED.apply(root);
  const container = document.createElement('div');
  root.append(container);
  for (const type of FIRST) root.addEventListener(type, keepFirstIn);
  root.addEventListener('click', keepFromLinks);
  return { element, container };
}

/** Puts the host right after the anchor, unless it stands there already. */
export function place(host: HTMLElement, anchor: Element): void {
  if (anchor.nextSibling !== host) anchor.after(host);
}

/** False where the page made the host invisible: a click there was not meant for us. */
export function isVisible(host: HTMLElement): boolean {
  return host.checkVisibility?.({ opacityProperty: true, visibilityProperty: true }) ?? true;
}
