import type { Sequence } from './grammar.ts';

/**
 * The sequences without those that another one of the same output makes needless: it asks for fewer of the same words side
 * by side, so that it is found wherever they are. Outputs of `kept`, where the longest counts, stay whole.
 */
export function withoutNeedless(sequences: readonly Sequence[], kept: ReadonlySet<number>): Sequence[] {
  const byOut = new Map<number, Sequence[]>();
  for (const sequence of sequences) {
    const list = byOut.get(sequence.out);
    if (list) list.push(sequence);
    else byOut.set(sequence.out, [sequence]);
  }
  return sequences.filter(
    (long) => kept.has(long.out) || !byOut.get(long.out)?.some((short) => holds(long, short)),
  );
}

/** Whether a sequence without gaps is found wherever a longer one is. */
function holds({ elements: long }: Sequence, { elements: short }: Sequence): boolean {
  if (short.length >= long.length || short.some((element) => 'gap' in element)) return false;
  for (let from = 0; from + short.length <= long.length; from++) {
    const within = short.every((element, i) => {
      const other = long[from + i];
      if (!other || 'gap' in other || 'gap' in element) return false;
      return other.symbols.every((symbol) => element.symbols.includes(symbol));
    });
    if (within) return true;
  }
  return false;
}
