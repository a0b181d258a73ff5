import { SortedWords } from '../text/fitting.ts';
import { consonants, type Known } from '../text/undo.ts';

/** Affixes that stems are written with; what they swallow of a stem's first letter is not undone here. */
const BEFORE = [
  '',
  'di',
  'ber',
  'ter',
  'ke',
  'se',
  'me',
  'mem',
  'men',
  'meng',
  'pe',
  'pem',
  'pen',
  'peng',
  'ng',
  'm',
  'n',
];
const AFTER = ['', 'kan', 'an', 'in', 'i'];
const NONE: readonly string[] = [];

type Sources = {
  /** Words as they stand, words in which they may be written, stems that take affixes. */
  words: () => Iterable<string>;
  variants: () => Iterable<string>;
  stems: () => Iterable<string>;
  /** Words that win where several fit. */
  common: ReadonlySet<string>;
};

/**
 * The words of a pack for the reader of disguised ones. Both indexes are made when the first disguise turns up: most
 * pages have none.
 */
export function knownWords(from: Sources, is: Pick<Known, 'has' | 'lists'>): Known {
  let bones: Bones | undefined;
  let sorted: SortedWords | undefined;
  function* plain(): Iterable<string> {
    yield* from.common;
    yield* from.words();
    yield* from.stems();
  }
  function* all(): Iterable<string> {
    yield* from.words();
    yield* from.variants();
    for (const stem of from.stems()) for (const b of BEFORE) for (const a of AFTER) yield b + stem + a;
  }
  return {
    ...is,
    common: (word) => from.common.has(word),
    byConsonants: (text) => {
      bones ??= new Bones(plain());
      return bones.of(text);
    },
    fitting: (pieces) => {
      sorted ??= new SortedWords(all(), from.common);
      return sorted.fitting(pieces);
    },
  };
}

/** Words by their consonants; the words of one first consonant are indexed when it is first asked for. */
class Bones {
  readonly #waiting = new Map<string, string[]>();
  readonly #made = new Map<string, Map<string, string[]>>();

  constructor(words: Iterable<string>) {
    for (const word of words) {
      if (word.length < SHORTEST_BARE) continue;
      let at = 0;
      while (at < word.length && 'aeiou'.includes(word.charAt(at))) at++;
      push(this.#waiting, word.charAt(at), word);
    }
  }

  of(text: string): readonly string[] {
    const first = text.charAt(0);
    let index = this.#made.get(first);
    if (!index) {
      index = new Map();
      for (const word of this.#waiting.get(first) ?? []) {
        if (/^[a-z]+$/.test(word)) push(index, consonants(word), word);
      }
      this.#made.set(first, index);
    }
    return index.get(text) ?? NONE;
  }
}

/** Words from which vowels are dropped. */
const SHORTEST_BARE = 5;

function push(map: Map<string, string[]>, key: string, word: string): void {
  const list = map.get(key);
  if (list) list.push(word);
  else map.set(key, [word]);
}

/** Bits of a sieve for joined words; one in forty of all pairs of words passes it by chance. */
const SIEVE_BITS = 19;
const SIEVE_MASK = (1 << SIEVE_BITS) - 1;

/** Whether two pieces may be one listed word: a cheap look at their ends before they are joined. */
export class JoinSieve {
  readonly #bits = new Uint8Array(1 << (SIEVE_BITS - 3));

  constructor(...lists: Iterable<string>[]) {
    for (const words of lists) for (const word of words) this.#put(endsOf(word, word, word.length));
  }

  #put(hash: number): void {
    this.#bits[hash >> 3] = (this.#bits[hash >> 3] ?? 0) | (1 << (hash & 7));
  }

  /** `length` is that of all pieces together. */
  passes(first: string, last: string, length: number): boolean {
    const hash = endsOf(first, last, length);
    return ((this.#bits[hash >> 3] ?? 0) & (1 << (hash & 7))) !== 0;
  }
}

/** The first and the last two letters of a word in pieces, and its length, as one small number. */
function endsOf(first: string, last: string, length: number): number {
  const begins = (first.charCodeAt(0) << 5) ^ first.charCodeAt(1);
  const ends = (last.charCodeAt(last.length - 2) << 5) ^ last.charCodeAt(last.length - 1);
  const mixed = Math.imul(begins ^ (length << 11), 0x9e3779b1) ^ Math.imul(ends, 0x85ebca6b);
  return (mixed ^ (mixed >>> 15)) & SIEVE_MASK;
}
