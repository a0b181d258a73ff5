import { allMatches } from '../text/all-matches.ts';
import { PICTURE_MARK, pictures } from '../text/pictures.ts';
import type { Document, Part } from './document.ts';
import type { Lattice } from './lattice.ts';
import { tokenRange } from './slots.ts';

/** What every question mark is: a cheap look before the dear one. */
const QUESTION_MARK = /[?？؟]/;
/** Inside a Latin word (`c?ll`) it is a mask and asks nothing. */
const QUESTION = /(?<![a-z]\?*)[?？؟]|[?？؟](?!\?*[a-z])/giu;
const BULLET = /^[^\S\n]*(?:[-–•*✅✔☑➡👉📌🔹🔸▪◾●○►]|\d{1,2}[.)])\s/gmu;
const LINE = /^[^\S\n]*(?=\S)/gmu;
/** Characters up to which a post is short, and from which it is long. */
const SHORT = 120;
const LONG = 400;

function addAll(part: Part, marks: RegExp, after: boolean, symbol: number, lattice: Lattice): void {
  for (const match of allMatches(marks, part.text)) {
    const [next] = tokenRange(part.tokens, match.index, match.index + match[0].length);
    const at = part.from + Math.min(Math.max(after ? next : next - 1, 0), part.tokens.length - 1);
    lattice.add(symbol, at, at + 1, 0);
  }
}

/** Characters of a part as a reader counts them: a letter in costume, with marks or beside what has no width is one. */
function lengthOf({ text, tokens }: Part): number {
  let { length } = text;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token) length -= Math.max(0, token.end - token.start - token.text.length);
  }
  return length;
}

/**
 * Adds what can be seen without reading: question marks (at the word before), lines, lines with bullets, pictographs (at the
 * word after), words in quotation marks, and whether the whole is short or long.
 */
export function addShapes(document: Document, lattice: Lattice, names: (name: string) => number): void {
  const { parts, tokens, quoted } = document;
  if (tokens.length === 0) return;
  for (const part of parts) {
    if (part.tokens.length === 0) continue;
    if (QUESTION_MARK.test(part.text)) addAll(part, QUESTION, false, names('question'), lattice);
    addAll(part, BULLET, true, names('bullet'), lattice);
    if (PICTURE_MARK.test(part.text)) addAll(part, pictures(), true, names('picture'), lattice);
    addAll(part, LINE, true, names('line'), lattice);
  }
  const inQuotes = names('quoted');
  for (let i = 0; i < tokens.length; i++) if (quoted[i] === 1) lattice.add(inQuotes, i, i + 1, 0);
  const length = parts.reduce((sum, part) => sum + lengthOf(part), 0);
  if (length < SHORT) lattice.add(names('short'), 0, tokens.length, 0);
  if (length >= LONG) lattice.add(names('long'), 0, tokens.length, 0);
}
