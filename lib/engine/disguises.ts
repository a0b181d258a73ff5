import { BREAK, type Token } from '../text/tokenise.ts';
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
  /** Notes that no sentence ends inside a range of tokens. */
  heal: (start: number, end: number) => void;
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
  const { brk, tokens } = document;
  /** Symbol, start, end and what was undone, by turns. */
  const found: number[] = [];
  let healed = false;
  let broken = false;
  const add = (symbol: number, start: number, end: number, undone: number): void => {
    found.push(symbol, start, end, undone);
    if (undone !== 0) found.push(disguised, start, end, undone);
    if (undone !== 0 && end - start > 1) broken = true;
    heal(start, end);
  };
  const heal: Search['heal'] = (start, end) => {
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
    const search: Search = { part, known, pieces, vocabulary, add, heal };
    addBroken(search);
    addSpaced(search);
  }
  if (healed) renumber(document);
  const at = broken ? joinPieces(document, allPieces, found) : undefined;
  lattice.reset(document.tokens.length);
  for (let i = 0; i < found.length; i += 4) {
    const [symbol = 0, start = 0, end = 0, undone = 0] = found.slice(i, i + 4);
    if (at) lattice.add(symbol, at[start] ?? 0, (at[end - 1] ?? 0) + 1, undone);
    else lattice.add(symbol, start, end, undone);
  }
  return allPieces;
}

/**
 * Makes one token of the pieces of each broken word, so that it counts as one word for all that counts words. Gives the
 * new index of each token.
 */
function joinPieces(document: Document, pieces: Uint8Array, found: readonly number[]): number[] {
  const { tokens, partOf, brk, sentence, quoted, parts } = document;
  const goesOn = new Uint8Array(tokens.length);
  for (let i = 0; i < found.length; i += 4) {
    const start = found[i + 1] ?? 0;
    // What stands after a number may be its unit, which has a reader of its own.
    if (found[i + 3] === 0 || tokens[start - 1]?.digits === true) continue;
    goesOn.fill(1, start + 1, found[i + 2]);
  }
  const at: number[] = [];
  let last = -1;
  const joined: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const before = joined[last];
    if (!token) continue;
    if (before && goesOn[i] === 1 && (pieces[i] ?? 0) > 0 && (pieces[last] ?? 0) > 0) {
      joined[last] = { ...before, end: token.end, text: before.text + token.text, word: undefined };
      pieces[last] = INSIDE;
    } else {
      joined[++last] = token;
      pieces[last] = pieces[i] ?? 0;
      partOf[last] = partOf[i] ?? 0;
      brk[last] = brk[i] ?? 0;
      sentence[last] = sentence[i] ?? 0;
      quoted[last] = quoted[i] ?? 0;
    }
    at.push(last);
  }
  for (const part of parts) {
    const from = at[part.from] ?? 0;
    const to = at[part.from + part.tokens.length] ?? joined.length;
    part.tokens = joined.slice(from, to);
    part.from = from;
  }
  document.tokens = joined;
  for (const list of [partOf, brk, sentence, quoted]) list.length = joined.length;
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

/** Numbers the sentences anew: a dot or a line break inside a word ends none. */
function renumber({ brk, sentence }: Document): void {
  let line = 0;
  for (let i = 0; i < brk.length; i++) {
    if (brk[i] !== BREAK.none) line++;
    sentence[i] = line;
  }
}
