import { createElement, render } from 'preact';
import parts from '../ui/parts.css?inline';
import type { ReportActions } from './actions.ts';
import { Note, type NoteProps } from './Note.tsx';
import panel from './panel.css?inline';
import { RootStyle } from './root-style.ts';
import { NoteSession } from './session.ts';

const OPEN = new RootStyle(parts + panel);

/** Draws notes that somebody has opened. A script of its own, which the content script asks for then. */
export type NotePanel = {
  /** Begins to keep what a person does with one post's note; nothing can be done before the panel is there. */
  session(): NoteSession;
  /** Draws a note into its container, taking over what stands there, the focus with it. */
  draw(container: Element, props: NoteProps): void;
  /** Takes away what it drew there. */
  clear(container: Element): void;
};

export const createNotePanel = (actions: ReportActions): NotePanel => ({
  session: () => new NoteSession(actions),
  draw: (container, props) => {
    const root = container.getRootNode();
    if (root instanceof ShadowRoot) OPEN.apply(root);
    render(createElement(Note, props), container);
  },
  clear: (container) => render(null, container),
});
