import { BREAK, type Token } from '../text/tokenise.ts';
import { addBroken } from './broken-runs.ts';
import { type Document, type Part, stream } from './document.ts';
import type { Lattice } from './lattice.ts';
import { addSpaced } from './letters-apart.ts';
import type { Vocabulary } from './vocabulary.ts';

export type Add = (symbol: number, start: number, end: number, undone: number) => void;

/** A piece of a broken word that may be a sum all the same (12 j.t), and one that is none (3xp$rience). */
export const PIECE = 1;
export const INSIDE = 2;

/** What a part is searched with: its tokens, which of them have a meaning (1), and where findings go. */
export type Search = {
  part: Part;
  known: Uint8Array;
  /** Tokens that are found to be pieces of a broken word: they mean nothing by themselves (`PIECE`, `INSIDE`). */
  pieces: Uint8Array;
  vocabulary: Vocabulary;
  add: Add;
  /** Notes that no sentence ends inside a range of tokens, and maybe that its pieces are one word. */
  heal: (start: number, end: number, joins?: boolean) => void;
};

/**
 * Finds words that are broken up by signs, masks, blanks or emoji, makes one token of each, and begins the lattice with
 * what they stand for. Gives the tokens that are only pieces of such words (`PIECE`, `INSIDE`).
 */
export function addDisguises(
  document: Document,
  lattice: Lattice,
  vocabulary: Vocabulary,
  disguised: number,
): Uint8Array {
  const { tokens } = document;
  /** Symbol, start, end and what was undone, by turns. */
  const found: number[] = [];
  /** Of each token, 1 where it goes on with the word before. */
  let goesOn: number[] | undefined;
  const add = (symbol: number, start: number, end: number, undone: number): void => {
    found.push(symbol, start, end, undone);
    heal(start, end, undone !== 0);
    if (undone !== 0) found.push(disguised, start, end, undone);
  };
  const heal: Search['heal'] = (start, end, joins) => {
    goesOn ??= new Array<number>(tokens.length).fill(0);
    for (const token of tokens.slice(start + 1, end)) token.brk = BREAK.none;
    // What stands after a number may be its unit, which has a reader of its own.
    if (joins && !tokens[start - 1]?.digits) goesOn.fill(1, start + 1, end);
  };
  const allKnown = new Uint8Array(tokens.length);
  const allPieces = new Uint8Array(tokens.length);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token && vocabulary.knows(token)) allKnown[i] = 1;
  }
  for (const part of document.parts) {
    const to = part.from + part.tokens.length;
    const known = allKnown.subarray(part.from, to);
    const pieces = allPieces.subarray(part.from, to);
    const search: Search = { part, known, pieces, vocabulary, add, heal };
    addBroken(search);
    addSpaced(search);
  }
  const at = goesOn && joinPieces(document, allPieces, goesOn);
  lattice.reset(document.tokens.length);
  for (let i = 0; at && i < found.length; i += 4) {
    lattice.add(
      found[i] ?? 0,
      at[found[i + 1] ?? 0] ?? 0,
      (at[(found[i + 2] ?? 0) - 1] ?? 0) + 1,
      found[i + 3] ?? 0,
    );
  }
  return allPieces;
}

/**
 * Makes one token of the pieces of each broken word, so that it counts as one word for all that counts words, and numbers
 * the sentences anew. Gives the new index of each token.
 */
function joinPieces(document: Document, pieces: Uint8Array, goesOn: readonly number[]): number[] {
  const at: number[] = [];
  let last = -1;
  for (const part of document.parts) {
    const joined: Token[] = [];
    part.tokens.forEach((token, i) => {
      const before = joined.at(-1);
      if (before && goesOn[part.from + i] === 1 && pieces[last] && pieces[part.from + i]) {
        before.end = token.end;
        before.text += token.text;
        before.word = undefined;
        pieces[last] = INSIDE;
      } else {
        joined.push(token);
        pieces[++last] = pieces[part.from + i] ?? 0;
      }
      at.push(last);
    });
    part.from = last + 1 - joined.length;
    part.tokens = joined;
  }
  Object.assign(document, stream(document.parts, last + 1, document.cut));
  return at;
}

/** Longest piece of a broken word that might be taken for an abbreviation. */
const SHORT_PIECE = 3;
const beginsWithDigit = /^\d/;

/** Words of up to three letters that stand by themselves beside a sign: "di-luar", "on-line". */
const SMALL = new Set('di ke on in se tak non pre per pra'.split(' '));

/** Notes that the short pieces of a word that is listed as one ("gro-sir") are no words of their own. */
export function markSyllables({ part, pieces }: Search, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const text = part.tokens[i]?.text ?? '';
    if (text.length <= SHORT_PIECE && !SMALL.has(text)) pieces[i] = PIECE;
  }
}

/** Notes that short tokens, and those without a meaning, are pieces of one word; numbers stay what they are. */
export function markPieces({ part, known, pieces }: Search, from: number, to: number): void {
  for (let i = from; i < to; i++) {
    const token = part.tokens[i];
    if (!token || (token.digits && known[i] !== 1 && beginsWithDigit.test(token.text))) continue;
    if (known[i] !== 1 || token.text.length <= SHORT_PIECE) pieces[i] = PIECE;
  }
}
