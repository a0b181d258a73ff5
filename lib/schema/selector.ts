/** Longest selector and longest pattern that an adapter may hold, in characters. */
export const SELECTOR_MAX = 600;
export const PATTERN_MAX = 300;

const NAME = /^-?[_a-zA-Z\u00a0-\uffff][-\w\u00a0-\uffff]*/;
const ATTRIBUTE =
  /^\[\s*[-\w]+\s*(?:[~|^$*]?=\s*(?:"[^"\n]*"|'[^'\n]*'|-?[_a-zA-Z][-\w]*)\s*(?:[iIsS]\s*)?)?\]/;
/** Pseudo-classes that every supported browser knows and that cost no layout. */
const PLAIN_PSEUDO =
  /^:(?:root|empty|first-child|last-child|only-child|first-of-type|last-of-type|only-of-type)(?![-\w(])/;
const NESTING_PSEUDO = /^:(not|is|where|has)\(/;
const NTH_PSEUDO = /^:nth-(?:last-)?(?:child|of-type)\(\s*(?:odd|even|\d+|[-+]?\d*n(?:\s*[-+]\s*\d+)?)\s*\)/;
const COMBINATOR = /^\s*[>+~]\s*|^\s+/;

/**
 * Says what is wrong with a CSS selector list, or nothing. Knows the part of the grammar that adapters use: without a
 * DOM the build has nothing else to parse it with, and every browser is asked again when the adapter is loaded.
 */
export function selectorProblem(selector: string): string | undefined {
  if (selector.length > SELECTOR_MAX) return `a selector of at most ${SELECTOR_MAX} characters`;
  const end = selectorList(selector, 0, 0);
  if (typeof end === 'string') return end;
  return end === selector.length
    ? undefined
    : `a CSS selector (stopped at "${selector.slice(end, end + 20)}")`;
}

function selectorList(source: string, from: number, depth: number): number | string {
  if (depth > 4) return 'a CSS selector nested at most four deep';
  let at = from;
  for (;;) {
    const end = complexSelector(source, at, depth);
    if (typeof end === 'string') return end;
    at = end;
    const comma = /^\s*,\s*/.exec(source.slice(at));
    if (!comma) return at + (/^\s*(?=\)|$)/.exec(source.slice(at))?.[0].length ?? 0);
    at += comma[0].length;
  }
}

function complexSelector(source: string, from: number, depth: number): number | string {
  let at = from;
  if (depth > 0) at += /^\s*(?:[>+~]\s*)?/.exec(source.slice(at))?.[0].length ?? 0;
  for (;;) {
    const end = compoundSelector(source, at, depth);
    if (typeof end === 'string') return end;
    at = end;
    const rest = source.slice(at);
    const combinator = COMBINATOR.exec(rest);
    if (!combinator || /^\s*(?:,|\)|$)/.test(rest)) return at;
    at += combinator[0].length;
  }
}

function compoundSelector(source: string, from: number, depth: number): number | string {
  let at = from;
  const type = /^\*/.exec(source.slice(at)) ?? NAME.exec(source.slice(at));
  if (type) at += type[0].length;
  for (;;) {
    const rest = source.slice(at);
    const simple = ATTRIBUTE.exec(rest) ?? PLAIN_PSEUDO.exec(rest) ?? NTH_PSEUDO.exec(rest);
    if (simple) {
      at += simple[0].length;
      continue;
    }
    const nesting = NESTING_PSEUDO.exec(rest);
    if (nesting) {
      const end = selectorList(source, at + nesting[0].length, depth + 1);
      if (typeof end === 'string') return end;
      if (source[end] !== ')') return `a closing bracket after ":${nesting[1]}("`;
      at = end + 1;
      continue;
    }
    const named = /^[.#]/.test(rest) ? NAME.exec(rest.slice(1)) : null;
    if (!named) break;
    at += 1 + named[0].length;
  }
  return at > from ? at : `a CSS selector (stopped at "${source.slice(at, at + 20)}")`;
}
