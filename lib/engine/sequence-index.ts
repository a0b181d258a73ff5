import type { MatchPack } from '../schema/pack.ts';
import { decodeLayer, FIRST, type Sets, SYMBOLS } from './decode.ts';

/** Sequences of one layer by the symbols of their rarest element, their anchor. */
export type LayerIndex = {
  /** Entries of symbol s: from `heads[s]` up to `heads[s + 1]`. */
  heads: Int32Array;
  /**
   * Of each entry another symbol without which the sequence cannot hold; `NO_MUST` for none, `ALONE` if the anchor is all
   * there is.
   */
  musts: Int32Array;
  /** `ENTRY` numbers each: the output; places of the first element, the anchor and the last element. */
  entries: Int32Array;
  /** The sequences as `decodeLayer` reads them. */
  elements: Int32Array;
  /** Layers in which a symbol is an anchor, one bit each (those from the eighth on share one), and this layer's bit. */
  anchored: Uint8Array;
  bit: number;
};

export const ENTRY = 4;
export const NO_MUST = -1;
export const ALONE = -2;

/** Indexes the layers of a pack by the anchors that were chosen when it was compiled. */
export function indexLayers(
  { layers, symbols, firstOut }: Pick<MatchPack, 'layers' | 'symbols' | 'firstOut'>,
  sets: Sets,
): LayerIndex[] {
  const anchored = new Uint8Array(symbols);
  let set = 0;
  let out = firstOut;
  return layers.map((text, i) => {
    const layer = decodeLayer(text, SYMBOLS + symbols, set);
    const bit = 1 << Math.min(i, 7);
    const elements = layer.numbers;
    const heads = headsOf(elements, sets, anchored, bit);
    const musts = new Int32Array(heads[symbols + 1] ?? 0);
    const entries = new Int32Array(ENTRY * musts.length);
    out = fill(musts, entries, heads, elements, sets, symbols, out);
    set = layer.set;
    return { heads: heads.subarray(0, symbols + 1), musts, entries, elements, anchored, bit };
  });
}

/** Elements of a sequence by its header. */
function lengthOf(header: number): number {
  let length = 1;
  while ((FIRST[length + 1] ?? header) <= header) length++;
  return length;
}

/** Where the entries of each symbol begin, one place ahead: `fill` moves each to where they end. */
function headsOf(elements: Int32Array, sets: Sets, anchored: Uint8Array, bit: number): Int32Array {
  const { from, members } = sets;
  const symbols = anchored.length;
  const heads = new Int32Array(symbols + 2);
  let length = 1;
  for (let at = 0; at < elements.length; at += length + 1) {
    const header = elements[at] ?? 0;
    length = lengthOf(header);
    const anchor = at + 1 + Math.floor(((header - (FIRST[length] ?? 0)) >> 1) / length);
    const code = (elements[anchor] ?? 0) - SYMBOLS;
    let m = code < symbols ? 0 : (from[code - symbols] ?? 0);
    const end = code < symbols ? 1 : (from[code - symbols + 1] ?? 0);
    for (; m < end; m++) {
      const place = (code < symbols ? code : (members[m] ?? 0)) + 2;
      heads[place] = (heads[place] ?? 0) + 1;
    }
  }
  for (let i = 2; i < heads.length; i++) {
    if (heads[i] !== 0) anchored[i - 2] = (anchored[i - 2] ?? 0) | bit;
    heads[i] = (heads[i] ?? 0) + (heads[i - 1] ?? 0);
  }
  return heads;
}

/** Writes the entries; returns the output after the last one of the layer. */
function fill(
  musts: Int32Array,
  entries: Int32Array,
  heads: Int32Array,
  elements: Int32Array,
  sets: Sets,
  symbols: number,
  firstOut: number,
): number {
  const { from, members } = sets;
  let out = firstOut;
  let length = 1;
  for (let at = 0; at < elements.length; at += length + 1) {
    const header = elements[at] ?? 0;
    length = lengthOf(header);
    const places = (header - (FIRST[length] ?? 0)) >> 1;
    const anchor = at + 1 + Math.floor(places / length);
    const must = at + 1 + (places % length);
    const needed = length === 1 ? ALONE : must === anchor ? NO_MUST : (elements[must] ?? 0) - SYMBOLS;
    const code = (elements[anchor] ?? 0) - SYMBOLS;
    let m = code < symbols ? 0 : (from[code - symbols] ?? 0);
    const end = code < symbols ? 1 : (from[code - symbols + 1] ?? 0);
    for (; m < end; m++) {
      const head = (code < symbols ? code : (members[m] ?? 0)) + 1;
      const place = heads[head] ?? 0;
      heads[head] = place + 1;
      musts[place] = needed;
      entries[ENTRY * place] = out;
      entries[ENTRY * place + 1] = at + 1;
      entries[ENTRY * place + 2] = anchor;
      entries[ENTRY * place + 3] = at + length;
    }
    // Headers of every length begin with an odd one; the even ones tell of the last sequence of an output.
    if ((header & 1) === 0) out++;
  }
  return out;
}
