import type { PackPattern, PackTrigger } from '../schema/pack.ts';

/**
 * Which rules can hold at all, by the symbols that a post shows: a rule is looked at only when its phrases, or the
 * operand of one of its patterns that the fewest rules ask for, stand in the post.
 */
export class Candidates {
  /** 1 for each trigger, in the order given, that may hold. */
  readonly open: Uint8Array;
  /** Of each symbol the place in `waiting` of the last trigger that waits for it; 0 for none. */
  readonly #last: Int32Array;
  /** Triggers, each followed by the place of the one before that waits for the same symbol. */
  readonly #waiting: number[] = [0, 0];

  constructor(triggers: readonly PackTrigger[], symbols: number) {
    this.open = new Uint8Array(triggers.length);
    this.#last = new Int32Array(symbols);
    const uses = new Int32Array(symbols);
    for (const { patterns } of triggers) {
      for (const { all } of patterns) for (const symbol of all) uses[symbol] = (uses[symbol] ?? 0) + 1;
    }
    for (let i = 0; i < triggers.length; i++) {
      const { symbol = -1, patterns = [] } = triggers[i] ?? {};
      if (symbol >= 0) this.#wait(symbol, i);
      for (const pattern of patterns) this.#waitFor(pattern, i, uses);
    }
  }

  /** Notes the symbols of which one must be there for a pattern to hold. */
  #waitFor({ all, of }: PackPattern, trigger: number, uses: Int32Array): void {
    if (all.length === 0) {
      for (const symbol of of) this.#wait(symbol, trigger);
      return;
    }
    let rarest = all[0] ?? 0;
    for (const symbol of all) if ((uses[symbol] ?? 0) < (uses[rarest] ?? 0)) rarest = symbol;
    this.#wait(rarest, trigger);
  }

  #wait(symbol: number, trigger: number): void {
    this.#waiting.push(trigger, this.#last[symbol] ?? 0);
    this.#last[symbol] = this.#waiting.length - 2;
  }

  /** Starts anew with the symbols of a post. */
  reset(present: readonly number[]): void {
    this.open.fill(0);
    for (let i = 0; i < present.length; i++) this.add(present[i] ?? 0);
  }

  /** Tells of a symbol that has come to stand in the post. */
  add(symbol: number): void {
    const waiting = this.#waiting;
    for (let k = this.#last[symbol] ?? 0; k > 0; k = waiting[k + 1] ?? 0) this.open[waiting[k] ?? 0] = 1;
  }
}
