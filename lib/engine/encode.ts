import type { Element, Sequence } from './grammar.ts';

/** Writes sequences compactly: base-36 symbols, `-n` gaps, `*n` sets (shared in `sets`). */
export function encodeLayer(
  layer: Sequence[],
  number: (symbol: number) => number,
  sets: Map<string, number>,
): string {
  const element = (e: Element): string => {
    if ('gap' in e) return `-${e.gap.toString(36)}`;
    const symbols = e.symbols.map(number).sort((a, b) => a - b);
    if (symbols.length === 1) return (symbols[0] ?? 0).toString(36);
    const key = symbols.map((s) => s.toString(36)).join(' ');
    const known = sets.get(key) ?? sets.size;
    sets.set(key, known);
    return `*${known.toString(36)}`;
  };
  return layer.map((s) => [number(s.out).toString(36), ...s.elements.map(element)].join(' ')).join(';');
}

/** Element codes of a decoded sequence: a symbol (>= 0), a gap (-1 .. -40), or a set (<= SET_BASE - 0). */
export const SET_BASE = -1000;

/** Reads what `encodeLayer` wrote: `[out, element, element, …]` per sequence. */
export function decodeLayer(text: string): number[][] {
  if (text === '') return [];
  return text.split(';').map((sequence) =>
    sequence.split(' ').map((code) => {
      if (code.startsWith('*')) return SET_BASE - Number.parseInt(code.slice(1), 36);
      return Number.parseInt(code, 36);
    }),
  );
}

export function decodeSets(text: string): number[][] {
  if (text === '') return [];
  return text.split(';').map((set) => set.split(' ').map((s) => Number.parseInt(s, 36)));
}
