import type { MatchPack } from '../schema/pack.ts';
import { stems, withoutClitics } from '../text/morphology.ts';
import type { Token } from '../text/tokenise.ts';
import { type Known, readBroken, readDisguised } from '../text/undo.ts';
import { JoinSieve } from './join-sieve.ts';
import { knownWords } from './known-words.ts';
import { readMeanings } from './meanings.ts';
import { WordTable } from './word-table.ts';

/** A symbol that a token stands for, and what had to be undone to see it. */
export type Meaning = { symbol: number; undone: number };

/** The meanings of a word for one vocabulary: symbols and what was undone by turns, since they are read for every word. */
class Note {
  readonly reader: Vocabulary;
  readonly pairs: readonly number[];

  constructor(reader: Vocabulary, pairs: readonly number[]) {
    this.reader = reader;
    this.pairs = pairs;
  }
}

const CACHE_SIZE = 20_000;
const NO_MEANING: readonly Meaning[] = [];
const NO_PAIRS: readonly number[] = [];
/** Stands in the cache for what makes no word. */
const UNREAD: readonly Meaning[] = [];
const lettersOnly = /^[a-z]+$/;
/** Ends of a word that may be a letter written twice, and spellings of before 1972. */
const unusual = /(.)\1$|oe|dj|tj/;
const oldSpelling = /oe|dj|tj/;

/** Which symbols a written token stands for: the word, its longer form, its stem, its undisguised form. */
export class Vocabulary {
  readonly known: Known;
  readonly #sieve = new JoinSieve();
  /** Symbols are counted on from table to table: words, stems, exact words. */
  readonly #words: WordTable;
  readonly #stems: WordTable;
  readonly #exact: WordTable;
  /** The stems without their first letters, by the two letters with which they begin. */
  readonly #tails: (string[] | undefined)[] = new Array(1024).fill(undefined);
  /** Whether one of them is shorter than that. */
  #shortTails = false;
  /** Words of daily life, with or without a meaning here. */
  readonly #common: WordTable;
  readonly #variants: WordTable;
  /** Of each variant the symbols that it stands for. */
  readonly #meant: readonly (readonly number[])[];
  /** Two generations: what is asked for again outlives what is not. */
  #cache = new Map<string, readonly Meaning[]>();
  #older = new Map<string, readonly Meaning[]>();

  constructor(pack: MatchPack) {
    this.#stems = new WordTable(pack.stems);
    this.#exact = new WordTable(pack.exact, this.#sieve);
    this.#common = new WordTable(pack.common);
    this.#variants = new WordTable(pack.variants, this.#sieve);
    // The longest last: by then the code that reads it is fast.
    this.#words = new WordTable(pack.words, this.#sieve);
    this.#meant = readMeanings(pack.meant);
    for (const stem of this.#stems) this.#addTail(stem.slice(1));
    this.known = knownWords(
      {
        words: this.#words,
        variants: this.#variants,
        exact: this.#exact,
        stems: this.#stems,
        common: this.#common,
      },
      (word) => this.#exact.has(word) || this.isCommon(word) || this.plain(word).length > 0,
    );
  }

  /** Symbols of an undisguised word. */
  plain(word: string): readonly Meaning[] {
    const found: number[] = [];
    this.#addForm(word, found);
    for (const bare of withoutClitics(word)) this.#addForm(bare, found);
    if (word.length > 3 && word.endsWith('2')) {
      const half = word.slice(0, -1);
      this.#addForm(half, found);
      for (const bare of withoutClitics(half)) this.#addForm(bare, found);
    }
    if (word.length >= 3 && this.#mayHoldStem(word)) {
      for (const candidate of stems(word)) {
        addOnce(found, this.#stemOf(candidate));
      }
    }
    return found.length === 0 ? NO_MEANING : found.map((symbol) => ({ symbol, undone: 0 }));
  }

  #addForm(form: string, found: number[]): void {
    addOnce(found, this.#words.placeOf(form));
    const variant = this.#variants.placeOf(form);
    if (variant >= 0) for (const symbol of this.#meant[variant] ?? []) addOnce(found, symbol);
  }

  /** Symbol of a stem, or -1. */
  #stemOf(stem: string): number {
    const place = this.#stems.placeOf(stem);
    return place < 0 ? place : this.#words.size + place;
  }

  #addTail(tail: string): void {
    if (tail.length < 2) {
      this.#shortTails = true;
      return;
    }
    const pair = pairAt(tail, 1);
    this.#tails[pair] = [...(this.#tails[pair] ?? []), tail];
  }

  /** An affix may swallow the first letter of a stem, nothing else of it: a cheap look before all affixes are tried. */
  #mayHoldStem(word: string): boolean {
    if (this.#shortTails) return true;
    for (let i = 1; i < word.length; i++) {
      const list = this.#tails[pairAt(word, i)];
      if (list === undefined) continue;
      for (let k = 0; k < list.length; k++) if (word.startsWith(list[k] ?? '', i - 1)) return true;
    }
    return false;
  }

  /** Everything that a token stands for, symbols and what was undone by turns; noted with its word, if that is kept. */
  of({ word, text }: Token): readonly number[] {
    if (word === undefined) return pairsOf(this.meanings(text));
    if (word.note instanceof Note && word.note.reader === this) return word.note.pairs;
    const pairs = pairsOf(this.meanings(text));
    word.note = new Note(this, pairs);
    return pairs;
  }

  /** Whether a token has a meaning as it stands, without anything undone. */
  knows(token: Token): boolean {
    const pairs = this.of(token);
    for (let i = 1; i < pairs.length; i += 2) if (pairs[i] === 0) return true;
    return false;
  }

  /** Whether a word is one of daily life, which hides nothing. */
  isCommon(word: string): boolean {
    return this.#common.has(word) || withoutClitics(word).some((bare) => this.#common.has(bare));
  }

  /** Symbols of an undisguised word, as a word and exactly as written. */
  whole(word: string): readonly Meaning[] {
    const found = this.plain(word);
    const exact = this.exactly(word);
    return exact < 0 ? found : [...found, { symbol: exact, undone: 0 }];
  }

  /** Everything that a folded token stands for. */
  meanings(token: string): readonly Meaning[] {
    return this.#cache.get(token) ?? this.#keep(token, this.#older.get(token) ?? this.#meaningsAnew(token));
  }

  #keep(token: string, found: readonly Meaning[]): readonly Meaning[] {
    if (this.#cache.size >= CACHE_SIZE) {
      this.#older = this.#cache;
      this.#cache = new Map();
    }
    this.#cache.set(token, found);
    return found;
  }

  #meaningsAnew(token: string): readonly Meaning[] {
    const found = this.whole(token);
    if (token.length < 3 || token.length > 40 || this.isCommon(token)) return found;
    // "K4mboja" may be listed as it is written and means "kamboja" as well, "gajii" may have a suffix and means "gaji".
    if (found.length === 0 || !lettersOnly.test(token) || (unusual.test(token) && !this.known.lists(token))) {
      const readings = readDisguised(token, this.known);
      // "Batoe" is "batu" as it was once spelled rather than "bato" with a suffix.
      const old = oldSpelling.test(token) && readings.some(({ text }) => this.known.lists(text));
      return [...(old ? [] : found), ...this.read(readings)];
    }
    return found;
  }

  /** Number of its symbols; the next ones are those of the slots. */
  get size(): number {
    return this.#words.size + this.#stems.size + this.#exact.size;
  }

  /** Symbol of a word or pictograph that is matched exactly as written; -1 for none. */
  exactly(text: string): number {
    const place = this.#exact.placeOf(text);
    return place < 0 ? place : this.#words.size + this.#stems.size + place;
  }

  /**
   * Everything that a run of letters and signs stands for, once what breaks it up is undone; undefined where it makes no
   * word.
   */
  broken(chunk: string): readonly Meaning[] | undefined {
    // No token holds a blank.
    const key = ` ${chunk}`;
    const found = this.#cache.get(key) ?? this.#keep(key, this.#older.get(key) ?? this.#brokenAnew(chunk));
    return found === UNREAD ? undefined : found;
  }

  #brokenAnew(chunk: string): readonly Meaning[] {
    const readings = readBroken(chunk, this.known);
    return readings.length === 0 ? UNREAD : this.read(readings);
  }

  /** Whether pieces of at least two letters, so many in all, may be one listed word. */
  mayJoin(first: string, last: string, length: number): boolean {
    return this.#sieve.passes(first, last, length);
  }

  /** Symbols of the readings of something disguised. */
  read(readings: { text: string; undone: number }[]): Meaning[] {
    return readings.flatMap(({ text, undone }) => this.whole(text).map(({ symbol }) => ({ symbol, undone })));
  }
}

function pairsOf(meanings: readonly Meaning[]): readonly number[] {
  return meanings.length === 0 ? NO_PAIRS : meanings.flatMap(({ symbol, undone }) => [symbol, undone]);
}

function addOnce(found: number[], symbol: number): void {
  if (symbol >= 0 && !found.includes(symbol)) found.push(symbol);
}

/** Two letters, the second at `i`, as one small number; some pairs share one. */
function pairAt(word: string, i: number): number {
  return ((word.charCodeAt(i - 1) & 31) << 5) | (word.charCodeAt(i) & 31);
}
