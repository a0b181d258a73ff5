/** Inline styles that take an element out of sight. Decoys carry them so that readers of the page stumble. */
const HIDING_STYLE =
  /(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|opacity\s*:\s*0(?:\.0*)?\s*(?:;|$|!)|font-size\s*:\s*0(?:\.0*)?(?:px|em|rem|pt|%)?\s*(?:;|$|!)|(?:left|right|top|bottom|text-indent|margin-left)\s*:\s*-\d{3,}|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*(?:50|100)%)/i;

const INLINE = new Set(['SPAN', 'B', 'I', 'EM', 'STRONG', 'FONT', 'SMALL', 'SUB', 'SUP', 'MARK', 'U', 'S']);
const LONG_DIGITS = /^\d{8,}$/;
/** Computed styles asked for at most in one post: the page may hold thousands of suspects. */
const MAX_ASKED = 96;
/** Distance in pixels beyond which something counts as moved off the screen. */
const FAR_AWAY = 500;

/** Hidden by an attribute or an inline style: costs no style or layout. */
export function isHiddenPlainly(element: Element, style = element.getAttribute('style')): boolean {
  return (style !== null && HIDING_STYLE.test(style)) || element.hasAttribute('hidden');
}

/** Asks for computed styles of a few suspicious elements only, and remembers nothing between posts. */
export class StyleGuard {
  #asked = 0;
  readonly #mixedParents = new WeakMap<Element, boolean>();

  /** Whether a suspicious inline element is hidden by the page's stylesheet. Others are taken as seen. */
  hides(element: Element): boolean {
    if (!INLINE.has(element.tagName) || !this.#isSuspect(element)) return false;
    const style = this.styleOf(element);
    return style !== undefined && isHiddenByStyle(style);
  }

  /** The computed style, while the budget lasts. */
  styleOf(element: Element): CSSStyleDeclaration | undefined {
    const view = element.ownerDocument.defaultView;
    if (!view || this.#asked >= MAX_ASKED || !element.isConnected) return undefined;
    this.#asked += 1;
    return view.getComputedStyle(element);
  }

  #isSuspect(element: Element): boolean {
    const parent = element.parentElement;
    if (!parent) return false;
    const suspect =
      this.#isMixed(parent) || (mayBeDigits(element) && LONG_DIGITS.test(element.textContent ?? ''));
    return suspect && element.querySelector('a,img') === null;
  }

  /** Text and elements side by side: where decoys hide between the words of a line. */
  #isMixed(parent: Element): boolean {
    const known = this.#mixedParents.get(parent);
    if (known !== undefined) return known;
    let mixed = false;
    let looked = 0;
    for (let child = parent.firstChild; child && !mixed && looked < 64; child = child.nextSibling) {
      mixed = child.nodeType === 3 && (child.nodeValue ?? '').trim() !== '';
      looked += 1;
    }
    this.#mixedParents.set(parent, mixed);
    return mixed;
  }
}

/** Whether the first character of an element is a digit, or cannot be told without reading all of it. */
function mayBeDigits(element: Element): boolean {
  let first: Node | null = element.firstChild;
  while (first?.nodeType === 1) first = first.firstChild;
  return !first?.nodeValue || /^\d/.test(first.nodeValue);
}

export function isHiddenByStyle(style: CSSStyleDeclaration): boolean {
  if (style.display === 'none' || style.visibility === 'hidden' || style.visibility === 'collapse')
    return true;
  if (style.opacity === '0' || /^0(?:\D|$)/.test(style.fontSize)) return true;
  if (Number.parseFloat(style.textIndent) < -FAR_AWAY) return true;
  if (style.position !== 'absolute' && style.position !== 'fixed') return false;
  if (/^rect\(0/.test(style.clip) || /^inset\((?:50|100)%/.test(style.clipPath)) return true;
  return Number.parseFloat(style.left) < -FAR_AWAY || Number.parseFloat(style.top) < -FAR_AWAY;
}

/** Elements around a card that are looked at. */
const MOST_LEVELS = 80;

/**
 * Whether nothing of an element can be seen: something around it has no box, or it, `shell` or something between them
 * has no size and cuts off what is in it. Asks for layout: only for the few elements that lie in dialogs.
 */
export function isClipped(element: Element, shell: Element): boolean {
  const view = element.ownerDocument.defaultView;
  let at: Element | null = element;
  let within = true;
  for (let level = 0; view && at && level < MOST_LEVELS; level += 1) {
    const { display, visibility, overflow } = view.getComputedStyle(at);
    if (display === 'none' || (level === 0 && visibility === 'hidden')) return true;
    if (within && display !== 'contents' && overflow !== 'visible' && isWithoutSize(at)) return true;
    within &&= at !== shell;
    at = at.parentElement;
  }
  return false;
}

function isWithoutSize(element: Element): boolean {
  const { width, height } = element.getBoundingClientRect();
  return width === 0 || height === 0;
}
