import { UNDONE } from '../text/fold.ts';
import { readBroken } from '../text/undo.ts';
import type { Document, Part } from './document.ts';
import type { Lattice } from './lattice.ts';
import { tokenRange } from './slots.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A run without blanks that holds a letter next to a sign: worth a second look. */
const broken = /\S{4,48}/gu;
const letterThenSign = /[\p{L}\p{N}][^\p{L}\p{N}\p{M}\s,;:/()"“”?]+[\p{L}\p{N}]|^[@$!]\p{L}|\p{L}[@$!*]+$/u;
const outer = /^[^\p{L}\p{N}@$!|*]+|[^\p{L}\p{N}@$!|*]+$/gu;
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
    lattice.add(disguised, start, end, undone);
  };
  for (const part of document.parts) {
    addBroken(part, add, vocabulary);
    addSpaced(part, add, vocabulary);
  }
}

function isContact(part: Part, start: number, end: number): boolean {
  return part.contacts.some((c) => c.start < end && start < c.end);
}

function addBroken(part: Part, add: Add, vocabulary: Vocabulary): void {
  for (const match of part.text.matchAll(broken)) {
    if (!letterThenSign.test(match[0])) continue;
    const lead = /^[^\p{L}\p{N}@$!|*]+/u.exec(match[0])?.[0].length ?? 0;
    const core = match[0].replace(outer, '');
    const start = match.index + lead;
    if (core.length < 4 || isContact(part, start, start + core.length)) continue;
    const [from, to] = tokenRange(part.tokens, start, start + core.length);
    const inside = part.tokens.slice(from, to);
    // Words joined by a sign ("dan/atau", "loker*segera*") are themselves.
    if (inside.length === 0 || inside.every((t) => vocabulary.meanings(t.text).length > 0)) continue;
    if (inside.every((t) => /^[\d.,]+$/.test(t.text))) continue;
    const folded = foldedCore(part, from, to, start, core);
    for (const { symbol, undone } of vocabulary.read(readBroken(folded, vocabulary.known))) {
      add(symbol, part.from + from, part.from + to, undone);
    }
  }
}

/** The run with its words folded and its signs kept. */
function foldedCore(part: Part, from: number, to: number, start: number, core: string): string {
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
