import type { MatchPack } from '../schema/pack.ts';
import type { EngineInput } from '../schema/post.ts';
import type { Trace, TraceChange, TraceFinding, TraceQuote } from '../schema/trace.ts';
import type { Fact, FactId, Finding, Kind, Span } from '../schema/verdict.ts';
import type { Document } from './document.ts';
import type { Analysis } from './engine.ts';
import type { Edge } from './lattice.ts';
import { type LevelInput, levelOf, partsOfScore, type Scored, scoreOf } from './score.ts';
import { heardFor } from './voice.ts';

function partText(input: EngineInput, { part }: Span): string {
  if (part === 'title') return input.title ?? '';
  if (part === 'price') return input.price ?? '';
  if (part === 'text') return input.text;
  return input.imageText?.[Number(part.slice('image:'.length))] ?? '';
}

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();
const rounded = (points: number): number => Math.round(points * 1000) / 1000;

function quotesOf(input: EngineInput, spans: readonly Span[]): TraceQuote[] {
  return spans.map((span) => ({
    part: span.part,
    text: tidy(partText(input, span).slice(span.start, span.end)),
  }));
}

function tracedFinding(input: EngineInput, finding: Finding): TraceFinding {
  const { id, group, weight, undone, spans } = finding;
  return { id, group, weight, undone, quotes: quotesOf(input, spans) };
}

function quoteOf({ start, end }: Edge, document: Document): TraceQuote {
  const part = document.parts[document.partOf[start] ?? 0];
  const from = document.tokens[start]?.start ?? 0;
  const to = document.tokens[end - 1]?.end ?? 0;
  return { part: part?.name ?? 'text', text: tidy(part?.text.slice(from, to) ?? '') };
}

function kindsOf({ kind, document, verdict }: Analysis): Trace['kinds'] {
  return (Object.entries(kind.sums) as [Kind, number][])
    .map(([id, sum]) => ({
      kind: id,
      sum: rounded(sum),
      signals: kind.signals
        .filter((signal) => signal.kind === id)
        .sort((a, b) => b.weight - a.weight)
        .map(({ weight, edge }) => ({ weight, quote: quoteOf(edge, document) })),
    }))
    .filter(({ signals }) => signals.length > 0)
    .sort((a, b) => Number(b.kind === verdict.kind) - Number(a.kind === verdict.kind) || b.sum - a.sum);
}

function voiceOf({ kind: { voice }, document }: Analysis): NonNullable<Trace['voice']> {
  if (!voice) return [];
  return (Object.entries(voice.sums) as [Kind, number][])
    .map(([id, sum]) => ({
      kind: id,
      sum: rounded(sum),
      signals: heardFor(id, voice)
        .sort((a, b) => b.weight - a.weight)
        .map(({ about, weight, edge }) => ({ about, weight, quote: quoteOf(edge, document) })),
    }))
    .sort((a, b) => b.sum - a.sum);
}

/** The facts of a post that states none of its terms. */
function unstated(facts: Record<FactId, Fact>): Record<FactId, Fact> {
  const entries = Object.entries(facts) as [FactId, Fact][];
  return Object.fromEntries(
    entries.map(([id, fact]) => [id, fact.state === 'stated' ? { state: 'not-stated', spans: [] } : fact]),
  ) as Record<FactId, Fact>;
}

/** The level of the same post with other findings, reassurances or kind. */
function whatIf(
  { verdict, scored, doubt }: Analysis,
  pack: MatchPack,
  other: { findings?: Scored[]; reassurances?: Finding[]; facts?: Record<FactId, Fact>; kind?: Kind },
): { level: Trace['level']; score: number } {
  const { findings = scored, reassurances = verdict.reassurances, facts = verdict.facts } = other;
  const score = rounded(scoreOf({ findings, reassurances, facts, doubt }, pack));
  const input: LevelInput = { ...verdict, kind: other.kind ?? verdict.kind, findings, score };
  return { level: levelOf(input, pack).level, score };
}

/** What is left without these: a combination goes with the members that it needs. */
function without(scored: readonly Scored[], gone: readonly Scored[], pack: MatchPack): Scored[] {
  let left = scored.filter((finding) => !gone.includes(finding));
  for (;;) {
    const ids = new Set(left.map(({ id }) => id));
    const broken = (id: string): boolean => {
      const rule = pack.combinations.find((combination) => combination.id === id);
      return rule !== undefined && !rule.all.every((any) => any.some((member) => ids.has(member)));
    };
    const still = left.filter(({ id }) => !broken(id));
    if (still.length === left.length) return left;
    left = still;
  }
}

/** The level of the same post if these rules did not exist: a combination goes with the members that it needs. */
export function levelWithout(analysis: Analysis, ids: readonly string[], pack: MatchPack): Trace['level'] {
  const { scored, verdict } = analysis;
  const gone = scored.filter(({ id }) => ids.includes(id));
  const reassurances = verdict.reassurances.filter(({ id }) => !ids.includes(id));
  return whatIf(analysis, pack, { findings: without(scored, gone, pack), reassurances }).level;
}

/** Each finding that alone carries the level; else the fewest of the strongest that carry it together. */
function carrying(analysis: Analysis, pack: MatchPack): TraceChange[] {
  const { verdict, scored } = analysis;
  const flags = scored.filter(({ combination }) => !combination).sort((a, b) => b.weight - a.weight);
  const lacking = (gone: Scored[]): TraceChange | undefined => {
    const then = whatIf(analysis, pack, { findings: without(scored, gone, pack) });
    return then.level === verdict.level
      ? undefined
      : { what: 'without', ids: gone.map(({ id }) => id), ...then };
  };
  const single = flags.flatMap((flag) => lacking([flag]) ?? []);
  if (single.length > 0) return single;
  for (let count = 2; count <= flags.length; count += 1) {
    const change = lacking(flags.slice(0, count));
    if (change) return [change];
  }
  return [];
}

function changesOf(analysis: Analysis, pack: MatchPack): TraceChange[] {
  const { verdict } = analysis;
  const changes = carrying(analysis, pack);
  const unrelieved = whatIf(analysis, pack, { reassurances: [], facts: unstated(verdict.facts) });
  if (unrelieved.level !== verdict.level) changes.push({ what: 'without-reassurances', ...unrelieved });
  const offered = whatIf(analysis, pack, { kind: 'offer' });
  if (offered.level !== verdict.level) changes.push({ what: 'as-offer', ...offered });
  return changes;
}

/** Everything that led to a verdict, and what would change its level. `input` is what was analysed. */
export function traceOf(input: EngineInput, analysis: Analysis, pack: MatchPack): Trace {
  const { verdict, scored, reason, doubt } = analysis;
  const rules = new Map(scored.map((rule) => [rule.id, rule]));
  const { groups, firm, soft, relief } = partsOfScore(
    { findings: scored, reassurances: verdict.reassurances, facts: verdict.facts, doubt },
    pack,
  );
  const { level, kind, runnerUp, abroad, partial, cut, help, packVersion } = verdict;
  return {
    level,
    reason,
    kind,
    ...(runnerUp ? { runnerUp } : {}),
    kinds: kindsOf(analysis),
    voice: voiceOf(analysis),
    findings: verdict.findings.map((finding) => {
      const { combination = false, severity = 'C', sourced = false } = rules.get(finding.id) ?? {};
      return { ...tracedFinding(input, finding), combination, severity, sourced };
    }),
    reassurances: verdict.reassurances.map((finding) => tracedFinding(input, finding)),
    facts: (Object.entries(verdict.facts) as [FactId, Analysis['verdict']['facts'][FactId]][]).map(
      ([id, { state, spans }]) => ({ id, state, quotes: quotesOf(input, spans) }),
    ),
    groups: groups
      .map((group) => ({ ...group, points: rounded(group.points) }))
      .sort((a, b) => b.points - a.points),
    sum: {
      firm: rounded(firm),
      soft: rounded(soft),
      relief: rounded(relief),
      doubt: rounded(doubt),
      score: verdict.score,
    },
    thresholds: pack.scoring.thresholds,
    changes: changesOf(analysis, pack),
    abroad,
    partial,
    cut,
    help,
    packVersion,
  };
}
