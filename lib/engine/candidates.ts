import type { PackPattern, PackTrigger } from '../schema/pack.ts';

/**
 * Which rules can hold at all, by the symbols that a post shows: a rule is looked at only when its phrases, or the
 * operand of one of its patterns that the fewest rules ask for, stand in the post.
 */
export class Candidates {
  /** 1 for each trigger, in the order given, that may hold. */
  readonly open: Uint8Array;
  private readonly waiting = new Map<number, number[]>();

  constructor(triggers: readonly PackTrigger[]) {
    this.open = new Uint8Array(triggers.length);
    const uses = new Map<number, number>();
    for (const { patterns } of triggers) {
      for (const symbol of patterns.flatMap((p) => p.all)) uses.set(symbol, (uses.get(symbol) ?? 0) + 1);
    }
    triggers.forEach(({ symbol, patterns }, trigger) => {
      const keys = new Set(patterns.flatMap((pattern) => keysOf(pattern, uses)));
      if (symbol >= 0) keys.add(symbol);
      for (const key of keys) {
        const list = this.waiting.get(key);
        if (list) list.push(trigger);
        else this.waiting.set(key, [trigger]);
      }
    });
  }

  /** Starts anew with the symbols of a post. */
  reset(present: readonly number[]): void {
    this.open.fill(0);
    for (let i = 0; i < present.length; i++) this.add(present[i] ?? -1);
  }

  /** Tells of a symbol that has come to stand in the post. */
  add(symbol: number): void {
    const list = this.waiting.get(symbol);
    if (list === undefined) return;
    for (let i = 0; i < list.length; i++) this.open[list[i] ?? 0] = 1;
  }
}

/** Symbols of which one must be there for a pattern to hold. */
function keysOf({ all, of }: PackPattern, uses: ReadonlyMap<number, number>): number[] {
  if (all.length === 0) return of;
  let rarest = all[0] ?? 0;
  for (const symbol of all) if ((uses.get(symbol) ?? 0) < (uses.get(rarest) ?? 0)) rarest = symbol;
  return [rarest];
}
