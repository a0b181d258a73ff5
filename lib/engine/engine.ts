import type { MatchPack, PackCombination, PackFlag, PackReassurance, PackTrigger } from '../schema/pack.ts';
import type { EngineInput } from '../schema/post.ts';
import type { LevelReason } from '../schema/trace.ts';
import type { Finding, Span, Verdict } from '../schema/verdict.ts';
import { undoneNames } from '../text/fold.ts';
import type { Token } from '../text/tokenise.ts';
import { Candidates } from './candidates.ts';
import { addDisguises } from './disguises.ts';
import { type Document, readDocument } from './document.ts';
import { judgeFacts } from './facts.ts';
import { Firing } from './firing.ts';
import { judgeKind, type KindResult, signalsOf, tellsOrAsks } from './kind.ts';
import { type Edge, Lattice } from './lattice.ts';
import { type Evidence, patternEvidence } from './patterns.ts';
import { addPictures } from './pictures.ts';
import { addPay, addPlacesAndRoles } from './places.ts';
import { doubtOf, levelOf, type Scored, scoreOf } from './score.ts';
import { SequenceIndex } from './sequence-index.ts';
import { SequenceMatcher } from './sequence-matcher.ts';
import { Sets } from './sets.ts';
import { addShapes } from './shapes.ts';
import { addSlots, moneyTable, PURPOSEFUL } from './slots.ts';
import { spansByTelling, spansInOrder } from './spans.ts';
import { Vocabulary } from './vocabulary.ts';

export type Engine = {
  /** The verdict on a post: pure, never throws on any text. */
  evaluate: (input: EngineInput) => Verdict;
  /** The verdict with everything that led to it, for explanations. */
  analyse: (input: EngineInput) => Analysis;
};

/** A verdict and its inner steps. */
export type Analysis = {
  verdict: Verdict;
  kind: KindResult;
  scored: Scored[];
  /** Points that an offer lost because another kind was nearly as likely. */
  doubt: number;
  reason: LevelReason;
  document: Document;
};

type SpansOf = (edges: readonly Edge[]) => Span[];
type TellingOf = (edges: readonly Edge[], rule: PackTrigger) => Span[];

/** What a combination has in place of phrases and patterns: its evidence is its members'. */
const NO_TRIGGER: PackTrigger = { symbol: -1, patterns: [], unless: -1 };

/** Indexes a match pack. Takes some milliseconds; make one engine per pack. */
export function createEngine(pack: MatchPack): Engine {
  const machine = new Machine(pack);
  const analyse = (input: EngineInput): Analysis => machine.analyse(input);
  return { analyse, evaluate: (input) => analyse(input).verdict };
}

class Machine {
  readonly #pack: MatchPack;
  readonly #vocabulary: Vocabulary;
  readonly #named = new Map<string, number>();
  /** The flags, then the reassurances, then the signals of kinds. */
  readonly #candidates: Candidates;
  readonly #openSignals: Uint8Array;
  readonly #firing: Firing;
  /** Flags, then combinations, as scoring wants them. */
  readonly #scored: Scored[];
  readonly #lattice: Lattice;
  readonly #matcher: SequenceMatcher;
  readonly #money: ReturnType<typeof moneyTable>;

  constructor(pack: MatchPack) {
    this.#pack = pack;
    const sets = new Sets(pack.sets, pack.counts);
    this.#vocabulary = new Vocabulary(pack);
    this.#money = moneyTable(pack);
    pack.slots.split(' ').forEach((name, i) => {
      this.#named.set(name, this.#vocabulary.size + i);
    });
    const { flags, combinations, reassurances } = pack;
    this.#candidates = new Candidates([...flags, ...reassurances, ...signalsOf(pack)], pack.symbols);
    this.#openSignals = this.#candidates.open.subarray(flags.length + reassurances.length);
    this.#firing = new Firing(pack, this.#candidates);
    this.#scored = [...flags, ...combinations].map(({ id, weight, group, severity, sourced }, i) => {
      return { id, weight, group, severity, sourced, combination: i >= flags.length };
    });
    this.#lattice = new Lattice(pack.symbols);
    this.#matcher = new SequenceMatcher(new SequenceIndex(pack, sets), sets, this.#lattice);
  }

  readonly #symbol = (name: string): number => this.#named.get(name) ?? -1;

  #addMeanings(token: Token, at: number, disguised: number): void {
    const lattice = this.#lattice;
    const { text, undone } = token;
    const pairs = this.#vocabulary.of(token);
    for (let k = 0; k < pairs.length; k += 2) {
      const bits = (pairs[k + 1] ?? 0) | undone;
      lattice.add(pairs[k] ?? 0, at, at + 1, bits);
      if ((bits & PURPOSEFUL) !== 0 && text.length >= 4) lattice.add(disguised, at, at + 1, bits);
    }
  }

  /** Everything that is known about the words of a post, layer by layer. */
  #read(document: Document): {
    lattice: Lattice;
    countries: Set<string>;
  } {
    const lattice = this.#lattice;
    const disguised = this.#symbol('disguised');
    const pieces = addDisguises(document, lattice, this.#vocabulary, disguised);
    const { tokens } = document;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token && pieces[i] === 0) this.#addMeanings(token, i, disguised);
    }
    addPictures(document, lattice, this.#vocabulary);
    addShapes(document, lattice, this.#symbol);
    const sums = addSlots(document, lattice, this.#pack, this.#money, this.#symbol, pieces);
    const { lexiconLayers } = this.#pack;
    this.#matcher.reset(document.brk);
    this.#run(0, lexiconLayers);
    const named = addPlacesAndRoles(lattice, this.#pack, this.#symbol);
    addPay(lattice, this.#pack, this.#symbol, sums, named);
    this.#run(lexiconLayers, this.#pack.layers.length);
    return { lattice, countries: named.countries };
  }

  #run(from: number, to: number): void {
    for (let layer = from; layer < to; layer++) this.#matcher.run(layer);
  }

  analyse(input: EngineInput): Analysis {
    const pack = this.#pack;
    const document = readDocument(input);
    const { lattice, countries } = this.#read(document);
    const spansOf: SpansOf = (edges) => spansInOrder(edges, document);
    const tellingOf: TellingOf = (edges, rule) => spansByTelling(edges, document, rule, pack.firstOut);
    const partial = document.cut || input.truncated === true || (input.unreadImages ?? 0) > 0;
    this.#candidates.reset(lattice.present);
    const kind = judgeKind(pack, lattice, document, this.#openSignals);
    const abroad = this.#firing.run(lattice, document);
    const { findings, scored } = this.#found(tellingOf);
    const reassurances: Finding[] = [];
    for (let i = 0; i < pack.reassurances.length; i++) {
      const rule = pack.reassurances[i];
      if (!rule || this.#candidates.open[pack.flags.length + i] !== 1) continue;
      const evidence = this.#firing.evidenceOf(rule, lattice, document);
      if (evidence.length > 0) reassurances.push(finding(rule, evidence, tellingOf));
    }
    const facts = judgeFacts(pack, lattice, partial, { spansOf, denial: this.#firing.denial });
    const doubt = doubtOf(kind, pack.scoring);
    const sum = scoreOf({ findings: scored, reassurances, facts, doubt }, pack);
    const score = Math.round(sum * 1000) / 1000;
    const judged = levelOf({ kind: kind.kind, score, findings: scored, abroad, partial, facts }, pack);
    const asks = tellsOrAsks(kind);
    const help = asks && pack.scoring.help.some((p) => patternEvidence(p, lattice, document).length > 0);
    const byWeight = (a: Finding, b: Finding): number => b.weight - a.weight || (a.id < b.id ? -1 : 1);
    const verdict: Verdict = {
      kind: kind.kind,
      ...(kind.runnerUp ? { runnerUp: kind.runnerUp } : {}),
      level: judged.level,
      score,
      findings: findings.sort(byWeight),
      reassurances: reassurances.sort(byWeight),
      facts,
      help,
      abroad,
      places: [...countries].sort(),
      partial,
      cut: document.cut,
      packVersion: pack.version,
    };
    return { verdict, kind, scored, doubt, reason: judged.reason, document };
  }

  /** What fired, as findings and as scoring wants it. */
  #found(tellingOf: TellingOf): { findings: Finding[]; scored: Scored[] } {
    const { evidence, fired } = this.#firing;
    const { flags, combinations } = this.#pack;
    const findings: Finding[] = [];
    const scored: Scored[] = [];
    for (let i = 0; i < fired.length; i++) {
      const rule = fired[i] === 1 ? (flags[i] ?? combinations[i - flags.length]) : undefined;
      const known = this.#scored[i];
      if (!rule || !known) continue;
      findings.push(finding(rule, evidence[i] ?? [], tellingOf));
      scored.push(known);
    }
    return { findings, scored };
  }
}

function finding(
  rule: PackFlag | PackReassurance | PackCombination,
  evidence: Evidence,
  tellingOf: TellingOf,
): Finding {
  let bits = 0;
  for (const edge of evidence) bits |= edge.undone;
  return {
    id: rule.id,
    group: rule.group,
    weight: rule.weight,
    spans: tellingOf(evidence, 'patterns' in rule ? rule : NO_TRIGGER),
    undone: undoneNames(bits),
  };
}
