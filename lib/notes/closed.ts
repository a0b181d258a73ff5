import { type HeadKey, headWords } from '../i18n/head.ts';
import { SIGNS } from '../ui/level-signs.ts';
import { countWords, labelOf, reasonWords } from './head-words.ts';
import type { NoteProps } from './Note.tsx';

/** What a closed note shows. */
export type ClosedProps = Pick<NoteProps, 'shown' | 'language' | 'scheme' | 'verdict' | 'titles' | 'about'>;

/** Where what was asked for by a click stands: on its way, or why it did not come. */
export type ClosedStatus = Extract<HeadKey, 'loading' | 'panel.failed' | 'stale'>;

const SVG = 'http://www.w3.org/2000/svg';

/**
 * Draws notes that nobody has opened yet: copies of one, with their own count and reasons. Most notes stay that way,
 * and a copy costs the page a fraction of a drawing of its own. What opens a note (`NotePanel`) takes over what stands
 * here, which is therefore just what it would draw. Until then no script of ours looks after a note: what depends on
 * its size is for its style.
 */
export class ClosedNotes {
  readonly #models = new Map<string, Element>();
  /** Which model stands in a container. */
  readonly #standing = new WeakMap<Element, Element>();

  draw(container: Element, closed: ClosedProps, status?: ClosedStatus): void {
    const sort = `${closed.shown} ${closed.language} ${closed.scheme}`;
    let model = this.#models.get(sort);
    if (!model) {
      model = modelOf(closed, container.ownerDocument);
      this.#models.set(sort, model);
    }
    if (this.#standing.get(container) !== model) container.replaceChildren(model.cloneNode(true));
    this.#standing.set(container, model);
    fill(container, closed);
    const section = container.firstElementChild;
    if (section) tell(section, status, closed.language);
  }
}

type Attributes = Record<string, string>;

function modelOf({ shown, language, scheme }: ClosedProps, document: Document): Element {
  const t = headWords(language);
  const small = shown === 'help' || shown === 'incomplete';
  const add = (parent: Element, name: string, attributes: Attributes, words = ''): Element => {
    const element = parent.appendChild(document.createElement(name));
    write(element, attributes);
    element.textContent = words;
    return element;
  };
  const section = document.createElement('section');
  const sort = `note note-${shown} note-${scheme}${small ? ' note-small' : ''}`;
  write(section, { class: `r-root ${sort}`, lang: language, dir: 'ltr', 'aria-label': '' });
  const head = add(section, 'div', { class: 'note-head' });
  head.append(signOf(shown, small ? '20' : '32', document));
  const text = add(head, 'div', { class: 'note-head-text' });
  const title = add(text, 'p', { class: 'note-title' });
  add(title, 'span', { class: 'note-level' }, t(shown === 'help' ? 'help.chip' : `level.${shown}`));
  if (shown !== 'help') {
    title.append(' ');
    add(title, 'span', { class: 'note-count' });
  }
  if (!small) add(text, 'ul', { class: 'note-reasons' });
  const toggle = { type: 'button', class: 'note-toggle', 'aria-expanded': 'false', 'aria-controls': 'panel' };
  add(head, 'button', toggle, t(small ? 'open.small' : 'open'));
  add(section, 'div', { id: 'panel', class: 'note-panel', hidden: '' });
  return section;
}

function signOf(shown: ClosedProps['shown'], size: string, document: Document): Element {
  const sign = document.createElementNS(SVG, 'svg');
  const box = { width: size, height: size, viewBox: '0 0 24 24' };
  write(sign, { class: `r-icon r-icon-${shown}`, ...box, 'aria-hidden': 'true', focusable: 'false' });
  const [shape, mark] = SIGNS[shown];
  for (const [part, d] of Object.entries({ shape, mark }))
    write(sign.appendChild(document.createElementNS(SVG, 'path')), { class: `r-icon-${part}`, d });
  return sign;
}

function write(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
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

/** Below the head, where a reader hears it; gone when there is nothing to say. */
function tell(section: Element, status: ClosedStatus | undefined, language: ClosedProps['language']): void {
  const known = section.querySelector('.note-status');
  if (status === 'loading') section.setAttribute('aria-busy', 'true');
  else section.removeAttribute('aria-busy');
  if (status === undefined) known?.remove();
  else {
    const line = known ?? section.appendChild(section.ownerDocument.createElement('p'));
    write(line, { class: 'note-status', role: 'status' });
    line.textContent = headWords(language)(status);
  }
}
