import type { MatchPack } from '../schema/pack.ts';
import { type Decoding, decodeLayer, HEADER, type Records, SET_BASE, type Sets } from './decode.ts';
import { readNumbers } from './numbers.ts';

/** Sequences of one layer by the symbols of their rarest element, their anchor. */
export type LayerIndex = {
  /** Entries of symbol s: from `heads[s]` up to `heads[s + 1]`. */
  heads: Int32Array;
  /**
   * Two numbers each: another symbol without which the sequence cannot hold (-1 for none), and where its record begins; or
   * `ALONE` and the output of a sequence of one element, which holds wherever its anchor stands.
   */
  entries: Int32Array;
  /** The sequences as `decodeLayer` reads them. */
  records: Int32Array;
  /** Layers in which a symbol is an anchor, one bit each (those from the eighth on share one), and this layer's bit. */
  anchored: Uint8Array;
  bit: number;
};

/** Stands in an entry before an output. */
export const ALONE = -2;

/** Indexes the layers of a pack by the anchors that were chosen when it was compiled. */
export function indexLayers({ layers, symbols, frequent, firstOut }: MatchPack, sets: Sets): LayerIndex[] {
  const anchored = new Uint8Array(symbols);
  const state: Decoding = { symbols, frequent: readNumbers(frequent), out: firstOut, set: 0 };
  return layers.map((text, i) => indexLayer(decodeLayer(text, state), sets, anchored, 1 << Math.min(i, 7)));
}

/** Another symbol that a sequence asks for: words have the lowest numbers and are the rarest. */
function mustOf(records: Int32Array, start: number): number {
  const anchor = records[start + 1] ?? 0;
  const last = records[start + 2] ?? 0;
  let must = -1;
  for (let i = start + HEADER; i <= last; i++) {
    const code = records[i] ?? -1;
    if (i !== anchor && code >= 0 && (must < 0 || code < must)) must = code;
  }
  return must;
}

function indexLayer(
  { records, starts, size }: Records,
  { from, members }: Sets,
  anchored: Uint8Array,
  bit: number,
): LayerIndex {
  const symbols = anchored.length;
  // Counts first, then a place for each: the heads end up one step ahead of where they began.
  const heads = new Int32Array(symbols + 2);
  for (let s = 0; s < size; s++) {
    const code = records[records[(starts[s] ?? 0) + 1] ?? 0] ?? 0;
    if (code >= 0) {
      heads[code + 2] = (heads[code + 2] ?? 0) + 1;
      continue;
    }
    const last = from[SET_BASE - code + 1] ?? 0;
    for (let m = from[SET_BASE - code] ?? 0; m < last; m++) {
      const symbol = members[m] ?? 0;
      heads[symbol + 2] = (heads[symbol + 2] ?? 0) + 1;
    }
  }
  for (let i = 1; i < heads.length; i++) heads[i] = (heads[i] ?? 0) + (heads[i - 1] ?? 0);
  const entries = new Int32Array(2 * (heads[symbols + 1] ?? 0));
  for (let s = 0; s < size; s++) {
    const start = starts[s] ?? 0;
    const alone = records[start + 2] === start + HEADER;
    const must = alone ? ALONE : mustOf(records, start);
    const found = alone ? (records[start] ?? 0) : start;
    const code = records[records[start + 1] ?? 0] ?? 0;
    let m = code >= 0 ? 0 : (from[SET_BASE - code] ?? 0);
    const last = code >= 0 ? 1 : (from[SET_BASE - code + 1] ?? 0);
    for (; m < last; m++) {
      const symbol = code >= 0 ? code : (members[m] ?? 0);
      const at = heads[symbol + 1] ?? 0;
      heads[symbol + 1] = at + 1;
      anchored[symbol] = (anchored[symbol] ?? 0) | bit;
      entries[2 * at] = must;
      entries[2 * at + 1] = found;
    }
  }
  return { heads: heads.subarray(0, symbols + 1), entries, records, anchored, bit };
}
