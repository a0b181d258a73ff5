import type { Site } from '../../../lib/schema/site.ts';
import { loadSites } from '../../pack/sites.ts';
import type { Inventor } from './invent.ts';
import { PARTS } from './parts.ts';

/** Pieces of a name such as `itemTitle`, `listing-card`, `URLBar`. */
const PIECE = /\p{Lu}+(?!\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|[\p{L}\p{M}]/gu;
/** Digits as people write them in telephone numbers, and longer ones than a page counts with. */
const DIGITS = /\d(?:[\s().-]?\d){7,}|\d{4,}/g;
/** What stands for an account, a post or a session: a row of hexadecimal digits, or letters and digits mixed. */
const HEXADECIMAL = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-f]{12,}/g;
const MIXED = /(?:[A-Za-z]+\d+){3,}[A-Za-z]*/g;
const INVENTED = /contoh/i;
/** Attributes whose value refers to an element, or is written for the page's own script. */
export const CODED =
  /^(?:id|for|componentkey|aria-(?:labelledby|describedby|controls|owns|details|activedescendant)|data-[a-z][a-z0-9-]*)$/;
const ATTRIBUTE = /\s([a-z][a-z0-9-]*)="([^"]*)"/g;

let known: Set<string> | undefined;

/** Every word that the selectors of the adapters hold, and those that pages are built with everywhere. */
function structure(): Set<string> {
  known ??= new Set([...PARTS, ...loadSites().flatMap(selectorWords)]);
  return known;
}

/** Strings within quotes are what attributes must hold, and those are read from names of attributes and ids. */
function selectorWords(site: Site): string[] {
  return (
    JSON.stringify(site.units).match(/(?:data-[a-z0-9-]+|id|componentkey|class)[*^$~|]?='[^']*'|#[\w-]+/g) ??
    []
  ).flatMap((part) => (part.match(PIECE) ?? []).map((word) => word.toLowerCase()));
}

function isStructure(piece: string): boolean {
  return /^[a-z]{1,2}$/i.test(piece) || structure().has(piece.toLowerCase());
}

/**
 * An id, or what an attribute holds for the page's script, with the words of the structure kept and all else invented,
 * each word and number the same for the same: what refers to it still does.
 */
export function inventedCode(value: string, inventor: Inventor): string {
  return value
    .replace(HEXADECIMAL, (code) => (/\d/.test(code) ? inventor.number(code) : code))
    .replace(MIXED, (code) => inventor.number(code))
    .replace(PIECE, (piece) => (isStructure(piece) ? piece : inventor.token(piece)))
    .replace(DIGITS, (digits) => inventor.number(digits));
}

/** Words in ids and in attributes for scripts that neither name a part of a page nor are invented. */
export function foreignWords(html: string): string[] {
  return [...html.matchAll(ATTRIBUTE)].flatMap(([, name = '', value = '']) =>
    CODED.test(name)
      ? (value.match(PIECE) ?? []).filter((piece) => !isStructure(piece) && !INVENTED.test(piece))
      : [],
  );
}
