import type { MatchPack } from '../schema/pack.ts';
import { stems, withoutClitics } from '../text/morphology.ts';
import { consonants, type Known, readDisguised } from '../text/undo.ts';

/** A symbol that a token stands for, and what had to be undone to see it. */
export type Meaning = { symbol: number; undone: number };

const CACHE_SIZE = 20_000;
const NONE: readonly string[] = [];
const NO_MEANING: readonly Meaning[] = [];

/** Which symbols a written token stands for: the word, its longer form, its stem, its undisguised form. */
export class Vocabulary {
  readonly known: Known;
  private readonly words = new Map<string, number>();
  private readonly stems = new Map<string, number>();
  private readonly exact = new Map<string, number>();
  private readonly variants = new Map<string, string[]>();
  private readonly cache = new Map<string, readonly Meaning[]>();
  private bones: Map<string, string[]> | undefined;
  private shapes: Map<string, string[]> | undefined;

  constructor(pack: MatchPack) {
    let symbol = 0;
    const fill = (map: Map<string, number>, joined: string): void => {
      if (joined === '') return;
      for (const word of joined.split(' ')) map.set(word, symbol++);
    };
    fill(this.words, pack.words);
    fill(this.stems, pack.stems);
    fill(this.exact, pack.exact);
    if (pack.variants !== '') {
      for (const entry of pack.variants.split(' ')) {
        const [variant = '', meant = ''] = entry.split('=');
        this.variants.set(variant, meant.split(','));
      }
    }
    this.known = {
      has: (word) => this.plain(word).length > 0,
      byConsonants: (text) => this.consonantIndex().get(text) ?? NONE,
      byShape: (length, first) => this.shapeIndex().get(`${length}${first}`) ?? NONE,
    };
  }

  /** Symbols of an undisguised word. */
  plain(word: string): readonly Meaning[] {
    const found = new Set<number>();
    const add = (form: string): void => {
      const symbol = this.words.get(form);
      if (symbol !== undefined) found.add(symbol);
      for (const meant of this.variants.get(form) ?? NONE) {
        const longer = this.words.get(meant);
        if (longer !== undefined) found.add(longer);
        const stem = this.stems.get(meant);
        if (stem !== undefined) found.add(stem);
      }
    };
    add(word);
    for (const bare of withoutClitics(word)) add(bare);
    if (word.length > 3 && word.endsWith('2')) {
      add(word.slice(0, -1));
      for (const bare of withoutClitics(word.slice(0, -1))) add(bare);
    }
    if (word.length >= 3 && this.stems.size > 0) {
      for (const candidate of stems(word)) {
        const symbol = this.stems.get(candidate);
        if (symbol !== undefined) found.add(symbol);
      }
    }
    return [...found].map((symbol) => ({ symbol, undone: 0 }));
  }

  /** Everything that a folded token stands for. */
  meanings(token: string): readonly Meaning[] {
    const cached = this.cache.get(token);
    if (cached) return cached;
    let found: readonly Meaning[] = this.plain(token);
    if (found.length === 0 && token.length >= 3 && token.length <= 40) {
      found = this.read(readDisguised(token, this.known));
    }
    const exact = this.exact.get(token);
    if (exact !== undefined) found = [...found, { symbol: exact, undone: 0 }];
    if (found.length === 0) found = NO_MEANING;
    if (this.cache.size >= CACHE_SIZE) this.cache.clear();
    this.cache.set(token, found);
    return found;
  }

  /** Symbol of a word or pictograph that is matched exactly as written; -1 for none. */
  exactly(text: string): number {
    return this.exact.get(text) ?? -1;
  }

  /** Symbols of the readings of something disguised. */
  read(readings: { text: string; undone: number }[]): Meaning[] {
    return readings.flatMap((r) => this.plain(r.text).map((m) => ({ symbol: m.symbol, undone: r.undone })));
  }

  private *all(): Iterable<string> {
    yield* this.words.keys();
    yield* this.stems.keys();
  }

  /** Made when the first word without its vowels turns up. */
  private consonantIndex(): Map<string, string[]> {
    if (this.bones) return this.bones;
    this.bones = new Map();
    for (const word of this.all()) {
      if (word.length < 5 || !/^[a-z]+$/.test(word)) continue;
      append(this.bones, consonants(word), word);
    }
    return this.bones;
  }

  private shapeIndex(): Map<string, string[]> {
    if (this.shapes) return this.shapes;
    this.shapes = new Map();
    for (const word of this.all()) {
      if (word.length >= 4 && /^[a-z]+$/.test(word)) append(this.shapes, `${word.length}${word[0]}`, word);
    }
    return this.shapes;
  }
}

function append(map: Map<string, string[]>, key: string, value: string): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
