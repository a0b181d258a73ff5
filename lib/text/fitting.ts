import { UNDONE } from './fold.ts';

/** What one written character of a broken word may stand for. */
export type Piece = {
  /** Letters that it is or looks like; none for a mere sign. */
  letters: string;
  /** What it costs to take it for a letter that it looks like. */
  cost: number;
  /** What it costs to take it for nothing (a dot between letters); -1 where it cannot be. */
  idle: number;
  /** Whether it may hide any one letter (an asterisk). */
  hides: boolean;
  /** What is undone by taking it for a letter that it is not, or for nothing. */
  undone: number;
};

export type Fit = { text: string; undone: number };

const A = 97;
const Z = 122;
const CLITICS = ['nya', 'ny', 'lah', 'mu', 'ku', '2'];
const SHORTEST = 4;
/** More words than a reader would think of: then nothing is read. */
const MOST_FITS = 8;
/** Looks into the list that one broken word may cost; keeps hostile texts linear. */
const MOST_LOOKS = 2_000;
const VOWEL_HIDDEN = 2;
export const CONSONANT_HIDDEN = 3;
const REPEATED = 1;
/** A vowel less: what everybody knows is read before what few do. */
const COMMON = 2;
/** A word as it stands is read before another one with a clitic. */
const CLITIC = 1;
/** Who hides letters by signs in a word puts none between its letters. */
const MIXED = 2;
/** Beside what was undone: a sign that may hide a letter was taken for nothing. */
const IDLE = 1 << 20;

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/**
 * Words in alphabetical order, in which those that fit a broken word are found letter by letter. Those with one first
 * letter are sorted when it is first asked for: a page asks for few.
 */
export class SortedWords {
  readonly #byFirst = new Map<string, string[]>();
  readonly #sorted = new Set<string>();
  readonly #common: ReadonlySet<string>;
  #words: readonly string[] = [];
  #pieces: readonly Piece[] = [];
  #best = 0;
  #looks = 0;
  #fits: Fit[] = [];

  /** Keeps words of `shortest` small Latin letters or more; `common` ones win where several fit. */
  constructor(words: Iterable<string>, common: ReadonlySet<string> = new Set(), shortest = SHORTEST) {
    this.#common = common;
    for (const list of [words, common]) {
      for (const word of list) {
        if (word.length < shortest) continue;
        const first = word.charAt(0);
        const same = this.#byFirst.get(first);
        if (same) same.push(word);
        else this.#byFirst.set(first, [word]);
      }
    }
  }

  /** The words with this first letter, in alphabetical order. */
  #wordsOf(first: string): readonly string[] {
    const words = this.#byFirst.get(first) ?? [];
    if (this.#sorted.has(first)) return words;
    const kept = new Set(words.filter((word) => /^[a-z]+$/.test(word)));
    const sorted = [...kept].sort();
    this.#byFirst.set(first, sorted);
    this.#sorted.add(first);
    return sorted;
  }

  /** Letters with which what the pieces stand for may begin. */
  #firstLetters(): string {
    let letters = '';
    for (const piece of this.#pieces) {
      if (piece.hides) return LETTERS;
      letters += piece.letters;
      if (piece.letters !== '' && piece.idle < 0) break;
    }
    return letters;
  }

  /**
   * The words that a row of pieces may stand for with the fewest letters hidden; a short clitic may follow.
   */
  fitting(pieces: readonly Piece[]): Fit[] {
    let known = 0;
    for (const { letters } of pieces) if (letters !== '') known++;
    this.#pieces = pieces;
    // Half of the letters may be hidden if vowels, fewer consonants.
    this.#best = Math.max(0, 2 * known - 2);
    this.#looks = 0;
    this.#fits = [];
    for (const letter of new Set(this.#firstLetters())) {
      this.#words = this.#wordsOf(letter);
      this.#walk(0, 0, this.#words.length, 0, 0, 0, '');
    }
    const common = this.#fits.filter((fit) => this.#common.has(fit.text));
    if (common.length > 0) return common;
    return this.#fits.length > MOST_FITS ? [] : this.#fits;
  }

  /** Words `low` to `high` share their first `depth` letters, which the pieces before `at` stand for. */
  #walk(
    at: number,
    low: number,
    high: number,
    depth: number,
    cost: number,
    bits: number,
    last: string,
  ): void {
    if (low >= high || cost > this.#best + COMMON || this.#looks > MOST_LOOKS) return;
    const first = this.#words[low] ?? '';
    const complete = first.length === depth && depth > 0;
    const piece = this.#pieces[at];
    if (piece === undefined) {
      if (complete) this.#keep(first, cost, bits);
      return;
    }
    const clitic = complete ? this.#costOfClitic(at) : -1;
    if (clitic >= 0) this.#keep(first, cost + clitic + CLITIC, bits);
    for (const letter of piece.letters) {
      const from = this.#upper(low, high, depth, letter.charCodeAt(0) - 1);
      if (this.#words[from]?.charAt(depth) !== letter) continue;
      const to = this.#upper(from, high, depth, letter.charCodeAt(0));
      this.#walk(at + 1, from, to, depth + 1, cost + piece.cost, bits | piece.undone, letter);
    }
    if (piece.idle >= 0) {
      const idle = piece.idle + (piece.hides && bits & UNDONE.masked ? MIXED : 0);
      this.#walk(at + 1, low, high, depth, cost + idle, bits | piece.undone | (piece.hides ? IDLE : 0), last);
    } else if (piece.letters === last) {
      this.#walk(at + 1, low, high, depth, cost + REPEATED, bits | UNDONE.repeated, last);
    }
    if (piece.hides) this.#hidden(at, low, high, depth, cost, bits);
  }

  /** Any letter may stand behind the piece. */
  #hidden(at: number, low: number, high: number, depth: number, cost: number, bits: number): void {
    // What looks like a letter rather is it.
    const looks = this.#pieces[at]?.letters === '' ? 0 : 1;
    let from = complete(this.#words[low], depth) ? low + 1 : low;
    while (from < high && this.#looks <= MOST_LOOKS) {
      const code = this.#words[from]?.charCodeAt(depth) ?? Z;
      const to = this.#upper(from, high, depth, code);
      const letter = String.fromCharCode(code);
      const price =
        ('aeiou'.includes(letter) ? VOWEL_HIDDEN : CONSONANT_HIDDEN) + (bits & IDLE ? MIXED : 0) + looks;
      this.#walk(at + 1, from, to, depth + 1, cost + price, bits | UNDONE.masked, letter);
      from = to;
    }
  }

  /** Index after the last word from `low` up to `high` whose letter at `depth` is `code` or comes before it. */
  #upper(low: number, high: number, depth: number, code: number): number {
    this.#looks++;
    while (low < high) {
      const middle = (low + high) >> 1;
      const letter = this.#words[middle]?.charCodeAt(depth) ?? 0;
      if (Number.isNaN(letter) || letter <= code) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** What it costs to take the pieces from `at` on for a clitic; -1 where they are none. */
  #costOfClitic(at: number): number {
    const left = this.#pieces.length - at;
    for (const clitic of CLITICS) {
      if (clitic.length !== left) continue;
      let cost = 0;
      let open = 0;
      for (let i = 0; i < left && cost >= 0; i++) {
        const piece = this.#pieces[at + i];
        if (piece?.letters.includes(clitic.charAt(i))) open++;
        else if (piece?.hides) cost += CONSONANT_HIDDEN;
        else cost = -1;
      }
      if (cost >= 0 && open > 0) return cost;
    }
    return -1;
  }

  #keep(text: string, cost: number, undone: number): void {
    const price = this.#common.has(text) ? cost - COMMON : cost;
    if (price > this.#best) return;
    if (price < this.#best) this.#fits = [];
    this.#best = price;
    if (!this.#fits.some((fit) => fit.text === text)) this.#fits.push({ text, undone: undone & ~IDLE });
  }
}

function complete(word: string | undefined, depth: number): boolean {
  return word !== undefined && word.length === depth;
}

/** Whether a character is a small Latin letter. */
export function isLatin(char: string): boolean {
  const code = char.charCodeAt(0);
  return char.length === 1 && code >= A && code <= Z;
}
