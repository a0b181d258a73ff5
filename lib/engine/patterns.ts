import type { PackPattern, PackTrigger } from '../schema/pack.ts';
import type { Document } from './document.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Evidence of a rule: the edges that made it fire. */
export type Evidence = Edge[];

const NONE: Evidence = [];

/** Edges of each operand per reach, kept few: evidence needs the first, not all. */
const MOST_EVIDENCE = 6;
const MOST_HITS = 50;

/** The first edge in the writer's own voice, else the first of all. */
function first(edges: readonly Edge[], document: Document): Edge[] {
  const own = edges.find((e) => document.quoted[e.start] !== 1) ?? edges[0];
  return own ? [own] : [];
}

const NO_SENTENCES: ReadonlySet<number> = new Set();

/** Evidence of a pattern in the whole post, sentences of `barred` excepted; empty where it does not hold. */
export function patternEvidence(
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
  barred: ReadonlySet<number> = NO_SENTENCES,
): Evidence {
  for (const symbol of pattern.all) if (!lattice.has(symbol)) return NONE;
  let present = 0;
  for (const symbol of pattern.of) if (lattice.has(symbol)) present++;
  if (present < pattern.least) return NONE;
  const free = (edge: Edge): boolean => !barred.has(document.sentence[edge.start] ?? 0);
  if (pattern.within === 0) return wholePost(pattern, lattice, document, free);
  const evidence = pattern.within < 0 ? inSentence(pattern, lattice, document) : inWindow(pattern, lattice);
  return pattern.within < 0 ? evidence.filter(free) : evidence.every(free) ? evidence : NONE;
}

function wholePost(
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
  free: (edge: Edge) => boolean,
): Evidence {
  if (pattern.none.some((s) => lattice.has(s))) return NONE;
  const pick = (s: number): Edge[] => first(lattice.of(s).filter(free), document);
  const all = pattern.all.map(pick);
  if (all.some((edges) => edges.length === 0)) return NONE;
  const of = pattern.of.flatMap(pick);
  return of.length < pattern.least ? NONE : [...all.flat(), ...of];
}

/** Buckets by sentence: one pass over the edges of every operand. */
function inSentence(pattern: PackPattern, lattice: Lattice, document: Document): Evidence {
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
  const evidence: Evidence = [];
  for (const [sentence, bucket] of buckets) {
    if (barred.has(sentence) || !pattern.all.every((s) => bucket.has(s))) continue;
    if (pattern.of.filter((s) => bucket.has(s)).length < pattern.least) continue;
    evidence.push(...bucket.values());
    if (evidence.length >= MOST_EVIDENCE) break;
  }
  return evidence;
}

/** Slides over the operands' edges in order of position; `within` tokens from the first start to the last end. */
function inWindow(pattern: PackPattern, lattice: Lattice): Evidence {
  const wanted = [...new Set([...pattern.all, ...pattern.of])];
  const edges = wanted.flatMap((s) => [...lattice.of(s)]).sort((a, b) => a.start - b.start);
  const barred = pattern.none.flatMap((s) => [...lattice.of(s)]);
  const counts = new Map<number, number>();
  let from = 0;
  for (let to = 0; to < edges.length; to++) {
    const last = edges[to];
    if (!last) break;
    counts.set(last.symbol, (counts.get(last.symbol) ?? 0) + 1);
    while (from < to && last.end - (edges[from]?.start ?? 0) > pattern.within) {
      const gone = edges[from]?.symbol ?? 0;
      counts.set(gone, (counts.get(gone) ?? 1) - 1);
      from++;
    }
    const holds = (s: number): boolean => (counts.get(s) ?? 0) > 0;
    if (!pattern.all.every(holds) || pattern.of.filter(holds).length < pattern.least) continue;
    const start = edges[from]?.start ?? 0;
    if (barred.some((b) => b.start < last.end && b.end > start)) continue;
    const seen = new Map<number, Edge>();
    for (const edge of edges.slice(from, to + 1)) seen.set(edge.symbol, edge);
    return [...seen.values()];
  }
  return NONE;
}

/**
 * Evidence of a rule in groups: each hit of its phrases alone, each pattern together. `unless` cancels what stands in
 * the same sentence.
 */
export function triggerGroups(trigger: PackTrigger, lattice: Lattice, document: Document): Evidence[] {
  const barred =
    trigger.unless < 0 || !lattice.has(trigger.unless)
      ? NO_SENTENCES
      : new Set(lattice.of(trigger.unless).map((e) => document.sentence[e.start] ?? 0));
  const groups: Evidence[] = [];
  if (trigger.symbol >= 0 && lattice.has(trigger.symbol)) {
    for (const edge of lattice.of(trigger.symbol).slice(0, MOST_HITS)) {
      if (!barred.has(document.sentence[edge.start] ?? 0)) groups.push([edge]);
    }
  }
  for (const pattern of trigger.patterns) {
    const evidence = patternEvidence(pattern, lattice, document, barred);
    if (evidence.length > 0) groups.push(evidence);
  }
  return groups;
}

/** Evidence of a rule, its phrases first. */
export function triggerEvidence(trigger: PackTrigger, lattice: Lattice, document: Document): Evidence {
  return triggerGroups(trigger, lattice, document).flat();
}
