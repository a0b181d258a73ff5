import type { PackPattern, PackTrigger } from '../schema/pack.ts';
import type { Denial } from './denial.ts';
import type { Document } from './document.ts';
import { inSentence, shareSentence } from './in-sentence.ts';
import { inWindow } from './in-window.ts';
import type { Edge, Lattice } from './lattice.ts';

/** Evidence of a rule: the edges that made it fire. */
export type Evidence = Edge[];

const NONE: Evidence = [];

/** Hits of a rule's phrases that are looked at: evidence needs the first, not all. */
export const MOST_HITS = 50;

/** Whether everything that a pattern asks for stands somewhere in the post: a cheap look before the dear ones. */
export function present(pattern: PackPattern, lattice: Lattice): boolean {
  const { all, of, least } = pattern;
  for (let i = 0; i < all.length; i++) if (!lattice.has(all[i] ?? 0)) return false;
  if (least <= 0) return true;
  let found = 0;
  for (let i = 0; i < of.length; i++) if (lattice.has(of[i] ?? 0) && ++found >= least) return true;
  return false;
}

/** Evidence of a pattern in the whole post; empty where it does not hold. */
export function patternEvidence(pattern: PackPattern, lattice: Lattice, document: Document): Evidence {
  return present(pattern, lattice) ? evidenceOf(pattern, lattice, document, NO_SENTENCES) : NONE;
}

/** Evidence of a pattern of which everything stands in the post, sentences of `barred` excepted. */
export function evidenceOf(
  pattern: PackPattern,
  lattice: Lattice,
  document: Document,
  barred: ReadonlySet<number>,
): Evidence {
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

const NO_SENTENCES: ReadonlySet<number> = new Set();

/** The sentences in which a rule's `unless` stands: what else stands there is no evidence. */
export function barredBy({ unless }: PackTrigger, lattice: Lattice, document: Document): ReadonlySet<number> {
  if (unless < 0 || !lattice.has(unless)) return NO_SENTENCES;
  const found = new Set<number>();
  for (let e = lattice.firstSame[unless] ?? -1; e >= 0; e = lattice.nextSame[e] ?? -1) {
    found.add(document.sentence[lattice.starts[e] ?? 0] ?? 0);
  }
  return found;
}

/**
 * Evidence of a rule: hits of its phrases, then of its patterns. `unless` cancels what stands in the same sentence; with
 * `denial`, so does a negator what it reaches.
 */
export function triggerEvidence(
  trigger: PackTrigger,
  lattice: Lattice,
  document: Document,
  denial?: Denial,
): Evidence {
  const { symbol, patterns } = trigger;
  let barred: ReadonlySet<number> | undefined;
  let found = NONE;
  if (symbol >= 0 && lattice.has(symbol)) {
    found = [];
    barred = barredBy(trigger, lattice, document);
    let left = MOST_HITS;
    for (let e = lattice.firstSame[symbol] ?? -1; e >= 0 && left > 0; e = lattice.nextSame[e] ?? -1, left--) {
      if (barred.has(document.sentence[lattice.starts[e] ?? 0] ?? 0)) continue;
      const edge = lattice.edge(e);
      if (denial?.denies(edge) !== true) found.push(edge);
    }
  }
  for (let i = 0; i < patterns.length; i++) {
    const pattern = patterns[i];
    if (!pattern || !present(pattern, lattice)) continue;
    barred ??= barredBy(trigger, lattice, document);
    const hit = evidenceOf(pattern, lattice, document, barred);
    const evidence = denial ? denial.undenied(pattern, hit) : hit;
    if (evidence.length > 0) found = found.length === 0 ? evidence : [...found, ...evidence];
  }
  return found;
}
