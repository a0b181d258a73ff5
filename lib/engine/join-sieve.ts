/** Holes of a sieve for joined words, less one: one in twenty of all pairs of words passes it. */
const SIEVE = (1 << 19) - 1;

/** Whether two pieces may be one listed word: a cheap look at their ends before they are joined. */
export class JoinSieve {
  readonly #open = new Uint8Array(SIEVE + 1);

  /** Lets a word pass: the characters from `from` up to `to`. */
  put(letters: Uint16Array, from: number, to: number): void {
    const first = ((letters[from] ?? 0) << 5) ^ (letters[from + 1] ?? 0);
    const last = ((letters[to - 2] ?? 0) << 5) ^ (letters[to - 1] ?? 0);
    this.#open[hashOf(first, last, to - from)] = 1;
  }

  /** `length` is that of all pieces together, each of which has two letters or more. */
  passes(first: string, last: string, length: number): boolean {
    const end = last.length;
    const hash = hashOf(
      (first.charCodeAt(0) << 5) ^ first.charCodeAt(1),
      (last.charCodeAt(end - 2) << 5) ^ last.charCodeAt(end - 1),
      length,
    );
    return this.#open[hash] === 1;
  }
}

/** Of Latin letters less than 2 ** 30 on the way: larger numbers are slow before code is compiled. */
function hashOf(begins: number, ends: number, length: number): number {
  return ((begins * 421) ^ (ends * 8111) ^ (length * 39119)) & SIEVE;
}
