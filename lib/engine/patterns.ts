import type { PackPattern, PackTrigger } from '../schema/pack.ts';
import type { Document } from './document.ts';
import { inSentence, shareSentence } from './in-sentence.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Evidence of a rule: the edges that made it fire. */
export type Evidence = Edge[];

const NONE: Evidence = [];

/** Hits of a rule's phrases that are looked at: evidence needs the first, not all. */
const MOST_HITS = 50;

const NO_SENTENCES: ReadonlySet<number> = new Set();

/** Whether everything that a pattern asks for stands somewhere in the post: a cheap look before the dear ones. */
function present(pattern: PackPattern, lattice: Lattice): boolean {
  const { all, of, least } = pattern;
  for (let i = 0; i < all.length; i++) if (!lattice.has(all[i] ?? 0)) return false;
  if (least <= 0) return true;
  let found = 0;
  for (let i = 0; i < of.length; i++) if (lattice.has(of[i] ?? 0) && ++found >= least) return true;
  return false;
}

/** Evidence of a pattern in the whole post, sentences of `barred` excepted; empty where it does not hold. */
export function patternEvidence(
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
  barred: ReadonlySet<number> = NO_SENTENCES,
): Evidence {
  if (!present(pattern, lattice)) return NONE;
  if (pattern.within === 0) return wholePost(pattern, lattice, document, barred);
  if (pattern.within > 0) {
    const evidence = inWindow(pattern, lattice);
    return barred.size === 0 || outside(barred, evidence, document).length === evidence.length
      ? evidence
      : NONE;
  }
  if (!shareSentence(pattern, lattice, document)) return NONE;
  const evidence = inSentence(pattern, lattice, document);
  return barred.size === 0 ? evidence : outside(barred, evidence, document);
}

function outside(barred: ReadonlySet<number>, evidence: Evidence, { sentence }: Document): Evidence {
  return evidence.filter((e) => !barred.has(sentence[e.start] ?? 0));
}

function wholePost(
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
  barred: ReadonlySet<number>,
): Evidence {
  const { all, of, none, least } = pattern;
  for (let i = 0; i < none.length; i++) if (lattice.has(none[i] ?? 0)) return NONE;
  const evidence: Edge[] = [];
  for (let i = 0; i < all.length; i++) {
    const edge = first(all[i] ?? 0, lattice, document, barred);
    if (!edge) return NONE;
    evidence.push(edge);
  }
  for (let i = 0; i < of.length; i++) {
    const edge = first(of[i] ?? 0, lattice, document, barred);
    if (edge) evidence.push(edge);
  }
  return evidence.length - all.length < least ? NONE : evidence;
}

/** The first edge of a symbol in the writer's own voice, else the first of all. */
function first(
  symbol: number,
  lattice: Lattice,
  { sentence, quoted }: Document,
  barred: ReadonlySet<number>,
): Edge | undefined {
  let any = -1;
  for (let e = lattice.firstSame[symbol] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
    const start = lattice.starts[e] ?? 0;
    if (barred.size > 0 && barred.has(sentence[start] ?? 0)) continue;
    if (quoted[start] !== 1) return lattice.edge(e);
    if (any < 0) any = e;
  }
  return any < 0 ? undefined : lattice.edge(any);
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
export function triggerGroups(
  trigger: PackTrigger,
  lattice: Lattice,
  document: Document,
): readonly Evidence[] {
  if (!mayHold(trigger, lattice)) return NO_GROUPS;
  const { symbol, patterns } = trigger;
  const barred = sentencesOf(trigger.unless, lattice, document);
  let groups = NO_GROUPS;
  if (symbol >= 0 && lattice.has(symbol)) {
    groups = [];
    let left = MOST_HITS;
    for (let e = lattice.firstSame[symbol] ?? -1; e >= 0 && left > 0; e = lattice.nextSame[e] ?? -1, left--) {
      if (!barred.has(document.sentence[lattice.starts[e] ?? 0] ?? 0)) groups.push([lattice.edge(e)]);
    }
  }
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i];
    if (!pattern || !present(pattern, lattice)) continue;
    const evidence = patternEvidence(pattern, lattice, document, barred);
    if (evidence.length === 0) continue;
    if (groups === NO_GROUPS) groups = [evidence];
    else groups.push(evidence);
  }
  return groups;
}

const NO_GROUPS: Evidence[] = [];

function sentencesOf(symbol: number, lattice: Lattice, document: Document): ReadonlySet<number> {
  if (symbol < 0 || !lattice.has(symbol)) return NO_SENTENCES;
  const found = new Set<number>();
  for (const edge of lattice.of(symbol)) found.add(document.sentence[edge.start] ?? 0);
  return found;
}

/** Whether a rule can hold at all: a look at what is present, which makes nothing. */
export function mayHold({ symbol, patterns }: PackTrigger, lattice: Lattice): boolean {
  if (symbol >= 0 && lattice.has(symbol)) return true;
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i];
    if (pattern && present(pattern, lattice)) return true;
  }
  return false;
}

/** Evidence of a rule, its phrases first. */
export function triggerEvidence(trigger: PackTrigger, lattice: Lattice, document: Document): Evidence {
  const groups = triggerGroups(trigger, lattice, document);
  return groups.length === 0 ? NONE : groups.length === 1 ? (groups[0] ?? NONE) : groups.flat();
}
