import { isCharacterSplit, lettersInSight } from './scramble.ts';
import { type TextMap, TextWriter } from './text-map.ts';
import { isHiddenPlainly, StyleGuard } from './visible.ts';

export type TextRules = {
  /** Elements that are not read, besides what never holds text. */
  skip?: ((element: Element) => boolean) | undefined;
  /** A line break in a text node shows as one. */
  keepLines: boolean;
  /** Blocks that a blank line sets apart, besides those of HTML. */
  isParagraph?: ((element: Element) => boolean) | undefined;
  guard?: StyleGuard;
};

const BLOCKS = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE BR CENTER DD DETAILS DIV DL DT FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE TBODY TD TH TR UL'.split(
    ' ',
  ),
);
/** Blocks that browsers set apart from what stands around them. */
const PARAGRAPHS = new Set('BLOCKQUOTE DL FIGURE H1 H2 H3 H4 H5 H6 HR OL P PRE UL'.split(' '));
const SILENT = new Set(
  'SCRIPT STYLE NOSCRIPT TEMPLATE TEXTAREA INPUT SELECT OPTION SVG svg VIDEO AUDIO IFRAME CANVAS RAMBU-NOTE'.split(
    ' ',
  ),
);
const INLINE_STYLE = /display\s*:\s*(?:inline|contents)/i;

/** How an element ends: in the middle of a line, with it, with a paragraph, or as a break. */
type End = 'inline' | 'line' | 'paragraph' | 'break';

/** Reads what a person sees in `top`, from nodes alone: no layout, no recursion, whatever the depth. */
export function readText(top: Element, rules: TextRules): TextMap {
  const writer = new TextWriter();
  const guard = rules.guard ?? new StyleGuard();
  const walk = new Walk(top);
  /** Of the elements around `node`, up to `top`. */
  const ends: End[] = [];
  let node = walk.firstChild(top);
  if (top.tagName === 'IMG') writePicture(writer, top);
  while (node && !writer.full) {
    let inner: Node | null = null;
    if (walk.isObject(node)) {
      inner = walk.firstChild(node);
      if (inner) ends.push('inline');
    } else if (node.nodeType === 3) writeTextNode(writer, node, rules.keepLines);
    else if (node.nodeType === 1 && !SILENT.has((node as Element).tagName)) {
      const element = node as Element;
      const style = element.getAttribute('style');
      const end = endOf(element.tagName, style);
      inner = enter(element, style, end, writer, rules, guard) ? element.firstChild : null;
      if (inner) ends.push(end);
      else finish(end, writer);
    }
    node = inner ?? next(node, top, ends, writer, walk);
  }
  return writer.finish();
}

/** The next node outside `node`; blocks that end on the way begin a new line. */
function next(from: Node, top: Element, ends: End[], writer: TextWriter, walk: Walk): Node | null {
  let node = from;
  for (;;) {
    const sibling = walk.nextSibling(node);
    if (sibling) return sibling;
    const parent = walk.parent(node);
    if (!parent || parent === top) return null;
    finish(ends.pop() ?? 'inline', writer);
    node = parent;
  }
}

/**
 * Steps from node to node. Facebook wraps links in `<object>`, and Chromium answers any question to one with a layout
 * of the whole page; the getters of the prototype do not ask for it.
 */
class Walk {
  readonly #objects: Set<Node> | undefined;

  constructor(top: Element) {
    const objects = top.querySelectorAll('object,embed');
    if (objects.length > 0) this.#objects = new Set(objects);
  }

  isObject(node: Node): boolean {
    return this.#objects?.has(node) === true;
  }

  firstChild(node: Node): Node | null {
    return this.isObject(node) ? Reflect.get(Node.prototype, 'firstChild', node) : node.firstChild;
  }

  nextSibling(node: Node): Node | null {
    return this.isObject(node) ? Reflect.get(Node.prototype, 'nextSibling', node) : node.nextSibling;
  }

  parent(node: Node): Node | null {
    return this.isObject(node) ? Reflect.get(Node.prototype, 'parentNode', node) : node.parentNode;
  }
}

/** Deals with an element; true if its children are to be read. */
function enter(
  element: Element,
  style: string | null,
  end: End,
  writer: TextWriter,
  rules: TextRules,
  guard: StyleGuard,
): boolean {
  if (element.tagName === 'IMG') {
    if (!isHiddenPlainly(element, style)) writePicture(writer, element);
    return false;
  }
  if (isHiddenPlainly(element, style) || rules.skip?.(element) || guard.hides(element)) return false;
  if (end === 'paragraph' || (end === 'line' && rules.isParagraph?.(element))) writer.blankLine();
  else if (end === 'line') writer.line();
  if (!isCharacterSplit(element)) return true;
  const letters = lettersInSight(element, guard);
  for (const letter of letters ?? []) writeCharacters(writer, letter.text, letter.node, rules.keepLines);
  return letters === undefined;
}

function endOf(tag: string, style: string | null): End {
  if (!BLOCKS.has(tag) || (style !== null && INLINE_STYLE.test(style))) return 'inline';
  if (tag === 'BR') return 'break';
  return PARAGRAPHS.has(tag) ? 'paragraph' : 'line';
}

function finish(end: End, writer: TextWriter): void {
  if (end === 'line') writer.line();
  else if (end === 'paragraph') writer.blankLine();
  else if (end === 'break') writer.lineEnd();
}

/** Emoji are pictures whose alternative text is the emoji. Other pictures are read as pictures, not as text. */
function writePicture(writer: TextWriter, image: Element): void {
  const alt = image.getAttribute('alt') ?? '';
  if (isEmoji(alt)) writer.write(alt, image, 0);
}

/** Whether an alternative text is one emoji, not words. */
export function isEmoji(alt: string): boolean {
  return (
    alt.length > 0 &&
    alt.length <= 24 &&
    /\p{Extended_Pictographic}|\p{Regional_Indicator}|[\d#*]\u{fe0f}?\u{20e3}/u.test(alt) &&
    !/[\p{L}]/u.test(alt)
  );
}

/** What of a text node does not show as it stands there: white space but for single blanks, and what is dropped. */
const UNEVEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are among what is looked for
  /^ | {2}| $|[\0-\x1f\x7f\xa0\xad\u061c\u2007\u200b-\u200f\u202a-\u202f\u2060-\u2064\ue000-\uf8ff\ufeff\udb80-\udbff]|\u034f|[\u180b-\u180e]|[\ufe00-\ufe0f]/;

function writeTextNode(writer: TextWriter, node: Node, keepLines: boolean): void {
  const data = node.nodeValue;
  if (!data) return;
  if (UNEVEN.test(data)) writeCharacters(writer, data, node, keepLines);
  else writer.write(data, node, 0);
}

/** Invisible characters that pages and writers put between letters; the page's own icons (private use). */
function isDropped(code: number): boolean {
  if (code < 0xad) return code < 0x20 || code === 0x7f;
  return (
    code === 0xad ||
    code === 0x34f ||
    code === 0x61c ||
    (code >= 0x180b && code <= 0x180e) ||
    (code >= 0x200b && code <= 0x200f) ||
    (code >= 0x202a && code <= 0x202e) ||
    (code >= 0x2060 && code <= 0x2064) ||
    (code >= 0xe000 && code <= 0xf8ff) ||
    (code >= 0xfe00 && code <= 0xfe0f) ||
    code === 0xfeff
  );
}

const isSpace = (code: number) => code === 0x20 || (code >= 0x09 && code <= 0x0d);
const isFixedSpace = (code: number) => code === 0xa0 || code === 0x202f || code === 0x2007;
/** High surrogates of the private-use planes 15 and 16. */
const isPrivatePlane = (code: number) => code >= 0xdb80 && code <= 0xdbff;

/** What is left of a line, and one that holds nothing: a single break may stand between tags for their sake alone. */
const BLANK_LINE = /^\n[^\S\n]*\n/;
const LONGEST_INDENT = 100;

function writeCharacters(writer: TextWriter, data: string, node: Node, keepLines: boolean): void {
  let run = 0;
  const flush = (at: number) => {
    if (at > run) writer.write(data.slice(run, at), node, run);
  };
  for (let at = 0; at < data.length && !writer.full; at += 1) {
    const code = data.charCodeAt(at);
    if (isSpace(code)) {
      flush(at);
      if (!keepLines || code !== 0x0a) writer.space(node, at);
      else if (BLANK_LINE.test(data.slice(at, at + LONGEST_INDENT))) writer.blankLine();
      else writer.line();
    } else if (isFixedSpace(code)) {
      flush(at);
      if (!writer.isEmpty) writer.write(' ', node, at);
    } else if (isDropped(code)) flush(at);
    else if (isPrivatePlane(code)) {
      flush(at);
      at += 1;
    } else continue;
    run = at + 1;
  }
  if (!writer.full) flush(data.length);
}
