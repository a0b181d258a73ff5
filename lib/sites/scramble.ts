import { isHiddenByStyle, isHiddenPlainly, type StyleGuard } from './visible.ts';

/** One letter of a word whose letters stand in another order in the page than on the screen. */
export type Letter = { text: string; node: Node; offset: number };

const FEWEST = 4;
const MOST = 120;

/** Whether an element is a run of elements of one visible character each: only then are styles worth asking for. */
export function isCharacterSplit(element: Element): boolean {
  const count = element.childElementCount;
  if (count < FEWEST || count > MOST) return false;
  for (let child = element.firstChild; child; child = child.nextSibling) {
    if (child.nodeType === 3) {
      if ((child.nodeValue ?? '').trim() !== '') return false;
    } else if (child.nodeType === 1 && !isSingleCharacter(child)) return false;
  }
  return true;
}

/**
 * The letters in the order in which they are seen; decoys dropped. Undefined where the order is that of the page, so
 * that the ordinary reader does as well.
 */
export function lettersInSight(element: Element, guard: StyleGuard): Letter[] | undefined {
  const container = element.getAttribute('style') ?? '';
  const children = [...element.children];
  const inline = children.map((child) => child.getAttribute('style') ?? '');
  const ordered = inline.some((style) => /(?:^|[;\s])order\s*:/i.test(style));
  if (ordered && /display\s*:\s*(?:inline-)?flex/i.test(container)) {
    return sorted(
      children.map((child, index) => ({ child, style: inline[index] ?? '' })),
      ({ child, style }) => !isHiddenPlainly(child) && !/position\s*:\s*(?:absolute|fixed)/i.test(style),
      ({ style }) => Number(/(?:^|[;\s])order\s*:\s*(-?\d+)/i.exec(style)?.[1] ?? 0),
    );
  }
  const box = guard.styleOf(element);
  if (!box || !/flex|grid/.test(box.display)) return undefined;
  return sorted(
    children.map((child) => ({ child, style: guard.styleOf(child) })),
    ({ child, style }) =>
      !isHiddenPlainly(child) &&
      (style === undefined || (style.position === 'static' && !isHiddenByStyle(style))),
    ({ style }) => Number(style?.order ?? 0),
  );
}

function sorted<T extends { child: Element }>(
  items: T[],
  isSeen: (item: T) => boolean,
  orderOf: (item: T) => number,
): Letter[] {
  return items
    .filter(isSeen)
    .map((item) => ({ order: orderOf(item), letter: letterOf(item.child) }))
    .sort((one, other) => one.order - other.order)
    .flatMap(({ letter }) => (letter ? [letter] : []));
}

function isSingleCharacter(node: Node): boolean {
  return (
    [...(node.textContent ?? '').slice(0, 16)].filter((character) => !/\p{M}|\p{Cf}/u.test(character))
      .length <= 1
  );
}

/** The text node of an element that holds one character, however deep; bounded, since real ones are shallow. */
function letterOf(element: Element): Letter | undefined {
  let node: Node | null = element;
  for (let depth = 0; node && depth < 8; depth += 1) {
    if (node.nodeType === 3) return { text: node.nodeValue ?? '', node, offset: 0 };
    node = node.firstChild;
  }
  return undefined;
}
