import type { Element, Sequence } from './grammar.ts';

/**
 * Writes a layer compactly: `out,sequence,sequence;out,…`, base-36 symbols joined by blanks, `-n` gaps, `*n` sets
 * (shared in `sets`, see `encodeSets`).
 */
export function encodeLayer(
  layer: Sequence[],
  number: (symbol: number) => number,
  sets: Map<string, number>,
): string {
  const element = (e: Element): string => {
    if ('gap' in e) return `-${e.gap.toString(36)}`;
    const symbols = e.symbols.map(number).sort((a, b) => a - b);
    if (symbols.length === 1) return (symbols[0] ?? 0).toString(36);
    // Neighbours in a set are neighbours in number: steps are shorter than numbers.
    const key = symbols.map((s, i) => (s - (symbols[i - 1] ?? 0)).toString(36)).join(' ');
    const known = sets.get(key) ?? sets.size;
    sets.set(key, known);
    return `*${known.toString(36)}`;
  };
  const groups = new Map<number, string[]>();
  for (const sequence of layer) {
    const written = sequence.elements.map(element).join(' ');
    const group = groups.get(sequence.out);
    if (group) group.push(written);
    else groups.set(sequence.out, [written]);
  }
  return [...groups].map(([out, list]) => `${number(out).toString(36)},${list.join(',')}`).join(';');
}

/** Element codes of a decoded sequence: a symbol (0 and up), a gap (-1 to -120), a set (`SET_BASE` and down). */
export const SET_BASE = -1000;

/** Whether an element code is a gap; its length is the code's negative. */
export function isGap(code: number): boolean {
  return code < 0 && code > SET_BASE;
}

function decodeElement(code: string): number {
  return code.startsWith('*') ? SET_BASE - Number.parseInt(code.slice(1), 36) : Number.parseInt(code, 36);
}

/** Reads what `encodeLayer` wrote, one call per sequence. */
export function decodeLayer(text: string, each: (out: number, elements: number[]) => void): void {
  if (text === '') return;
  for (const group of text.split(';')) {
    const [out = '', ...sequences] = group.split(',');
    const symbol = Number.parseInt(out, 36);
    for (const sequence of sequences) each(symbol, sequence.split(' ').map(decodeElement));
  }
}

/** Reads the sets: steps between ascending symbols. */
export function decodeSets(text: string): number[][] {
  if (text === '') return [];
  return text.split(';').map((set) => {
    let symbol = 0;
    return set.split(' ').map((step) => {
      symbol += Number.parseInt(step, 36);
      return symbol;
    });
  });
}
