import type { MatchPack, PackTrigger } from '../schema/pack.ts';
import type { EngineInput } from '../schema/post.ts';
import type { LevelReason } from '../schema/trace.ts';
import type { Finding, Span, Verdict } from '../schema/verdict.ts';
import { undoneNames } from '../text/fold.ts';
import type { Token } from '../text/tokenise.ts';
import { Candidates } from './candidates.ts';
import { decodeSets } from './decode.ts';
import { addDisguises } from './disguises.ts';
import { type Document, readDocument } from './document.ts';
import { judgeFacts } from './facts.ts';
import { judgeKind, type KindResult } from './kind.ts';
import { type Edge, Lattice } from './lattice.ts';
import { type Evidence, patternEvidence, triggerEvidence } from './patterns.ts';
import { addPictures } from './pictures.ts';
import { addPay, addPlacesAndRoles } from './places.ts';
import { levelOf, type Scored, scoreOf } from './score.ts';
import { indexLayers, type LayerIndex } from './sequence-index.ts';
import { SequenceMatcher } from './sequence-matcher.ts';
import { addShapes } from './shapes.ts';
import { addSlots, moneyTable, PURPOSEFUL } from './slots.ts';
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
  reason: LevelReason;
  document: Document;
};

/** More quotes of one finding than a note can show. */
const MOST_SPANS = 8;

/** Indexes a match pack. Takes some milliseconds; make one engine per pack. */
export function createEngine(pack: MatchPack): Engine {
  const machine = new Machine(pack);
  const analyse = (input: EngineInput): Analysis => machine.analyse(input);
  return { analyse, evaluate: (input) => analyse(input).verdict };
}

class Machine {
  private readonly pack: MatchPack;
  private readonly vocabulary: Vocabulary;
  private readonly named = new Map<string, number>();
  private readonly layers: LayerIndex[];
  private readonly candidates: Candidates;
  private readonly lattice: Lattice;
  private readonly matcher: SequenceMatcher;
  private readonly money: ReturnType<typeof moneyTable>;

  constructor(pack: MatchPack) {
    this.pack = pack;
    this.vocabulary = new Vocabulary(pack);
    this.money = moneyTable(pack);
    pack.slots.split(' ').forEach((name, i) => {
      this.named.set(name, this.vocabulary.size + i);
    });
    const sets = decodeSets(pack.sets);
    this.layers = indexLayers(pack, sets);
    this.candidates = new Candidates(pack.flags);
    this.lattice = new Lattice(pack.symbols);
    this.matcher = new SequenceMatcher(sets, this.lattice);
  }

  private readonly symbol = (name: string): number => this.named.get(name) ?? -1;

  private addMeanings({ text, undone }: Token, at: number, disguised: number): void {
    const { lattice } = this;
    const meanings = this.vocabulary.meanings(text);
    for (let k = 0; k < meanings.length; k++) {
      const meaning = meanings[k];
      if (!meaning) continue;
      const bits = meaning.undone | undone;
      lattice.add(meaning.symbol, at, at + 1, bits);
      if ((bits & PURPOSEFUL) !== 0 && text.length >= 4) lattice.add(disguised, at, at + 1, bits);
    }
  }

  /** Everything that is known about the words of a post, layer by layer. */
  private read(document: Document): {
    lattice: Lattice;
    countries: Set<string>;
  } {
    const { lattice } = this;
    lattice.reset(document.tokens.length);
    const disguised = this.symbol('disguised');
    const { tokens } = document;
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i];
      if (token) this.addMeanings(token, i, disguised);
    }
    addDisguises(document, lattice, this.vocabulary, disguised);
    addPictures(document, lattice, this.vocabulary);
    addShapes(document, lattice, this.symbol);
    const sums = addSlots(document, lattice, this.pack, this.money, this.symbol);
    const { lexiconLayers } = this.pack;
    this.run(0, lexiconLayers, document);
    const named = addPlacesAndRoles(lattice, this.pack, this.symbol);
    addPay(lattice, this.pack, this.symbol, sums, named);
    this.run(lexiconLayers, this.layers.length, document);
    return { lattice, countries: named.countries };
  }

  private run(from: number, to: number, { brk }: Document): void {
    for (let i = from; i < to; i++) {
      const layer = this.layers[i];
      if (layer) this.matcher.run(layer, brk);
    }
  }

  analyse(input: EngineInput): Analysis {
    const { pack } = this;
    const document = readDocument(input);
    const { lattice, countries } = this.read(document);
    const spansOf = (edges: readonly Edge[]): Span[] => spans(edges, document);
    const partial = document.cut || input.truncated === true || (input.unreadImages ?? 0) > 0;
    const kind = judgeKind(pack, lattice, document);
    const { fired, abroad } = this.fire(lattice, document);
    const findings: Finding[] = [];
    const scored: Scored[] = [];
    for (const flag of pack.flags) {
      const evidence = fired.get(flag.id);
      if (!evidence) continue;
      findings.push(finding(flag, evidence, spansOf));
      scored.push({ ...flag, combination: false });
    }
    for (const combination of pack.combinations) {
      if (!fired.has(combination.id)) continue;
      findings.push({
        id: combination.id,
        group: combination.group,
        weight: combination.weight,
        spans: [],
        undone: [],
      });
      scored.push({ ...combination, combination: true });
    }
    const reassurances: Finding[] = [];
    for (const rule of pack.reassurances) {
      const evidence = triggerEvidence(rule, lattice, document);
      if (evidence.length > 0) reassurances.push(finding(rule, evidence, spansOf));
    }
    const facts = judgeFacts(pack, lattice, partial, spansOf);
    const score = Math.round(scoreOf(scored, reassurances, pack) * 1000) / 1000;
    const judged = levelOf({ kind: kind.kind, score, findings: scored, abroad, partial, facts }, pack);
    const asks = kind.kind === 'testimony' || kind.kind === 'question';
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
    return { verdict, kind, scored, reason: judged.reason, document };
  }

  /** Which flags and combinations fire, with their evidence; and whether the work is abroad. */
  private fire(lattice: Lattice, document: Document): { fired: Map<string, Evidence>; abroad: boolean } {
    const { pack } = this;
    const fired = new Map<string, Evidence>();
    const holds = (gate: 'abroad' | 'offer-terms'): boolean =>
      pack.scoring.gates[gate].some((p) => patternEvidence(p, lattice, document).length > 0);
    let abroad = holds('abroad');
    const terms = holds('offer-terms');
    const open = (needs: readonly string[]): boolean =>
      (!needs.includes('abroad') || abroad) && (!needs.includes('offer-terms') || terms);
    const test = (rule: PackTrigger & { id: string; self: number }): boolean => {
      const evidence = triggerEvidence(rule, lattice, document);
      if (evidence.length === 0) return false;
      fired.set(rule.id, evidence);
      for (const edge of evidence.slice(0, MOST_SPANS))
        lattice.add(rule.self, edge.start, edge.end, edge.undone);
      this.candidates.add(rule.self);
      return true;
    };
    for (const rule of pack.reassurances) {
      const edge = triggerEvidence(rule, lattice, document)[0];
      if (edge) lattice.add(rule.self, edge.start, edge.end, edge.undone);
    }
    const { candidates } = this;
    candidates.reset(lattice.present);
    // First what speaks for itself and may show that the work is abroad, then what waits for that,
    // then what names other flags.
    for (let round = 0; round < 3; round++) {
      for (let i = 0; i < pack.flags.length; i++) {
        const flag = candidates.open[i] === 1 ? pack.flags[i] : undefined;
        if (!flag || fired.has(flag.id) || !open(flag.needs)) continue;
        if (test(flag) && flag.impliesAbroad) abroad = true;
      }
    }
    for (let round = 0; round < 2; round++) {
      for (const rule of pack.combinations) {
        if (fired.has(rule.id) || !open(rule.needs)) continue;
        const complete = rule.all.every((ids) => ids.some((id) => fired.has(id)));
        if (!complete || rule.none.some((id) => fired.has(id))) continue;
        fired.set(rule.id, []);
        if (rule.impliesAbroad) abroad = true;
      }
    }
    return { fired, abroad };
  }
}

function finding(
  rule: { id: string; group: string; weight: number },
  evidence: Evidence,
  spansOf: (edges: readonly Edge[]) => Span[],
): Finding {
  let bits = 0;
  for (const edge of evidence) bits |= edge.undone;
  return {
    id: rule.id,
    group: rule.group,
    weight: rule.weight,
    spans: spansOf(evidence),
    undone: undoneNames(bits),
  };
}

/** Ranges of the original text, in order; what overlaps is joined. */
function spans(edges: readonly Edge[], document: Document): Span[] {
  const ordered = [...edges].sort((a, b) => a.start - b.start || a.end - b.end);
  const result: Span[] = [];
  for (const edge of ordered) {
    const part = document.parts[document.partOf[edge.start] ?? 0];
    const start = document.tokens[edge.start]?.start;
    const end = document.tokens[edge.end - 1]?.end;
    if (!part || start === undefined || end === undefined) continue;
    const last = result.at(-1);
    if (last && last.part === part.name && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ part: part.name, start, end });
  }
  return result.slice(0, MOST_SPANS);
}
