import type { PackDenial, PackPattern } from '../schema/pack.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { Evidence } from './patterns.ts';

/** What a post denies. */
export type Denial = {
  /** Starts anew with another post. */
  reset: (lattice: Lattice, document: Document) => void;
  /** Whether what covers these tokens is denied: from before, by a negator within, or from behind. */
  denies: (edge: Pick<Edge, 'start' | 'end'>) => boolean;
  /** What of a pattern's evidence is not denied; nothing where what is left does not hold. */
  undenied: (pattern: PackPattern, evidence: Evidence) => Evidence;
};

/** Words of its own that a negator reaches beyond those that only carry it on: "tidak [ada] POTONGAN". */
const REACH = 1;
/** Words between two commas of a list, and words that are looked at for its end. */
const LIST_ITEM = 4;
const LONGEST_LIST = 24;
/** What parts clauses within a sentence; a slash joins, and a sign within a word or at its end does neither. */
const CLAUSE_END = /[,;:()[\]–—]|\s[|•·-]\s|\.\./;
/** The same behind what is denied, where a colon introduces the negator: "potongan: tidak ada". */
const CLAUSE_END_BEHIND = /[,;()–—]|\s[|•·-]\s/;
/** A question that the writer answers on the spot, maybe after an arrow. */
const ANSWER = /^["'”’)]*\s*\?+["'”’)]*\s*[→➡>=-]*\s*$/;
const SLASH = /^\s*[/&+]\s*$/;
const NOTHING: Evidence = [];

/** Notes where the edges of a symbol end, by their start: the longest of each, 0 for none. */
function endsOf(symbol: number, lattice: Lattice): number[] {
  const ends = new Array<number>(lattice.length + 1).fill(0);
  for (const { start, end } of lattice.of(symbol)) ends[start] = Math.max(ends[start] ?? 0, end);
  return ends;
}

/**
 * Hears denial by the grammar of negators, whose words are `denial` in scoring.yml. A negator reaches over the words that
 * carry it on to the next word of its own, over the members of a list, never over the end of its clause. A post is read
 * when it is first asked about. State stands in variables, not in fields: this lies in every page, and names of fields stay.
 */
export function createDenial(words: PackDenial): Denial {
  let lattice: Lattice;
  let document: Document;
  let ready = false;
  let active = false;
  /** Of each token, one more than the start of the negator that reaches it; 0 for none. */
  let reachedBy: number[] = [];
  /** Of each token, the end of the longest negator, carrier … that starts there; 0 for none. */
  let negators: number[] = [];
  let behind: number[] = [];
  let carriers: number[] = [];
  let joiners: number[] = [];
  let turns: number[] = [];

  const at = (list: readonly number[], token: number): number => list[token] ?? 0;
  const sentenceOf = (token: number): number => document.sentence[token] ?? -1;
  /** What stands between the token before and this one. */
  const between = (token: number): string =>
    document.parts[document.partOf[token] ?? 0]?.text.slice(
      document.tokens[token - 1]?.end,
      document.tokens[token]?.start,
    ) ?? '';
  /** Whether this token goes on with the clause of the one before. */
  const goesOn = (token: number): boolean =>
    sentenceOf(token) === sentenceOf(token - 1) && !CLAUSE_END.test(between(token));

  /** Whether a list that a comma interrupts comes to its "or" or "and": "tanpa denda, jaminan atau potongan". */
  const listGoesOn = (from: number): boolean => {
    let item = 0;
    for (let t = from; t < from + LONGEST_LIST && sentenceOf(t) === sentenceOf(from); t++) {
      if (at(joiners, t) > 0) return true;
      if (at(turns, t) > 0 || at(negators, t) > 0) return false;
      if (t > from && CLAUSE_END.test(between(t))) item = 0;
      if (++item > LIST_ITEM) return false;
    }
    return false;
  };

  /** Marks the words that a negator reaches. */
  const reach = (start: number, end: number): void => {
    let left = REACH;
    // "Tidak [ada orang dalam]": what begins within the negator is denied too.
    for (let t = start + 1; t < end; t++) if (at(negators, t) === 0) reachedBy[t] = start + 1;
    for (let t = end; t < document.tokens.length && sentenceOf(t) === sentenceOf(start); ) {
      if (at(turns, t) > 0 || (t > end && at(negators, t) > 0)) return;
      const gap = between(t);
      if (SLASH.test(gap)) left = REACH;
      else if (CLAUSE_END.test(gap)) {
        if (t === end || !listGoesOn(t)) return;
        left = REACH;
      }
      const joined = at(joiners, t);
      const carried = at(carriers, t);
      if (joined > 0 && t > end) left = REACH;
      const reached = joined > 0 || carried > 0 || left-- > 0;
      if (!reached && !listGoesOn(t)) return;
      const to = Math.max(joined, carried, t + 1);
      for (; t < to; t++) if (reached) reachedBy[t] = start + 1;
    }
  };

  const prepare = (): void => {
    ready = true;
    active = lattice.has(words.before) || lattice.has(words.after);
    if (!active) return;
    reachedBy = new Array<number>(lattice.length + 1).fill(0);
    negators = endsOf(words.before, lattice);
    behind = endsOf(words.after, lattice);
    carriers = endsOf(words.carry, lattice);
    joiners = endsOf(words.join, lattice);
    turns = endsOf(words.turn, lattice);
    // "Tanpa pengalaman", "tidak masalah", "kalau tidak": their negators deny nothing else.
    for (const { start, end } of lattice.of(words.fixed)) {
      negators.fill(0, start, end);
      behind.fill(0, start, end);
    }
    for (let t = 0; t < lattice.length; ) {
      const end = at(negators, t);
      // "Bukan tanpa potongan": of two that follow each other the first denies the second, and no more.
      const second = end > 0 && goesOn(end) ? at(negators, end) : 0;
      if (second > 0) reachedBy.fill(t + 1, end, second);
      else if (end > 0) reach(t, end);
      t = Math.max(t + 1, end, second);
    }
  };

  const isActive = (): boolean => {
    if (!ready) prepare();
    return active;
  };

  /** "Potongan gaji: tidak ada." "Uang saku? Tidak, kak." What follows must end the clause. */
  const deniedBehind = (end: number): boolean => {
    if (end >= document.tokens.length) return false;
    const gap = between(end);
    const asked = ANSWER.test(gap);
    if (!asked && (sentenceOf(end) !== sentenceOf(end - 1) || CLAUSE_END_BEHIND.test(gap))) return false;
    const to = Math.max(at(behind, end), asked ? at(negators, end) : 0);
    if (to === 0) return false;
    let t = to;
    while (at(carriers, t) > 0 && goesOn(t)) t = at(carriers, t);
    // "Scammer? Bukan ya kak kami …": an answer that speaks to somebody is whole.
    if (asked && t > to) return true;
    return sentenceOf(t) !== sentenceOf(end) || !goesOn(t) || at(turns, t) > 0 || at(joiners, t) > 0;
  };

  const denies: Denial['denies'] = ({ start, end }) => {
    if (!isActive()) return false;
    if (at(reachedBy, start) > 0) return true;
    for (let t = start + 2; t < end; t++) if (at(reachedBy, t) > start + 1) return true;
    // "Potongan gaji [apa pun] tidak ada": one word may stand between.
    return deniedBehind(end) || (goesOn(end) && deniedBehind(end + 1));
  };

  /** Places, sums, roles and single words are what is spoken about, not what is denied. */
  const deniesOperand = (edge: Edge): boolean => edge.symbol >= words.firstOut && denies(edge);

  /** Evidence of one hit without what is denied; another mention of it that is not takes its place. */
  const leftOf = ({ all, least }: PackPattern, evidence: Evidence, sentence?: number): Evidence => {
    const left: Edge[] = [];
    let some = 0;
    for (const edge of evidence) {
      const isFree = (other: Edge): boolean =>
        (sentence === undefined || sentenceOf(other.start) === sentence) && !deniesOperand(other);
      const held = isFree(edge) ? edge : lattice.of(edge.symbol).find(isFree);
      const needed = all.includes(edge.symbol);
      if (!held && needed) return NOTHING;
      if (!held) continue;
      left.push(held);
      if (!needed) some++;
    }
    return some < least ? NOTHING : left;
  };

  return {
    reset(newLattice, newDocument) {
      lattice = newLattice;
      document = newDocument;
      ready = false;
    },
    denies,
    undenied(pattern, evidence) {
      if (evidence.length === 0 || !isActive() || !evidence.some(deniesOperand)) return evidence;
      if (pattern.within >= 0) return leftOf(pattern, evidence);
      const sentences = new Set(evidence.map(({ start }) => sentenceOf(start)));
      return [...sentences].flatMap((s) =>
        leftOf(
          pattern,
          evidence.filter(({ start }) => sentenceOf(start) === s),
          s,
        ),
      );
    },
  };
}
