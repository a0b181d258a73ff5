import type { PackPattern } from '../schema/pack.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Evidence of a pattern within one sentence needs the first edges, not all. */
const MOST_EVIDENCE = 6;
/** With more edges than this, looking for each among all others would cost more than a table. */
const FEW = 48;
const NONE: Edge[] = [];

/** How many of the operands asked for so far each sentence holds, counted on from `base`; kept between posts. */
let reached = new Int32Array(256);
let reachedBase = 0;

/** Whether one sentence holds all of `all`: a necessary condition, without making anything. */
export function shareSentence({ all }: PackPattern, lattice: Lattice, { sentence }: Document): boolean {
  if (all.length < 2) return true;
  const sentences = (sentence[sentence.length - 1] ?? 0) + 1;
  if (reached.length < sentences || reachedBase > 1_000_000_000) {
    reached = new Int32Array(Math.max(reached.length, 2 * sentences));
    reachedBase = 0;
  }
  const base = reachedBase;
  reachedBase += all.length + 1;
  for (let i = 0; i < all.length; i++) {
    let any = false;
    for (let e = lattice.firstSame[all[i] ?? 0] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
      const s = sentence[lattice.starts[e] ?? 0] ?? 0;
      if (i > 0 && (reached[s] ?? 0) < base + i) continue;
      reached[s] = base + i + 1;
      any = true;
    }
    if (!any) return false;
  }
  return true;
}

/** Edge numbers of a pattern's operands, symbol by symbol; kept between posts. */
const operands = new Int32Array(FEW);

/** Notes the edges of a symbol after `count` others; more than `FEW` where there is no room. */
function collect(symbol: number, count: number, lattice: Lattice): number {
  let many = count;
  for (let e = lattice.firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
    if (many === FEW) return FEW + 1;
    operands[many++] = e;
  }
  return many;
}

/** Collects the edges of `all` and `of`, each symbol once. */
function collectAll({ all, of }: PackPattern, lattice: Lattice): number {
  let count = 0;
  for (let k = 0; k < all.length && count <= FEW; k++) {
    const symbol = all[k] ?? 0;
    if (all.indexOf(symbol) === k) count = collect(symbol, count, lattice);
  }
  for (let k = 0; k < of.length && count <= FEW; k++) {
    const symbol = of[k] ?? 0;
    if (of.indexOf(symbol) === k && !all.includes(symbol)) count = collect(symbol, count, lattice);
  }
  return count;
}

/** Evidence of a pattern whose operands stand in one sentence: of each such sentence the first of each operand. */
export function inSentence(pattern: PackPattern, lattice: Lattice, document: Document): Edge[] {
  const count = collectAll(pattern, lattice);
  if (count > FEW) return inManySentences(pattern, lattice, document);
  let evidence = NONE;
  for (let i = 0; i < count; i++) {
    const sentence = sentenceOf(i, lattice, document);
    if (seenBefore(i, sentence, lattice, document) || !holdsIn(sentence, count, pattern, lattice, document))
      continue;
    if (evidence === NONE) evidence = [];
    let last = -1;
    for (let j = i; j < count; j++) {
      const edge = operands[j] ?? 0;
      const symbol = lattice.symbols[edge] ?? 0;
      if (symbol === last || sentenceOf(j, lattice, document) !== sentence) continue;
      evidence.push(lattice.edge(edge));
      last = symbol;
    }
    if (evidence.length >= MOST_EVIDENCE) break;
  }
  return evidence;
}

/** Sentence of the operand at place `i`. */
function sentenceOf(i: number, lattice: Lattice, document: Document): number {
  return document.sentence[lattice.starts[operands[i] ?? 0] ?? 0] ?? 0;
}

function seenBefore(i: number, sentence: number, lattice: Lattice, document: Document): boolean {
  for (let j = 0; j < i; j++) if (sentenceOf(j, lattice, document) === sentence) return true;
  return false;
}

function holdsIn(
  sentence: number,
  count: number,
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
): boolean {
  const { all, of, none, least } = pattern;
  for (let k = 0; k < all.length; k++) {
    if (!collectedIn(sentence, all[k] ?? 0, count, lattice, document)) return false;
  }
  let found = 0;
  for (let k = 0; k < of.length && found < least; k++) {
    if (collectedIn(sentence, of[k] ?? 0, count, lattice, document)) found++;
  }
  if (found < least) return false;
  for (let k = 0; k < none.length; k++) {
    for (const edge of lattice.of(none[k] ?? 0)) {
      if (document.sentence[edge.start] === sentence) return false;
    }
  }
  return true;
}

/** Whether an operand's symbol was collected in a sentence. */
function collectedIn(
  sentence: number,
  symbol: number,
  count: number,
  lattice: Lattice,
  document: Document,
): boolean {
  for (let j = 0; j < count; j++) {
    if (lattice.symbols[operands[j] ?? 0] === symbol && sentenceOf(j, lattice, document) === sentence)
      return true;
  }
  return false;
}

/** The same with buckets by sentence: one pass over the edges of every operand, however many there are. */
function inManySentences(pattern: PackPattern, lattice: Lattice, document: Document): Edge[] {
  const buckets = new Map<number, Map<number, Edge>>();
  const wanted = new Set([...pattern.all, ...pattern.of]);
  for (const symbol of wanted) {
    for (const edge of lattice.of(symbol)) {
      const sentence = document.sentence[edge.start] ?? 0;
      const bucket = buckets.get(sentence) ?? new Map<number, Edge>();
      if (!bucket.has(symbol)) bucket.set(symbol, edge);
      buckets.set(sentence, bucket);
    }
  }
  const barred = new Set<number>();
  for (const symbol of pattern.none) {
    for (const edge of lattice.of(symbol)) barred.add(document.sentence[edge.start] ?? 0);
  }
  const evidence: Edge[] = [];
  for (const [sentence, bucket] of buckets) {
    if (barred.has(sentence) || !pattern.all.every((s) => bucket.has(s))) continue;
    if (pattern.of.filter((s) => bucket.has(s)).length < pattern.least) continue;
    evidence.push(...bucket.values());
    if (evidence.length >= MOST_EVIDENCE) break;
  }
  return evidence;
}
