import type { MatchPack } from '../schema/pack.ts';
import { type Amount, findAmounts, type MoneyTable } from '../text/amounts.ts';
import { UNDONE } from '../text/fold.ts';
import type { Token } from '../text/tokenise.ts';
import { consonants, readDisguised } from '../text/undo.ts';
import { INSIDE, PIECE } from './disguises.ts';
import type { Document, Part } from './document.ts';
import type { Lattice } from './lattice.ts';

/** A sum found in a document, in document token indexes, as rupiah a month. */
export type Sum = { start: number; end: number; low: number; high: number };

const ageBefore = new Set(['usia', 'umur', 'age', 'aged', 'umuran', 'yuswa', '年', '岁']);
const ageAfter = new Set(['th', 'thn', 'tahun', 'yo', 'years', 'taun', 'tahunan', '岁', '歲']);

type Names = (name: string) => number;

/** The pack's money words as the amount parser wants them. */
export function moneyTable(pack: MatchPack): MoneyTable {
  const words = new Map<string, MatchPack['money']['words']>();
  for (const entry of pack.money.words) {
    const first = entry.words[0] ?? '';
    words.set(first, [...(words.get(first) ?? []), entry]);
  }
  const { currencies, units, periods } = pack.money;
  return {
    currencies: new Map(Object.entries(currencies)),
    units: new Map(Object.entries(units)),
    periods: new Map(Object.entries(periods)),
    words,
    firstLetters: [...new Set([...words.keys()].map((word) => word.charAt(0)))].join(''),
  };
}

/** Bounded: posts hold few words with digits inside, an attacker's hold many. */
const MOST_READ = 2_000;
const readers = new WeakMap<MoneyTable, (word: string) => string>();

/** Undoes disguises of money words (d0lar, rup14h), each once. Anything else is left as it is. */
function moneyReader(table: MoneyTable): (word: string) => string {
  const known = readers.get(table);
  if (known) return known;
  const undo = moneyUndoer(table);
  const read = new Map<string, string>();
  const reader = (word: string): string => {
    const before = read.get(word);
    if (before !== undefined) return before;
    const found = undo(word);
    if (read.size >= MOST_READ) read.clear();
    read.set(word, found);
    return found;
  };
  readers.set(table, reader);
  return reader;
}

function moneyUndoer(table: MoneyTable): (word: string) => string {
  const has = (word: string): boolean =>
    table.units.has(word) || table.currencies.has(word) || table.periods.has(word);
  const names = new Map<string, string[]>();
  for (const list of [table.units, table.currencies, table.periods])
    for (const name of list.keys())
      names.set(consonants(name), [...(names.get(consonants(name)) ?? []), name]);
  const byConsonants = (bones: string): string[] => names.get(bones) ?? [];
  const known = { has, lists: has, common: has, byConsonants, fitting: () => [] };
  return (word) => {
    if (has(word)) return word;
    return readDisguised(word, known)[0]?.text ?? word;
  };
}

/**
 * Adds numbers, ages, contacts and sums of every part to the lattice; returns the sums. `pieces` tells which tokens are
 * only pieces of a broken word (1).
 */
export function addSlots(
  document: Document,
  lattice: Lattice,
  pack: MatchPack,
  table: MoneyTable,
  names: Names,
  pieces: Uint8Array,
): Sum[] {
  const sums: Sum[] = [];
  const readMoney = moneyReader(table);
  for (const part of document.parts) {
    const taken = contactTokens(part);
    addContacts(part, lattice, names, pieces);
    addNumbers(part, lattice, names, taken);
    for (const amount of findAmounts(part.text, part.tokens, table, (i) => taken[i] === 1, readMoney)) {
      const start = part.from + amount.from;
      const end = part.from + amount.to;
      // "3k" of a broken word (3k$p€r!€nc€) is no sum; "12 j.t" is one whose unit is broken.
      if (pieces[start] === INSIDE || (pieces[start] === PIECE && pieces[start + 1] !== PIECE)) continue;
      lattice.add(names('money'), start, end, 0);
      const foreign = amount.code !== 'IDR';
      // A sum in the money of the language it is written in says nothing of another country.
      if (!amount.implied) lattice.add(names(foreign ? 'money:foreign' : 'money:idr'), start, end, 0);
      sums.push({ start, end, ...monthly(amount, pack) });
    }
  }
  return sums;
}

/** Rupiah a month. A bare "1000 per bulan" is taken for dollars: nobody is paid a thousand rupiah. */
function monthly(amount: Amount, pack: MatchPack): { low: number; high: number } {
  const rate = pack.money.rates[amount.code ?? 'USD'] ?? 1;
  const times = rate * (amount.perMonth ?? 1);
  return { low: amount.low * times, high: amount.high * times };
}

const NO_TOKENS = new Uint8Array();

/** Marks tokens inside phone numbers, addresses and handles. */
function contactTokens(part: Part): Uint8Array {
  if (part.contacts.length === 0) return NO_TOKENS;
  const taken = new Uint8Array(part.tokens.length);
  for (const span of part.contacts) {
    const [from, to] = tokenRange(part.tokens, span.start, span.end);
    taken.fill(1, from, to);
  }
  return taken;
}

/** Indexes of the tokens that overlap a range of characters, half open. */
export function tokenRange(tokens: Token[], start: number, end: number): [number, number] {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.end ?? 0) <= start) low = middle + 1;
    else high = middle;
  }
  let to = low;
  while (to < tokens.length && (tokens[to]?.start ?? end) < end) to++;
  return [low, to];
}

function addContacts(part: Part, lattice: Lattice, names: Names, pieces: Uint8Array): void {
  for (const span of part.contacts) {
    const [from, to] = tokenRange(part.tokens, span.start, span.end);
    if (to <= from) continue;
    const start = part.from + from;
    const end = part.from + to;
    // What reads as a word in disguise is no handle: "@plik4$1".
    if (pieces[start] === INSIDE && part.text[span.start] === '@') continue;
    if (span.kind === 'phone-foreign') {
      lattice.add(names('phone'), start, end, 0);
      lattice.add(names('phone:foreign'), start, end, 0);
    } else {
      lattice.add(names(span.kind), start, end, 0);
    }
  }
}

function addNumbers(part: Part, lattice: Lattice, names: Names, taken: Uint8Array): void {
  const { tokens } = part;
  for (let i = 0; i < tokens.length; i++) {
    const text = tokens[i]?.text ?? '';
    if (!tokens[i]?.digits || taken[i] === 1 || !/^\d/.test(text)) continue;
    if (/^[\d.,]+$/.test(text)) lattice.add(names('number'), part.from + i, part.from + i + 1, 0);
    const age = /^(\d{2})([a-z]*)$/.exec(text);
    const value = Number(age?.[1]);
    if (!age || value < 12 || value > 65) continue;
    const unit = age[2] ?? '';
    const before = [tokens[i - 1]?.text, tokens[i - 2]?.text, tokens[i - 3]?.text];
    const after = [tokens[i + 1]?.text, tokens[i + 2]?.text];
    const told =
      (unit === '' && before.some((w) => w !== undefined && ageBefore.has(w))) ||
      ageAfter.has(unit) ||
      (unit === '' && after[0] !== undefined && ageAfter.has(after[0])) ||
      (unit === '' && after[1] !== undefined && ageAfter.has(after[1]) && /^\d{2}$/.test(after[0] ?? ''));
    if (told) lattice.add(names('age'), part.from + i, part.from + i + 1, 0);
  }
}

/** The bits that a person did on purpose; chat spelling such as dropped vowels is none. */
export const PURPOSEFUL =
  UNDONE.leetspeak |
  UNDONE.spacing |
  UNDONE.masked |
  UNDONE.homoglyph |
  UNDONE.invisible |
  UNDONE.emoji |
  UNDONE.reversed;
