import { BREAK } from '../text/tokenise.ts';
import { addBroken } from './broken-runs.ts';
import type { Document, Part } from './document.ts';
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
};

/**
 * Finds words that are broken up by signs, masks, blanks or emoji and adds what they stand for. Gives the tokens that are
 * only pieces of such words (`PIECE`, `INSIDE`).
 */
export function addDisguises(
  document: Document,
  lattice: Lattice,
  vocabulary: Vocabulary,
  disguised: number,
): Uint8Array {
  const { brk, tokens } = document;
  let healed = false;
  const add = (symbol: number, start: number, end: number, undone: number): void => {
    lattice.add(symbol, start, end, undone);
    if (undone !== 0) lattice.add(disguised, start, end, undone);
    for (let i = start + 1; i < end; i++) {
      if ((brk[i] ?? BREAK.none) === BREAK.none) continue;
      brk[i] = BREAK.none;
      healed = true;
    }
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
    const search: Search = { part, known, pieces, vocabulary, add };
    addBroken(search);
    addSpaced(search);
  }
  if (healed) renumber(document);
  return allPieces;
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

/** Numbers the sentences anew: a dot or a line break inside a word ends none. */
function renumber({ brk, sentence }: Document): void {
  let line = 0;
  for (let i = 0; i < brk.length; i++) {
    if (brk[i] !== BREAK.none) line++;
    sentence[i] = line;
  }
}
