import type { MatchPack, PackFlag, PackPattern, PackReassurance } from '../schema/pack.ts';
import type { Candidates } from './candidates.ts';
import { createDenial, type Denial } from './denial.ts';
import type { Document } from './document.ts';
import type { Lattice } from './lattice.ts';
import { type Evidence, patternEvidence, triggerEvidence } from './patterns.ts';

/** More quotes of one finding than a note can show. */
export const MOST_SPANS = 8;

const ABROAD = 1;
const TERMS = 2;

/** A combination's members as numbers: flags as the pack lists them, then combinations. */
type Members = { all: number[][]; none: number[] };

/** Finds which flags and combinations of a pack fire; kept and used again for every post. */
export class Firing {
  /** Evidence of each flag that fired, by its number. */
  readonly evidence: (Evidence | undefined)[];
  /** 1 for each flag, then each combination, that fired. */
  readonly fired: Uint8Array;
  readonly #pack: MatchPack;
  readonly #members: Members[];
  /** The gates that each flag, then each combination needs. */
  readonly #needs: Uint8Array;
  /** The first triggers of it are the flags; the reassurances follow. */
  readonly #candidates: Candidates;
  /** What the post denies; none where the pack knows no words for it. */
  readonly denial: Denial | undefined;
  #abroad = false;
  #terms = false;

  constructor(pack: MatchPack, candidates: Candidates) {
    this.#pack = pack;
    this.#candidates = candidates;
    const { denial } = pack.scoring;
    this.denial = denial && createDenial({ ...denial, firstOut: pack.firstOut });
    const numbers = new Map([...pack.flags, ...pack.combinations].map(({ id }, i) => [id, i]));
    const numberOf = (id: string): number => numbers.get(id) ?? -1;
    this.evidence = pack.flags.map(() => undefined);
    this.fired = new Uint8Array(numbers.size);
    this.#needs = Uint8Array.from([...pack.flags, ...pack.combinations], ({ needs }) =>
      needs.reduce((bits, gate) => bits | (gate === 'abroad' ? ABROAD : TERMS), 0),
    );
    this.#members = pack.combinations.map(({ all, none }) => ({
      all: all.map((ids) => ids.map(numberOf)),
      none: none.map(numberOf),
    }));
  }

  /** Fires what fires; returns whether the work is abroad. */
  run(lattice: Lattice, document: Document): boolean {
    const candidates = this.#candidates;
    const pack = this.#pack;
    const { gates } = pack.scoring;
    const holds = (p: PackPattern): boolean => patternEvidence(p, lattice, document).length > 0;
    this.denial?.reset(lattice, document);
    this.evidence.fill(undefined);
    this.fired.fill(0);
    this.#abroad = gates.abroad.some(holds);
    this.#terms = gates['offer-terms'].some(holds);
    for (let i = 0; i < pack.reassurances.length; i++) {
      const rule = pack.reassurances[i];
      if (!rule || candidates.open[pack.flags.length + i] !== 1) continue;
      const edge = this.evidenceOf(rule, lattice, document)[0];
      if (!edge) continue;
      lattice.add(rule.self, edge.start, edge.end, edge.undone);
      candidates.add(rule.self);
    }
    this.#fireFlags(lattice, document);
    if (this.fired.includes(1)) this.#fireCombinations();
    return this.#abroad;
  }

  /** Evidence of a flag or reassurance in the post that was last run, without what the post denies. */
  evidenceOf(rule: PackFlag | PackReassurance, lattice: Lattice, document: Document): Evidence {
    return triggerEvidence(rule, lattice, document, rule.deniable ? this.denial : undefined);
  }

  /** Whether the gates that a flag or combination needs are open. */
  #isOpen(rule: number): boolean {
    const needs = this.#needs[rule] ?? 0;
    return ((needs & ABROAD) === 0 || this.#abroad) && ((needs & TERMS) === 0 || this.#terms);
  }

  /**
   * First what speaks for itself and may show that the work is abroad, then what waits for that, then what names other
   * flags.
   */
  #fireFlags(lattice: Lattice, document: Document): void {
    const { evidence, fired } = this;
    const candidates = this.#candidates;
    const { flags } = this.#pack;
    let more = true;
    for (let round = 0; round < 3 && more; round++) {
      more = false;
      for (let i = 0; i < flags.length; i++) {
        if (candidates.open[i] !== 1 || fired[i] === 1 || !this.#isOpen(i)) continue;
        const flag = flags[i];
        if (!flag) continue;
        const found = this.evidenceOf(flag, lattice, document);
        if (found.length === 0) continue;
        evidence[i] = found;
        fired[i] = 1;
        more = true;
        for (let k = 0; k < found.length && k < MOST_SPANS; k++) {
          const edge = found[k];
          if (edge) lattice.add(flag.self, edge.start, edge.end, edge.undone);
        }
        candidates.add(flag.self);
        if (flag.impliesAbroad) this.#abroad = true;
      }
    }
  }

  #fireCombinations(): void {
    const { flags, combinations } = this.#pack;
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < combinations.length; i++) {
        const rule = combinations[i];
        const members = this.#members[i];
        if (!rule || !members || this.fired[flags.length + i] === 1) continue;
        if (!this.#isComplete(members) || !this.#isOpen(flags.length + i)) continue;
        this.fired[flags.length + i] = 1;
        if (rule.impliesAbroad) this.#abroad = true;
      }
    }
  }

  #isComplete({ all, none }: Members): boolean {
    for (let i = 0; i < all.length; i++) if (!this.#anyOf(all[i] ?? [])) return false;
    return !this.#anyOf(none);
  }

  #anyOf(rules: readonly number[]): boolean {
    for (let i = 0; i < rules.length; i++) if (this.fired[rules[i] ?? -1] === 1) return true;
    return false;
  }
}
