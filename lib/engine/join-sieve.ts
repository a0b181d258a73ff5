/** Bits of a sieve for joined words; one in forty of all pairs of words passes it by chance. */
const SIEVE_BITS = 19;
const SIEVE_MASK = (1 << SIEVE_BITS) - 1;

/** Whether two pieces may be one listed word: a cheap look at their ends before they are joined. */
export class JoinSieve {
  readonly #bits = new Uint8Array(1 << (SIEVE_BITS - 3));

  /** Lets a word pass: the characters from `from` up to `to`. */
  put(letters: Uint16Array, from: number, to: number): void {
    const first = ((letters[from] ?? 0) << 5) ^ (letters[from + 1] ?? 0);
    const hash = hashOf(first, ((letters[to - 2] ?? 0) << 5) ^ (letters[to - 1] ?? 0), to - from);
    this.#bits[hash >> 3] = (this.#bits[hash >> 3] ?? 0) | (1 << (hash & 7));
  }

  /** `length` is that of all pieces together, each of which has two letters or more. */
  passes(first: string, last: string, length: number): boolean {
    const end = last.length;
    const hash = hashOf(
      (first.charCodeAt(0) << 5) ^ first.charCodeAt(1),
      (last.charCodeAt(end - 2) << 5) ^ last.charCodeAt(end - 1),
      length,
    );
    return ((this.#bits[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
  }
}

/** Of Latin letters less than 2 ** 30 on the way: larger numbers are slow before code is compiled. */
function hashOf(begins: number, ends: number, length: number): number {
  return ((begins * 421) ^ (ends * 8111) ^ (length * 39119)) & SIEVE_MASK;
}
