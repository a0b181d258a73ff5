import { createElement, render } from 'preact';
import { Note, type NoteProps } from './Note.tsx';
import { countWords, labelOf, reasonWords } from './NoteHead.tsx';

/** What a closed note shows. */
export type ClosedProps = Pick<NoteProps, 'shown' | 'language' | 'scheme' | 'verdict' | 'titles' | 'about'>;

/**
 * Draws notes that nobody has opened yet: copies of one that Preact drew, with their own count and reasons. Most notes
 * stay that way, and a copy costs the page a fraction of a drawing of its own. Preact takes over what stands here when
 * the note is opened. Until then no script of ours looks after a note: what depends on its size is for its style.
 */
export class ClosedNotes {
  readonly #models = new Map<string, Element>();
  /** Which model stands in a container. */
  readonly #standing = new WeakMap<Element, Element>();

  /** `all`: what Preact needs to draw the first note of its sort. */
  draw(container: Element, closed: ClosedProps, all: () => NoteProps): void {
    const sort = `${closed.shown} ${closed.language} ${closed.scheme}`;
    let model = this.#models.get(sort);
    if (!model) {
      model = drawn(all(), container.ownerDocument);
      this.#models.set(sort, model);
    }
    if (this.#standing.get(container) !== model) container.replaceChildren(model.cloneNode(true));
    this.#standing.set(container, model);
    fill(container, closed);
  }
}

function drawn(props: NoteProps, document: Document): Element {
  const holder = document.createElement('div');
  render(createElement(Note, props), holder);
  const model = holder.firstElementChild?.cloneNode(true);
  render(null, holder);
  if (!(model instanceof Element)) throw new Error('a note without an element');
  return model;
}

function fill(container: Element, props: ClosedProps): void {
  container.firstElementChild?.setAttribute('aria-label', labelOf(props));
  const count = container.querySelector('.note-count');
  if (count) count.textContent = countWords(props);
  const reasons = container.querySelector('.note-reasons');
  const items = reasonWords(props).map((words) => {
    const item = container.ownerDocument.createElement('li');
    item.textContent = words;
    return item;
  });
  reasons?.replaceChildren(...items);
}
