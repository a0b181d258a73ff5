/** Attribute by which the note's style knows that it lies over the page: `shown`, or `away` while its post is. */
const MARK = 'data-overlay';
/** A page may show or move a post without a scroll or a change that could be heard; in milliseconds. */
const LOOK_AGAIN = 500;
const DIALOGS = "dialog[open],[role='dialog']";

/**
 * Notes over the page, each below its post's text, for pages that must not be written into. They stand at the end of
 * the document, outside everything that is the page's, in the order of their posts: so they come one after the other
 * for the keyboard and for readers. Nothing may tie them to the posts there, so each says which one it is about.
 */
export class Overlay {
  readonly #document: Document;
  readonly #anchors = new Map<HTMLElement, Element>();
  #timer: ReturnType<typeof setInterval> | undefined;
  #frame = 0;

  constructor(document: Document) {
    this.#document = document;
  }

  /** Puts a host over the page, or gives the one that lies there another anchor. */
  put(host: HTMLElement, anchor: Element): void {
    if (this.#anchors.size === 0) this.#listen();
    const known = this.#anchors.get(host);
    this.#anchors.set(host, anchor);
    const { documentElement } = this.#document;
    // Moving a host would take the focus from it: only where it has a new place.
    if (host.parentNode !== documentElement || known !== anchor)
      documentElement.insertBefore(host, this.#hostAfter(host, anchor));
    if (known === undefined) setMark(host, 'away');
    this.#soon();
  }

  /** The first host whose post comes later in the page. */
  #hostAfter(host: HTMLElement, anchor: Element): Element | null {
    const { documentElement } = this.#document;
    let next: Element | null = null;
    for (let at = documentElement.lastElementChild; at; at = at.previousElementSibling) {
      const other = this.#anchors.get(at as HTMLElement);
      if (at === host || !other) continue;
      if ((anchor.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) === 0) break;
      next = at;
    }
    return next;
  }

  delete(host: HTMLElement): void {
    if (!this.#anchors.delete(host)) return;
    if (this.#anchors.size === 0) this.#stopListening();
  }

  #listen(): void {
    const view = this.#document.defaultView;
    view?.addEventListener('scroll', this.#soon, { capture: true, passive: true });
    view?.addEventListener('resize', this.#soon);
    this.#timer = setInterval(this.#soon, LOOK_AGAIN);
  }

  #stopListening(): void {
    const view = this.#document.defaultView;
    view?.removeEventListener('scroll', this.#soon, { capture: true });
    view?.removeEventListener('resize', this.#soon);
    view?.cancelAnimationFrame(this.#frame);
    clearInterval(this.#timer);
    this.#frame = 0;
  }

  readonly #soon = (): void => {
    const view = this.#document.defaultView;
    if (this.#frame !== 0 || !view || this.#document.visibilityState === 'hidden') return;
    this.#frame = view.requestAnimationFrame(() => {
      this.#frame = 0;
      this.#placeAll();
    });
  };

  /** Asks for all places first and moves the notes afterwards: one layout, however many notes. */
  #placeAll(): void {
    const height = this.#document.defaultView?.innerHeight ?? 0;
    const dialog = openDialog(this.#document);
    const places = [...this.#anchors].map(([host, anchor]) => ({ host, anchor, box: boxOf(anchor) }));
    for (const { host, anchor, box } of places) {
      const seen = box.width > 0 && box.bottom > 0 && box.top < height;
      if (!seen || (dialog && !dialog.contains(anchor))) setMark(host, 'away');
      else {
        setMark(host, 'shown');
        setPlace(host, box);
      }
    }
  }
}

function openDialog(document: Document): Element | undefined {
  return [...document.querySelectorAll(DIALOGS)].find((dialog) => dialog.getClientRects().length > 0);
}

/** Elements with `display: contents` have no box of their own; their text has. */
function boxOf(anchor: Element): DOMRect {
  const box = anchor.getBoundingClientRect();
  if (box.width > 0 || !anchor.firstChild) return box;
  const range = anchor.ownerDocument.createRange();
  range.selectNodeContents(anchor);
  return range.getBoundingClientRect();
}

function setMark(host: HTMLElement, mark: 'shown' | 'away'): void {
  if (host.getAttribute(MARK) !== mark) host.setAttribute(MARK, mark);
}

function setPlace(host: HTMLElement, { left, bottom, width }: DOMRect): void {
  const places = { left, top: bottom, width };
  for (const [name, value] of Object.entries(places)) {
    const length = `${Math.round(value)}px`;
    const property = `--rambu-${name}`;
    if (host.style.getPropertyValue(property) !== length) host.style.setProperty(property, length);
  }
}
