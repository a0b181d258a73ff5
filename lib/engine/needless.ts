import type { Sequence } from './grammar.ts';

/** A word of a sequence, and how many tokens may lie between it and the word before. */
type Step = { symbols: number[]; gap: number };

/**
 * The sequences without those that another one of the same output makes needless: it asks for fewer of the same words as near to
 * each other or less, so that it is found wherever they are. Outputs of `kept`, where the longest counts, stay whole.
 */
export function withoutNeedless(sequences: readonly Sequence[], kept: ReadonlySet<number>): Sequence[] {
  const byOut = new Map<number, Map<Sequence, Step[]>>();
  for (const sequence of sequences) {
    const list = byOut.get(sequence.out) ?? new Map<Sequence, Step[]>();
    byOut.set(sequence.out, list.set(sequence, stepsOf(sequence)));
  }
  return sequences.filter((long) => {
    const others = kept.has(long.out) ? undefined : byOut.get(long.out);
    const steps = others?.get(long);
    if (!others || !steps) return true;
    for (const [short, less] of others) if (short !== long && holds(steps, less)) return false;
    return true;
  });
}

function stepsOf({ elements }: Sequence): Step[] {
  const steps: Step[] = [];
  let gap = 0;
  for (const element of elements) {
    if ('gap' in element) gap = element.gap;
    else {
      steps.push({ symbols: element.symbols, gap });
      gap = 0;
    }
  }
  return steps;
}

/** Whether a sequence is found wherever a longer one is. */
function holds(long: readonly Step[], short: readonly Step[]): boolean {
  for (let from = 0; from + short.length <= long.length; from++) {
    const within = short.every(({ symbols, gap }, i) => {
      const other = long[from + i];
      if (!other || (i > 0 && other.gap > gap)) return false;
      return other.symbols.every((symbol) => symbols.includes(symbol));
    });
    if (within) return true;
  }
  return false;
}
