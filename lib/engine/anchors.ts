import type { Places } from './encode.ts';
import type { Element, Grammar, Sequence } from './grammar.ts';

/** What stands in almost every post is a poor anchor, however few sequences use it. */
const FREQUENT = 100;
const COMMON =
  'dan yang untuk di ke dari ini itu dengan dalam pada ada tidak bisa akan kami saya kamu atau juga sudah kerja 1 2 3 the and to of in a for you is are'.split(
    ' ',
  );

function members(element: Element): number[] {
  return 'symbols' in element ? element.symbols : [];
}

/**
 * Chooses for each sequence the element by which it is found in a post: the rarest one; and the rarest other symbol that it
 * cannot do without (the anchor again where there is none). A symbol is rarer the fewer sequences use it; slots, fields,
 * groups and the commonest words stand in almost every post.
 */
export function anchors(sequences: Sequence[], grammar: Grammar): (sequence: Sequence) => Places {
  const costs = new Map<number, number>();
  const words = new Set([...grammar.words.values(), ...grammar.stems.values(), ...grammar.exact.values()]);
  for (const word of COMMON) words.delete(grammar.words.get(word) ?? -1);
  for (const { elements } of sequences) {
    for (const symbol of elements.flatMap(members)) {
      costs.set(symbol, (costs.get(symbol) ?? (words.has(symbol) ? 0 : FREQUENT)) + 1);
    }
  }
  const cost = (element: Element | undefined): number => {
    if (!element || 'gap' in element) return Number.POSITIVE_INFINITY;
    return element.symbols.reduce((sum, symbol) => sum + (costs.get(symbol) ?? 0), 0);
  };
  return ({ elements }) => {
    let anchor = 0;
    elements.forEach((element, i) => {
      if (cost(element) < cost(elements[anchor])) anchor = i;
    });
    let must = anchor;
    elements.forEach((element, i) => {
      if (i === anchor || members(element).length !== 1) return;
      if (must === anchor || cost(element) < cost(elements[must])) must = i;
    });
    return { anchor, must };
  };
}
