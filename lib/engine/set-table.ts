import { writeNumbers } from './numbers.ts';
import { HOLDS_MORE, HOLDS_ONE } from './sets.ts';

/**
 * The sets of symbols, each once: ascending, as steps, since symbols of a set are often neighbours in number. Fields of
 * meaning share words, so that many a set holds others whole: these are named, and only the rest is written out.
 */
export class SetTable {
  private readonly known = new Map<string, number>();
  private readonly sets: number[][] = [];
  /** Symbols of all sets. */
  members = 0;

  /** Number of a set of two symbols or more, and whether it was new. */
  of(symbols: readonly number[]): { set: number; fresh: boolean } {
    if (symbols.length < 2) throw new RangeError('a set of two symbols or more');
    const sorted = [...symbols].sort((a, b) => a - b);
    const key = sorted.join();
    const known = this.known.get(key);
    if (known !== undefined) return { set: known, fresh: false };
    this.known.set(key, this.sets.length);
    this.sets.push(sorted);
    this.members += sorted.length;
    return { set: this.sets.length - 1, fresh: true };
  }

  get size(): number {
    return this.sets.length;
  }

  toString(): string {
    const written: string[] = [];
    const holders = new Map<number, number[]>();
    // The smaller first: no set holds a larger one, nor, through others, itself.
    const bySize = this.sets.map((_, set) => set).sort((a, b) => this.sizeOf(a) - this.sizeOf(b) || a - b);
    for (const set of bySize) {
      const symbols = this.sets[set] ?? [];
      written[set] = this.shortest(symbols, holders);
      for (const symbol of symbols) {
        const list = holders.get(symbol);
        if (list) list.push(set);
        else holders.set(symbol, [set]);
      }
    }
    return written.join('');
  }

  /** The shortest way to write a set; `holders` are the smaller sets that hold each symbol. */
  private shortest(symbols: readonly number[], holders: ReadonlyMap<number, readonly number[]>): string {
    const shared = new Map<number, number>();
    for (const symbol of symbols)
      for (const other of holders.get(symbol) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    const whole = [...shared].filter(([other, many]) => many === this.sizeOf(other));
    let held: number[] = [];
    let left = new Set(symbols);
    let best = this.write(held, symbols);
    for (const [other] of whole.sort(([a, m], [b, n]) => n - m || a - b)) {
      const inner = this.sets[other] ?? [];
      if (!inner.every((symbol) => left.has(symbol))) continue;
      const rest = new Set(left);
      for (const symbol of inner) rest.delete(symbol);
      const text = this.write([...held, other], [...rest]);
      if (text.length >= best.length) continue;
      held = [...held, other];
      left = rest;
      best = text;
    }
    return best;
  }

  private write(held: readonly number[], own: readonly number[]): string {
    const steps = own.map((symbol, i) => symbol - (own[i - 1] ?? 0));
    const many = held.length === 1 ? [HOLDS_ONE] : [HOLDS_MORE, held.length];
    return writeNumbers([...(held.length > 0 ? [...many, ...held] : []), own.length, ...steps]);
  }

  private sizeOf(set: number): number {
    return this.sets[set]?.length ?? 0;
  }
}
