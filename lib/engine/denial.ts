import type { PackDenial, PackPattern } from '../schema/pack.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';
import type { Evidence } from './patterns.ts';

/** Words of its own that a negator reaches beyond those that only carry it on: "tidak [ada] POTONGAN". */
const REACH = 1;
/** Words between two commas of a list, and words that are looked at for its end. */
const LIST_ITEM = 4;
const LONGEST_LIST = 24;
/** What parts clauses within a sentence; a slash joins, and a hyphen within a word does neither. */
const CLAUSE_END = /[,;:()[\]|–—•·]|\s-\s|\.\./;
/** A question that the writer answers on the spot. */
const ANSWER = /^["'”’)]*\s*\?+\s*$/;
const SLASH = /^\s*[/&+]\s*$/;
const NOTHING: Evidence = [];

/**
 * What a post denies, by the grammar of its negators (`denial` in scoring.yml). A negator reaches over the words that
 * carry it on to the next word of its own, over the members of a list, never over the end of its clause. Made ready when
 * it is first asked about a post.
 */
export class Denial {
  private readonly words: PackDenial;
  private lattice: Lattice | undefined;
  private document: Document | undefined;
  private ready = false;
  private active = false;
  /** Of each token, one more than the start of the negator that reaches it; 0 for none. */
  private reachedBy = new Int32Array(256);
  /** Of each token, the end of the longest negator, carrier … that starts there; 0 for none. */
  private negators = new Int32Array(256);
  private carriers = new Int32Array(256);
  private joiners = new Int32Array(256);
  private turns = new Int32Array(256);
  private after = new Int32Array(256);

  constructor(words: PackDenial) {
    this.words = words;
  }

  /** Starts anew with another post. */
  reset(lattice: Lattice, document: Document): void {
    this.lattice = lattice;
    this.document = document;
    this.ready = false;
  }

  /** Whether the post denies anything at all. */
  get any(): boolean {
    if (!this.ready) this.prepare();
    return this.active;
  }

  /** Whether what covers these tokens is denied: from before, by a negator within, or from behind. */
  denies({ start, end }: Pick<Edge, 'start' | 'end'>): boolean {
    if (!this.any) return false;
    if ((this.reachedBy[start] ?? 0) > 0) return true;
    for (let t = start + 2; t < end; t++) if ((this.reachedBy[t] ?? 0) > start + 1) return true;
    // "Potongan gaji [apa pun] tidak ada": one word may stand between.
    return this.deniedBehind(end) || (this.isOneClause(end) && this.deniedBehind(end + 1));
  }

  /** What of a pattern's evidence is not denied; nothing where what is left does not hold. */
  undenied(pattern: PackPattern, evidence: Evidence): Evidence {
    if (evidence.length === 0 || !this.any || !evidence.some((edge) => this.deniesOperand(edge)))
      return evidence;
    if (pattern.within >= 0) return this.leftOf(pattern, evidence, undefined);
    const sentence = this.document?.sentence ?? [];
    const sentences = new Set(evidence.map(({ start }) => sentence[start] ?? 0));
    return [...sentences].flatMap((s) =>
      this.leftOf(
        pattern,
        evidence.filter(({ start }) => sentence[start] === s),
        s,
      ),
    );
  }

  /** Places, sums, roles and single words are what is spoken about, not what is denied. */
  private deniesOperand(edge: Edge): boolean {
    return edge.symbol >= this.words.firstOut && this.denies(edge);
  }

  /** Evidence of one hit without what is denied; another mention of it that is not takes its place. */
  private leftOf({ all, least }: PackPattern, evidence: Evidence, sentence: number | undefined): Evidence {
    const left: Edge[] = [];
    let some = 0;
    for (const edge of evidence) {
      const held = this.deniesOperand(edge) ? this.elsewhere(edge.symbol, sentence) : edge;
      const needed = all.includes(edge.symbol);
      if (!held && needed) return NOTHING;
      if (!held) continue;
      left.push(held);
      if (!needed) some++;
    }
    return some < least ? NOTHING : left;
  }

  private elsewhere(symbol: number, sentence: number | undefined): Edge | undefined {
    return this.lattice
      ?.of(symbol)
      .find(
        (edge) =>
          (sentence === undefined || this.document?.sentence[edge.start] === sentence) &&
          !this.deniesOperand(edge),
      );
  }

  /** "Potongan gaji: tidak ada." "Uang saku? Tidak, kak." What follows must end the clause. */
  private deniedBehind(end: number): boolean {
    const { document } = this;
    if (!document || end >= document.tokens.length) return false;
    const between = this.between(end);
    const asked = ANSWER.test(between);
    if (!asked && document.sentence[end] !== document.sentence[end - 1]) return false;
    const to = Math.max(this.after[end] ?? 0, asked ? (this.negators[end] ?? 0) : 0);
    if (to === 0 || (!asked && /[,;()|–—•·]|\s-\s/.test(between))) return false;
    let t = to;
    while ((this.carriers[t] ?? 0) > 0 && document.sentence[t] === document.sentence[end])
      t = this.carriers[t] ?? t + 1;
    return (
      t >= document.tokens.length ||
      document.sentence[t] !== document.sentence[end] ||
      CLAUSE_END.test(this.between(t)) ||
      // "Scammer? Bukan ya kak kami …": an answer that speaks to somebody is whole.
      (asked && t > to) ||
      (this.turns[t] ?? 0) > 0 ||
      (this.joiners[t] ?? 0) > 0
    );
  }

  /** Whether this token goes on with the clause of the one before. */
  private isOneClause(at: number): boolean {
    const { sentence = [] } = this.document ?? {};
    return sentence[at] === sentence[at - 1] && !CLAUSE_END.test(this.between(at));
  }

  /** What stands between the token before and this one. */
  private between(at: number): string {
    const { document } = this;
    const part = document?.parts[document.partOf[at] ?? 0];
    return part?.text.slice(document?.tokens[at - 1]?.end ?? 0, document?.tokens[at]?.start ?? 0) ?? '';
  }

  private prepare(): void {
    this.ready = true;
    this.active = false;
    const { lattice, words } = this;
    if (!lattice || (!lattice.has(words.before) && !lattice.has(words.after))) return;
    this.active = true;
    const room = lattice.length + 1;
    if (this.reachedBy.length < room) {
      const size = 2 * room;
      this.reachedBy = new Int32Array(size);
      this.negators = new Int32Array(size);
      this.carriers = new Int32Array(size);
      this.joiners = new Int32Array(size);
      this.turns = new Int32Array(size);
      this.after = new Int32Array(size);
    }
    this.reachedBy.fill(0, 0, room);
    note(words.before, this.negators, lattice);
    note(words.after, this.after, lattice);
    note(words.carry, this.carriers, lattice);
    note(words.join, this.joiners, lattice);
    note(words.turn, this.turns, lattice);
    this.leaveOutFixed(lattice);
    for (let t = 0; t < lattice.length; ) {
      const end = this.negators[t] ?? 0;
      // "Bukan tanpa potongan": of two that follow each other the first denies the second, and no more.
      const second = end > 0 && this.isOneClause(end) ? (this.negators[end] ?? 0) : 0;
      if (second > 0) this.reachedBy.fill(t + 1, end, second);
      else if (end > 0) this.reach(t, end);
      t = Math.max(t + 1, end, second);
    }
  }

  /** "Tanpa pengalaman", "tidak masalah", "kalau tidak": their negators deny nothing else. */
  private leaveOutFixed(lattice: Lattice): void {
    for (let e = lattice.firstSame[this.words.fixed] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
      for (let t = lattice.starts[e] ?? 0; t < (lattice.ends[e] ?? 0); t++) {
        this.negators[t] = 0;
        this.after[t] = 0;
      }
    }
  }

  /** Marks the words that a negator reaches. */
  private reach(start: number, end: number): void {
    const { document, reachedBy } = this;
    if (!document) return;
    let left = REACH;
    // "Tidak [ada orang dalam]": what begins within the negator is denied too.
    for (let t = start + 1; t < end; t++) if (this.negators[t] === 0) reachedBy[t] = start + 1;
    let t = end;
    while (t < document.tokens.length && document.sentence[t] === document.sentence[start]) {
      if ((this.turns[t] ?? 0) > 0 || (t > end && (this.negators[t] ?? 0) > 0)) return;
      const between = this.between(t);
      if (SLASH.test(between)) left = REACH;
      else if (CLAUSE_END.test(between)) {
        if (t === end || !this.listGoesOn(t)) return;
        left = REACH;
      }
      const joined = this.joiners[t] ?? 0;
      const carried = this.carriers[t] ?? 0;
      if (joined > 0 && t > end) left = REACH;
      const reached = joined > 0 || carried > 0 || left-- > 0;
      if (!reached && !this.listGoesOn(t)) return;
      const to = Math.max(joined, carried, t + 1);
      for (; t < to; t++) if (reached) reachedBy[t] = start + 1;
    }
  }

  /** Whether a list that a comma interrupts comes to its "or" or "and": "tanpa denda, jaminan atau potongan". */
  private listGoesOn(from: number): boolean {
    const { document } = this;
    if (!document) return false;
    let item = 0;
    for (let t = from; t < from + LONGEST_LIST && document.sentence[t] === document.sentence[from]; t++) {
      if ((this.joiners[t] ?? 0) > 0) return true;
      if ((this.turns[t] ?? 0) > 0 || (this.negators[t] ?? 0) > 0) return false;
      if (t > from && CLAUSE_END.test(this.between(t))) item = 0;
      if (++item > LIST_ITEM) return false;
    }
    return false;
  }
}

/** Notes where the edges of a symbol end, by their start: the longest of each. */
function note(symbol: number, ends: Int32Array, lattice: Lattice): void {
  ends.fill(0, 0, lattice.length + 1);
  for (let e = lattice.firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
    const start = lattice.starts[e] ?? 0;
    ends[start] = Math.max(ends[start] ?? 0, lattice.ends[e] ?? 0);
  }
}
