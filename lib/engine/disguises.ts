import { UNDONE } from '../text/fold.ts';
import { readBroken } from '../text/undo.ts';
import type { Document, Part } from './document.ts';
import type { Lattice } from './lattice.ts';
import type { Vocabulary } from './vocabulary.ts';

type Add = (symbol: number, start: number, end: number, undone: number) => void;

/** Letters set apart: `k a m b o j a`, `k.a.m.b.o.j.a`. */
const MOST_RUN = 60;
const LONGEST_WORD = 20;

/** Finds words that are broken up by signs, masks, blanks or emoji and adds what they stand for. */
export function addDisguises(
  document: Document,
  lattice: Lattice,
  vocabulary: Vocabulary,
  disguised: number,
): void {
  const add = (symbol: number, start: number, end: number, undone: number): void => {
    lattice.add(symbol, start, end, undone);
    if (undone !== 0) lattice.add(disguised, start, end, undone);
  };
  for (const part of document.parts) {
    addBroken(part, add, vocabulary);
    addSpaced(part, add, vocabulary);
  }
}

/** How far the contacts up to each one reach: they are in order of their starts. */
function reaches(contacts: Part['contacts']): Uint32Array {
  const reach = new Uint32Array(contacts.length);
  let furthest = 0;
  contacts.forEach(({ end }, i) => {
    furthest = Math.max(furthest, end);
    reach[i] = furthest;
  });
  return reach;
}

/** Whether a range of characters touches a contact. */
function isContact({ contacts }: Part, reach: Uint32Array, start: number, end: number): boolean {
  let low = 0;
  let high = contacts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((contacts[middle]?.start ?? end) < end) low = middle + 1;
    else high = middle;
  }
  return low > 0 && (reach[low - 1] ?? 0) > start;
}

/**
 * A run of words without blanks between them that holds a sign inside (`k*mboja`, `dan/atau`) or a sign that stands for
 * a letter at an end (`$lot`).
 */
function addBroken(part: Part, add: Add, vocabulary: Vocabulary): void {
  const { tokens, text } = part;
  const signs = endSigns.test(text);
  const reach = reaches(part.contacts);
  for (let from = 0; from < tokens.length; ) {
    let to = from + 1;
    while (to < tokens.length && to - from < MOST_PIECES && isJoined(part, to)) to++;
    const start = tokens[from]?.start ?? 0;
    const end = tokens[to - 1]?.end ?? 0;
    const before = signs ? signsFrom(text, start - 1, -1) : 0;
    const after = signs ? signsFrom(text, end, 1) : 0;
    if (to - from > 1 || before + after > 0)
      readRun(part, reach, from, to, start - before, end + after, add, vocabulary);
    from = to;
  }
}

const endSigns = /[@$*!]/;
const SIGNS = new Set(['@', '$', '*', '!']);
const MOST_PIECES = 24;

/** How many signs (at most two) stand right before or after a run. */
function signsFrom(text: string, at: number, step: 1 | -1): number {
  let many = 0;
  while (many < 2 && SIGNS.has(text[at + many * step] ?? '')) many++;
  return many;
}

/** Whether only signs, few and none of them a separator, stand between a token and the one before. */
function isJoined(part: Part, i: number): boolean {
  const start = part.tokens[i - 1]?.end ?? 0;
  const end = part.tokens[i]?.start ?? 0;
  if (end - start < 1 || end - start > 4) return end === start && part.tokens[i]?.unspaced === false;
  for (let at = start; at < end; at++) {
    const code = part.text.charCodeAt(at);
    if (code <= 32 || code === 44 || code === 59 || code === 58 || code === 47 || code === 40 || code === 41)
      return false;
    if (code === 0xa0 || code === 34 || code === 63) return false;
  }
  return true;
}

function readRun(
  part: Part,
  reach: Uint32Array,
  from: number,
  to: number,
  start: number,
  end: number,
  add: Add,
  vocabulary: Vocabulary,
): void {
  if (end - start < 4 || end - start > LONGEST_RUN || isContact(part, reach, start, end)) return;
  const inside = part.tokens.slice(from, to);
  // Words joined by a sign ("dan-atau", "loker*segera*") are themselves, and may be one word as well ("on-line").
  if (inside.every((t) => vocabulary.meanings(t.text).length > 0)) {
    const joined = inside.length > 1 ? inside.map((t) => t.text).join('') : '';
    if (joined.length < 4) return;
    for (const { symbol } of vocabulary.plain(joined)) add(symbol, part.from + from, part.from + to, 0);
    return;
  }
  if (inside.every((t) => numeric.test(t.text))) return;
  const folded = foldedRun(part, from, to, start, part.text.slice(start, end));
  for (const { symbol, undone } of vocabulary.read(readBroken(folded, vocabulary.known))) {
    add(symbol, part.from + from, part.from + to, undone);
  }
}

const LONGEST_RUN = 48;
const numeric = /^[\d.,]+$/;

/** The run with its words folded and its signs kept. */
function foldedRun(part: Part, from: number, to: number, start: number, core: string): string {
  let text = '';
  let at = start;
  for (let i = from; i < to; i++) {
    const token = part.tokens[i];
    if (!token) continue;
    text += part.text.slice(at, Math.max(at, token.start)) + token.text;
    at = token.end;
  }
  return text + part.text.slice(at, start + core.length);
}

/** Runs of single characters set apart in one way; the words in them are found from left to right, longest first. */
function addSpaced(part: Part, add: Add, vocabulary: Vocabulary): void {
  const { tokens } = part;
  for (let i = 0; i + 2 < tokens.length; i++) {
    let to = i;
    while (to < tokens.length && to - i < MOST_RUN && isSingle(tokens[to]?.text) && !tokens[to]?.unspaced) {
      if (to > i) {
        const gap = part.text.slice(tokens[to - 1]?.end ?? 0, tokens[to]?.start ?? 0);
        if (gap.length > 3 || gap.includes('\n')) break;
      }
      to++;
    }
    if (to - i >= 3) addRun(part, i, to, add, vocabulary);
    if (to > i) i = to - 1;
  }
}

function isSingle(text: string | undefined): boolean {
  return text !== undefined && text.length === 1;
}

function addRun(part: Part, from: number, to: number, add: Add, vocabulary: Vocabulary): void {
  const letters = part.tokens.slice(from, to).map((t) => t.text);
  if (letters.every((l) => /\d/.test(l))) return;
  for (let i = 0; i < letters.length; i++) {
    for (let length = Math.min(LONGEST_WORD, letters.length - i); length >= 3; length--) {
      const word = letters.slice(i, i + length).join('');
      const whole = i === 0 && length === letters.length;
      if (length === 3 && !whole) break;
      const found = vocabulary.meanings(word);
      if (found.length === 0) continue;
      const start = part.from + from + i;
      for (const m of found) add(m.symbol, start, start + length, m.undone | UNDONE.spacing);
      i += length - 1;
      break;
    }
  }
}
