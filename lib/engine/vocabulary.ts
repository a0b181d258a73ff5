import type { MatchPack } from '../schema/pack.ts';
import { stems, withoutClitics } from '../text/morphology.ts';
import type { Token } from '../text/tokenise.ts';
import { type Known, readBroken, readDisguised } from '../text/undo.ts';
import { JoinSieve, knownWords } from './known-words.ts';
import { readWords } from './word-list.ts';

/** A symbol that a token stands for, and what had to be undone to see it. */
export type Meaning = { symbol: number; undone: number };

/** The meanings of a word for one vocabulary. */
class Note {
  readonly reader: Vocabulary;
  readonly meanings: readonly Meaning[];

  constructor(reader: Vocabulary, meanings: readonly Meaning[]) {
    this.reader = reader;
    this.meanings = meanings;
  }
}

const CACHE_SIZE = 12_000;
const NO_MEANING: readonly Meaning[] = [];

/** Which symbols a written token stands for: the word, its longer form, its stem, its undisguised form. */
export class Vocabulary {
  readonly known: Known;
  private sieve: JoinSieve | undefined;
  private readonly words = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  /** The stems without their first letters. */
  private readonly tails: string[];
  /** The first two letters of each of them. */
  private readonly tailPairs = new Uint8Array(1024);
  private readonly shortTails: boolean;
  private readonly exact = new Map<string, number>();
  private readonly variants = new Map<string, string[]>();
  /** Two generations: what is asked for again outlives what is not. */
  private cache = new Map<string, readonly Meaning[]>();
  private older = new Map<string, readonly Meaning[]>();

  constructor(pack: MatchPack) {
    let symbol = 0;
    const fill = (map: Map<string, number>, written: string): void => {
      for (const word of readWords(written)) map.set(word, symbol++);
    };
    fill(this.words, pack.words);
    fill(this.stems, pack.stems);
    fill(this.exact, pack.exact);
    this.tails = [...new Set([...this.stems.keys()].map((stem) => stem.slice(1)))];
    for (const tail of this.tails) if (tail.length > 1) this.tailPairs[pairAt(tail, 1)] = 1;
    this.shortTails = this.tails.some((tail) => tail.length < 2);
    if (pack.variants !== '') {
      for (const entry of pack.variants.split(';')) {
        const [meant = '', ...variants] = entry.split(' ');
        const words = meant.split(',');
        for (const variant of variants) this.variants.set(variant, words);
      }
    }
    const { words, stems, variants } = this;
    this.known = knownWords(
      {
        words: () => words.keys(),
        stems: () => stems.keys(),
        variants: () => variants.keys(),
        common: pack.common,
      },
      { has: (word) => this.plain(word).length > 0, lists: (word) => words.has(word) || variants.has(word) },
    );
  }

  /** Symbols of an undisguised word. */
  plain(word: string): readonly Meaning[] {
    const found: number[] = [];
    this.addForm(word, found);
    for (const bare of withoutClitics(word)) this.addForm(bare, found);
    if (word.length > 3 && word.endsWith('2')) {
      const half = word.slice(0, -1);
      this.addForm(half, found);
      for (const bare of withoutClitics(half)) this.addForm(bare, found);
    }
    if (word.length >= 3 && this.mayHoldStem(word)) {
      for (const candidate of stems(word)) {
        addOnce(found, this.stems.get(candidate));
      }
    }
    return found.length === 0 ? NO_MEANING : found.map((symbol) => ({ symbol, undone: 0 }));
  }

  private addForm(form: string, found: number[]): void {
    addOnce(found, this.words.get(form));
    const meant = this.variants.get(form);
    if (!meant) return;
    for (const word of meant) {
      addOnce(found, this.words.get(word));
      addOnce(found, this.stems.get(word));
    }
  }

  /** An affix may swallow the first letter of a stem, nothing else of it: a cheap look before all affixes are tried. */
  private mayHoldStem(word: string): boolean {
    for (let i = 1; i < word.length; i++) {
      if (this.tailPairs[pairAt(word, i)] === 1) return this.tails.some((tail) => word.includes(tail));
    }
    return this.shortTails;
  }

  /** Everything that a token stands for; noted with its word, if that is kept. */
  of({ word, text }: Token): readonly Meaning[] {
    if (word === undefined) return this.meanings(text);
    if (word.note instanceof Note && word.note.reader === this) return word.note.meanings;
    const meanings = this.meanings(text);
    word.note = new Note(this, meanings);
    return meanings;
  }

  /** Everything that a folded token stands for. */
  meanings(token: string): readonly Meaning[] {
    return this.cache.get(token) ?? this.keep(token, this.older.get(token) ?? this.meaningsAnew(token));
  }

  private keep(token: string, found: readonly Meaning[]): readonly Meaning[] {
    if (this.cache.size >= CACHE_SIZE) {
      this.older = this.cache;
      this.cache = new Map();
    }
    this.cache.set(token, found);
    return found;
  }

  private meaningsAnew(token: string): readonly Meaning[] {
    let found: readonly Meaning[] = this.plain(token);
    if (found.length === 0 && token.length >= 3 && token.length <= 40) {
      found = this.read(readDisguised(token, this.known));
    }
    const exact = this.exact.get(token);
    if (exact !== undefined) found = [...found, { symbol: exact, undone: 0 }];
    return found.length === 0 ? NO_MEANING : found;
  }

  /** Number of its symbols; the next ones are those of the slots. */
  get size(): number {
    return this.words.size + this.stems.size + this.exact.size;
  }

  /** Symbol of a word or pictograph that is matched exactly as written; -1 for none. */
  exactly(text: string): number {
    return this.exact.get(text) ?? -1;
  }

  /** Everything that a run of letters and signs stands for, once what breaks it up is undone. */
  broken(chunk: string): readonly Meaning[] {
    // No token holds a blank.
    const key = ` ${chunk}`;
    return (
      this.cache.get(key) ?? this.keep(key, this.older.get(key) ?? this.read(readBroken(chunk, this.known)))
    );
  }

  /** Whether pieces of at least two letters, so many in all, may be one listed word. */
  mayJoin(first: string, last: string, length: number): boolean {
    this.sieve ??= new JoinSieve(this.words.keys(), this.variants.keys());
    return this.sieve.passes(first, last, length);
  }

  /** Symbols of the readings of something disguised. */
  read(readings: { text: string; undone: number }[]): Meaning[] {
    return readings.flatMap((r) => this.plain(r.text).map((m) => ({ symbol: m.symbol, undone: r.undone })));
  }
}

function addOnce(found: number[], symbol: number | undefined): void {
  if (symbol !== undefined && !found.includes(symbol)) found.push(symbol);
}

/** Two letters, the second at `i`, as one small number; some pairs share one. */
function pairAt(word: string, i: number): number {
  return ((word.charCodeAt(i - 1) & 31) << 5) | (word.charCodeAt(i) & 31);
}
