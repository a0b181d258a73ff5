import type { PackPattern, PackTrigger } from '../schema/pack.ts';

/**
 * Which rules can hold at all, by the symbols that a post shows: a rule is looked at only when its phrases, or the
 * operand of one of its patterns that the fewest rules ask for, stand in the post.
 */
export class Candidates {
  /** 1 for each trigger, in the order given, that may hold. */
  readonly open: Uint8Array;
  /** Triggers that wait for symbol s: `waiting` from `heads[s]` up to `heads[s + 1]`. */
  private readonly heads: Int32Array;
  private readonly waiting: Int32Array;

  constructor(triggers: readonly PackTrigger[], symbols: number) {
    this.open = new Uint8Array(triggers.length);
    const uses = new Map<number, number>();
    for (const { patterns } of triggers) {
      for (const symbol of patterns.flatMap((p) => p.all)) uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
    }
    const bySymbol = new Map<number, number[]>();
    triggers.forEach(({ symbol, patterns }, trigger) => {
      const keys = new Set(patterns.flatMap((pattern) => keysOf(pattern, uses)));
      if (symbol >= 0) keys.add(symbol);
      for (const key of keys) {
        const list = bySymbol.get(key);
        if (list) list.push(trigger);
        else bySymbol.set(key, [trigger]);
      }
    });
    this.heads = new Int32Array(symbols + 1);
    this.waiting = new Int32Array([...bySymbol.values()].reduce((sum, list) => sum + list.length, 0));
    for (const [symbol, list] of bySymbol) this.heads[symbol + 1] = list.length;
    for (let s = 0; s < symbols; s++) this.heads[s + 1] = (this.heads[s + 1] ?? 0) + (this.heads[s] ?? 0);
    for (const [symbol, list] of bySymbol) this.waiting.set(list, this.heads[symbol]);
  }

  /** Starts anew with the symbols of a post. */
  reset(present: readonly number[]): void {
    this.open.fill(0);
    for (let i = 0; i < present.length; i++) this.add(present[i] ?? 0);
  }

  /** Tells of a symbol that has come to stand in the post. */
  add(symbol: number): void {
    const to = this.heads[symbol + 1] ?? 0;
    for (let k = this.heads[symbol] ?? 0; k < to; k++) this.open[this.waiting[k] ?? 0] = 1;
  }
}

/** Symbols of which one must be there for a pattern to hold. */
function keysOf({ all, of }: PackPattern, uses: ReadonlyMap<number, number>): number[] {
  if (all.length === 0) return of;
  let rarest = all[0] ?? 0;
  for (const symbol of all) if ((uses.get(symbol) ?? 0) < (uses.get(rarest) ?? 0)) rarest = symbol;
  return [rarest];
}
