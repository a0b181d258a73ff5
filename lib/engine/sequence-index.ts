import type { MatchPack } from '../schema/pack.ts';
import { FIRST, NEW_SET, SHORT_GAP, SYMBOLS } from './decode.ts';
import { highMark, lowMark } from './lattice.ts';
import { readInto } from './numbers.ts';
import type { Sets } from './sets.ts';

/**
 * Numbers of an entry: another element without which the sequence cannot hold, a symbol or a set (`ALONE` if the anchor is
 * all there is); both marks of what stands right after the anchor (0 for a gap or nothing), and before it; where its
 * details are, or the output of one that is alone. Details are rarely asked for: the output; places of the first element,
 * the anchor and the last element.
 */
export const ENTRY = 6;
export const ALONE = -1;

type Indexed = Pick<MatchPack, 'layers' | 'symbols' | 'firstOut' | 'counts'>;

/** Of a symbol that no sequence is anchored at; and of one that has not been asked for. */
const NO_ENTRIES = -1;
const NOT_MADE = 0;

/**
 * Sequences by the symbols of their rarest element, their anchor. Most are never needed on a page: of each symbol only a
 * list of its sequences is kept until it first turns up.
 */
export class SequenceIndex {
  /** The sequences of all layers as `decode.ts` describes them. */
  readonly elements: Int32Array;
  /** Where sets and long gaps begin among the elements. */
  readonly firstSet: number;
  readonly firstGap: number;
  readonly layers: number;
  /** From where `of` tells: the beginnings of a symbol's entries in each layer, the end of the last, the entries. */
  entries = new Int32Array(4096);
  readonly details: number[] = [];
  #used = 1;
  readonly #made: Int32Array;
  readonly #sets: Sets;
  /** Where each layer begins among the elements. */
  readonly #begins: number[] = [];
  /** The last link of each symbol's list; each link names a sequence, its output and the link before. */
  readonly #lastLink: Int32Array;
  readonly #links: Int32Array;
  #linked = LINK;

  constructor({ layers, symbols, firstOut, counts }: Indexed, sets: Sets) {
    this.#sets = sets;
    this.firstSet = SYMBOLS + symbols;
    this.firstGap = this.firstSet + sets.size;
    this.layers = layers.length;
    this.#made = new Int32Array(symbols);
    this.#lastLink = new Int32Array(symbols);
    this.#links = new Int32Array(LINK * (counts.links + 1));
    this.elements = new Int32Array(counts.elements);
    const { elements } = this;
    let to = 0;
    let set = this.firstSet;
    let out = firstOut;
    for (const text of layers) {
      const from = to;
      this.#begins.push(from);
      to = readInto(text, elements, from);
      // No header is 0.
      for (let at = from; at < to; at++) if (elements[at] === NEW_SET) elements[at] = set++;
      out = this.#link(from, to, out);
    }
  }

  /** Where the entries of a symbol stand in `entries`, or a negative number. */
  of(symbol: number): number {
    const made = this.#made[symbol] ?? NO_ENTRIES;
    return made === NOT_MADE ? this.#make(symbol) : made;
  }

  /**
   * Lists the sequences from `at` up to `end` under the symbols of their anchors; gives the output after the last. All in
   * one loop: this runs once, before anything is fast.
   */
  #link(from: number, end: number, firstOut: number): number {
    const { elements, firstSet } = this;
    const links = this.#links;
    const lastLink = this.#lastLink;
    const sets = this.#sets;
    const { from: setFrom, to: setTo, members } = sets;
    let out = firstOut;
    let link = this.#linked;
    for (let at = from; at < end; ) {
      const header = elements[at] ?? 0;
      const code = elements[at + 1 + anchorOf(header)] ?? 0;
      const set = code - firstSet;
      let m = 0;
      let last = 1;
      if (set >= 0) {
        sets.read(set);
        m = setFrom[set] ?? 0;
        last = setTo[set] ?? 0;
      }
      for (; m < last; m++) {
        const symbol = set < 0 ? code - SYMBOLS : (members[m] ?? 0);
        links[link] = at;
        links[link + 1] = out;
        links[link + 2] = lastLink[symbol] ?? 0;
        lastLink[symbol] = link;
        link += LINK;
      }
      // Headers of every length begin with an odd one; the even ones tell of the last sequence of an output.
      if ((header & 1) === 0) out++;
      at += lengthOf(header) + 1;
    }
    this.#linked = link;
    return out;
  }

  #make(symbol: number): number {
    const { layers } = this;
    const links = this.#links;
    const lastLink = this.#lastLink;
    const begins = this.#begins;
    let many = 0;
    for (let n = lastLink[symbol] ?? 0; n > 0; n = links[n + 2] ?? 0) many++;
    if (many === 0) {
      this.#made[symbol] = NO_ENTRIES;
      return NO_ENTRIES;
    }
    const base = this.#used;
    this.#used += layers + 1 + ENTRY * many;
    if (this.#used > this.entries.length) {
      const entries = new Int32Array(2 * this.#used);
      entries.set(this.entries);
      this.entries = entries;
    }
    const { entries } = this;
    // From the last to the first, as they are listed.
    let k = this.#used;
    let layer = layers;
    entries[base + layer] = k;
    for (let n = lastLink[symbol] ?? 0; n > 0; n = links[n + 2] ?? 0) {
      const at = links[n] ?? 0;
      while (at < (begins[layer - 1] ?? 0)) entries[base + --layer] = k;
      k -= ENTRY;
      this.#write(k, at, links[n + 1] ?? 0);
    }
    while (layer > 0) entries[base + --layer] = k;
    this.#made[symbol] = base;
    return base;
  }

  #write(k: number, at: number, out: number): void {
    const { elements, entries } = this;
    const header = elements[at] ?? 0;
    const length = lengthOf(header);
    if (length === 1) {
      entries[k] = ALONE;
      entries[k + 5] = out;
      return;
    }
    const first = at + 1;
    const last = at + length;
    const anchor = first + anchorOf(header);
    const named = first + mustOf(header);
    // The matcher finds every set read and its marks made.
    for (let i = first; i <= last; i++)
      if (this.#isSet(elements[i] ?? 0)) this.#sets.makeMarks((elements[i] ?? 0) - this.firstSet);
    const must = named === anchor ? this.#smallestSet(first, last, anchor) : named;
    if (anchor < last) this.#mark(k + 1, elements[anchor + 1] ?? 0);
    if (anchor > first) this.#mark(k + 3, elements[anchor - 1] ?? 0);
    entries[k] = elements[must] ?? 0;
    entries[k + 5] = this.details.length;
    this.details.push(out, first, anchor, last);
  }

  /** Where the smallest set among the elements stands, the anchor aside: of single symbols there is none. */
  #smallestSet(first: number, last: number, anchor: number): number {
    const { from, to } = this.#sets;
    let smallest = anchor;
    let least = Number.POSITIVE_INFINITY;
    for (let i = first; i <= last; i++) {
      const element = this.elements[i] ?? 0;
      if (i === anchor || !this.#isSet(element)) continue;
      const set = element - this.firstSet;
      const size = (to[set] ?? 0) - (from[set] ?? 0);
      if (size >= least) continue;
      least = size;
      smallest = i;
    }
    return smallest;
  }

  /** Notes the marks of the symbols that an element allows; none for a gap. */
  #mark(at: number, element: number): void {
    const { entries, firstSet } = this;
    const { marks } = this.#sets;
    if (this.#isSet(element)) {
      entries[at] = marks[2 * (element - firstSet)] ?? 0;
      entries[at + 1] = marks[2 * (element - firstSet) + 1] ?? 0;
    } else if (element > SHORT_GAP && element < firstSet) {
      entries[at] = lowMark(element - SYMBOLS);
      entries[at + 1] = highMark(element - SYMBOLS);
    }
  }

  #isSet(element: number): boolean {
    return element >= this.firstSet && element < this.firstGap;
  }
}

const LINK = 3;

/** Elements of a sequence by its header. */
function lengthOf(header: number): number {
  return LENGTHS[header] ?? lengthOfLong(header);
}

/** Place of the anchor among the elements. */
function anchorOf(header: number): number {
  return ANCHORS[header] ?? anchorIn(header, lengthOfLong(header));
}

/** Place among the elements of the other symbol without which a sequence cannot hold. */
function mustOf(header: number): number {
  const length = lengthOf(header);
  return ((header - (FIRST[length] ?? 0)) >> 1) % length;
}

function lengthOfLong(header: number): number {
  let length = 1;
  while ((FIRST[length + 1] ?? header) <= header) length++;
  return length;
}

function anchorIn(header: number, length: number): number {
  return Math.floor(((header - (FIRST[length] ?? 0)) >> 1) / length);
}

/** Length and anchor by header, for all but long sequences. */
const LONG = 7;
const LENGTHS = new Uint8Array(FIRST[LONG] ?? 0);
const ANCHORS = new Uint8Array(LENGTHS.length);
for (let header = 1; header < LENGTHS.length; header++) {
  const length = lengthOfLong(header);
  LENGTHS[header] = length;
  ANCHORS[header] = anchorIn(header, length);
}
