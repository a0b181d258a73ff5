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

/** Reads what a person sees in `top`, from nodes alone: no layout, no recursion, whatever the depth. */
export function readText(top: Element, rules: TextRules): TextMap {
  const writer = new TextWriter();
  const guard = rules.guard ?? new StyleGuard();
  const walk = new Walk(top);
  let node = walk.firstChild(top);
  if (top.tagName === 'IMG') writePicture(writer, top);
  while (node && !writer.full) {
    let descend = walk.isObject(node);
    if (!descend && node.nodeType === 3) writeTextNode(writer, node, rules.keepLines);
    else if (!descend && node.nodeType === 1) {
      const element = node as Element;
      descend = enter(element, writer, rules, guard) && element.firstChild !== null;
      if (!descend && isBlock(element) && !SILENT.has(element.tagName)) endBlock(element, writer);
    }
    node = (descend ? walk.firstChild(node) : null) ?? next(node, top, writer, walk);
  }
  return writer.finish();
}

/** The next node outside `node`; blocks that end on the way begin a new line. */
function next(from: Node, top: Element, writer: TextWriter, walk: Walk): Node | null {
  let node = from;
  for (;;) {
    const sibling = walk.nextSibling(node);
    if (sibling) return sibling;
    const parent = walk.parent(node);
    if (!parent || parent === top) return null;
    if (!walk.isObject(parent) && isBlock(parent as Element)) endBlock(parent as Element, writer);
    node = parent;
  }
}

/**
 * Steps from node to node. Facebook wraps links in `<object>`, and Chromium answers any question to one with a layout
 * of the whole page; the getters of the prototype do not ask for it.
 */
class Walk {
  private readonly objects: Set<Node>;

  constructor(top: Element) {
    this.objects = new Set(top.querySelectorAll('object,embed'));
  }

  isObject(node: Node): boolean {
    return this.objects.has(node);
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
function enter(element: Element, writer: TextWriter, rules: TextRules, guard: StyleGuard): boolean {
  if (SILENT.has(element.tagName)) return false;
  if (element.tagName === 'IMG') {
    if (!isHiddenPlainly(element)) writePicture(writer, element);
    return false;
  }
  if (isHiddenPlainly(element) || rules.skip?.(element) || guard.hides(element)) return false;
  if (isBlock(element) && element.tagName !== 'BR') {
    if (PARAGRAPHS.has(element.tagName) || rules.isParagraph?.(element)) writer.blankLine();
    else writer.line();
  }
  if (!isCharacterSplit(element)) return true;
  const letters = lettersInSight(element, guard);
  for (const letter of letters ?? []) writeCharacters(writer, letter.text, letter.node, rules.keepLines);
  return letters === undefined;
}

function endBlock(element: Element, writer: TextWriter): void {
  if (element.tagName === 'BR') writer.lineEnd();
  else if (PARAGRAPHS.has(element.tagName)) writer.blankLine();
  else writer.line();
}

function isBlock(element: Element): boolean {
  if (!BLOCKS.has(element.tagName)) return false;
  const style = element.getAttribute('style');
  return style === null || !INLINE_STYLE.test(style);
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

function writeTextNode(writer: TextWriter, node: Node, keepLines: boolean): void {
  const data = node.nodeValue;
  if (data) writeCharacters(writer, data, node, keepLines);
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
