import type { MatchPack } from '../schema/pack.ts';
import type { EngineInput } from '../schema/post.ts';
import type { Finding, Level, Span } from '../schema/verdict.ts';
import type { Analysis } from './engine.ts';
import { levelOf, scoreOf } from './score.ts';

function textOf(input: EngineInput, span: Span): string {
  const { part, start, end } = span;
  if (part === 'title') return (input.title ?? '').slice(start, end);
  if (part === 'price') return (input.price ?? '').slice(start, end);
  if (part === 'text') return input.text.slice(start, end);
  return (input.imageText?.[Number(part.slice(6))] ?? '').slice(start, end);
}

function line(input: EngineInput, finding: Finding): string {
  const quotes = finding.spans.map((s) => `"${textOf(input, s).replace(/\s+/g, ' ')}"`).join(' … ');
  const undone = finding.undone.length > 0 ? ` (undone: ${finding.undone.join(', ')})` : '';
  return `  ${finding.weight.toFixed(1)}  ${finding.id}  [${finding.group}]  ${quotes}${undone}`;
}

/** What the level would be without one finding, where that differs. */
function withoutEach(analysis: Analysis, pack: MatchPack): { id: string; level: Level; score: number }[] {
  const { verdict, scored } = analysis;
  return scored.flatMap((left) => {
    const findings = scored.filter((f) => f !== left);
    const score = scoreOf(findings, verdict.reassurances, pack);
    const { level } = levelOf({ ...verdict, findings, score }, pack);
    return level === verdict.level ? [] : [{ id: left.id, level, score }];
  });
}

/** Why a post got its level: kinds, findings with quotes and weights, and what would change the level. */
export function explain(id: string, input: EngineInput, analysis: Analysis, pack: MatchPack): string {
  const { verdict, kind } = analysis;
  const lines = [
    `${id}: ${verdict.level} (${verdict.score.toFixed(2)}, ${analysis.reason}), ${verdict.kind}${
      verdict.runnerUp ? ` before ${verdict.runnerUp}` : ''
    }, abroad: ${verdict.abroad}, help: ${verdict.help}`,
  ];
  const quote = (start: number, end: number): string => {
    const { document } = analysis;
    const part = document.parts[document.partOf[start] ?? 0];
    return part
      ? part.text.slice(document.tokens[start]?.start ?? 0, document.tokens[end - 1]?.end ?? 0)
      : '';
  };
  for (const signal of kind.signals) {
    const words = quote(signal.edge.start, signal.edge.end).replace(/\s+/g, ' ');
    lines.push(`  kind ${signal.kind} ${signal.weight.toFixed(1)}  "${words}"`);
  }
  for (const finding of verdict.findings) lines.push(line(input, finding));
  for (const reassurance of verdict.reassurances) lines.push(`  - ${line(input, reassurance).trim()}`);
  const facts = Object.entries(verdict.facts).filter(([, f]) => f.state === 'stated' || f.state === 'denied');
  if (facts.length > 0) lines.push(`  facts: ${facts.map(([name, f]) => `${name} ${f.state}`).join(', ')}`);
  for (const change of withoutEach(analysis, pack)) {
    lines.push(`  without ${change.id}: ${change.level} (${change.score.toFixed(2)})`);
  }
  return lines.join('\n');
}
