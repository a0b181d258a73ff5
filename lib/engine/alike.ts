import type { Element, Sequence } from './grammar.ts';

function isSingle(element: Element): boolean {
  return 'symbols' in element && element.symbols.length === 1;
}

/** Whether an element may become a wider set: what a text is searched for first is single words, of which two should be left. */
function mayWiden({ elements }: Sequence, at: number): boolean {
  const element = elements[at];
  if (!element || 'gap' in element) return false;
  return !isSingle(element) || elements.filter((other, i) => i !== at && isSingle(other)).length >= 2;
}

/** What a sequence shares with those that differ from it in one element. */
function keyWithout({ out, elements }: Sequence, at: number): string {
  return JSON.stringify([out, at, elements.map((element, i) => (i === at ? 0 : element))]);
}

/** The sequences, those that differ in one element written as one: they find the same in less room. */
export function mergeAlike(sequences: readonly Sequence[]): Sequence[] {
  const groups = new Map<string, { at: number; members: Sequence[] }>();
  for (const sequence of sequences) {
    for (let at = 0; at < sequence.elements.length; at++) {
      if (sequence.elements.length < 2 || !mayWiden(sequence, at)) continue;
      const key = keyWithout(sequence, at);
      const group = groups.get(key);
      if (group) group.members.push(sequence);
      else groups.set(key, { at, members: [sequence] });
    }
  }
  const merged = new Set<Sequence>();
  const wider: Sequence[] = [];
  for (const { at, members } of [...groups.values()].sort((a, b) => b.members.length - a.members.length)) {
    const left = members.filter((member) => !merged.has(member));
    const [first, second] = left;
    if (!first || !second) continue;
    const symbols = new Set<number>();
    for (const member of left) {
      merged.add(member);
      const element = member.elements[at];
      if (element && 'symbols' in element) for (const symbol of element.symbols) symbols.add(symbol);
    }
    const sorted = [...symbols].sort((a, b) => a - b);
    const elements = first.elements.map((element, i) => (i === at ? { symbols: sorted } : element));
    wider.push({ out: first.out, elements });
  }
  return [...sequences.filter((sequence) => !merged.has(sequence)), ...wider];
}
