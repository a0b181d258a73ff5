import type { Trace, TraceChange, TraceFinding, TraceQuote } from '../schema/trace.ts';

const quoted = (quotes: readonly TraceQuote[]): string => quotes.map(({ text }) => `"${text}"`).join(' … ');

function line({ id, group, weight, quotes, undone }: TraceFinding): string {
  const disguises = undone.length > 0 ? ` (undone: ${undone.join(', ')})` : '';
  return `${weight.toFixed(1)}  ${id}  [${group}]  ${quoted(quotes)}${disguises}`;
}

const CHANGES: Record<TraceChange['what'], string> = {
  without: 'without',
  'without-reassurances': 'without the reassurances',
  'as-offer': 'if it were an offer',
};

function changed(change: TraceChange): string {
  const ids = change.what === 'without' ? ` ${change.ids.join(' and ')}` : '';
  return `  ${CHANGES[change.what]}${ids}: ${change.level} (${change.score.toFixed(2)})`;
}

/** The trace of one post as plain text, for the command line. */
export function explain(id: string, trace: Trace): string {
  const { level, reason, kind, runnerUp, sum, thresholds } = trace;
  const lines = [
    `${id}: ${level} (${sum.score.toFixed(2)}, ${reason}), ${kind}${
      runnerUp ? ` before ${runnerUp}` : ''
    }, abroad: ${trace.abroad}, help: ${trace.help}`,
  ];
  for (const { kind: of, signals } of trace.kinds)
    for (const { weight, quote } of signals)
      lines.push(`  kind ${of} ${weight.toFixed(1)}  ${quoted([quote])}`);
  // The two kinds that were weighed against each other; the others said less.
  for (const { kind: of, sum: heard, signals } of trace.voice?.slice(0, 2) ?? [])
    lines.push(
      `  voice of ${of} ${heard.toFixed(1)}: ${signals.map((s) => `${s.weight.toFixed(1)} ${s.about} ${quoted([{ ...s.quote, text: s.quote.text.slice(0, 40) }])}`).join(', ')}`,
    );
  for (const finding of trace.findings) lines.push(`  ${line(finding)}`);
  for (const reassurance of trace.reassurances) lines.push(`  - ${line(reassurance)}`);
  const facts = trace.facts.filter(({ state }) => state === 'stated' || state === 'denied');
  if (facts.length > 0) lines.push(`  facts: ${facts.map((fact) => `${fact.id} ${fact.state}`).join(', ')}`);
  const groups = trace.groups.map(
    ({ group, points, firm }) => `${group} ${points.toFixed(2)}${firm ? ' (firm)' : ''}`,
  );
  if (groups.length > 0)
    lines.push(
      `  sum: ${groups.join(' + ')}, reassured by ${sum.relief.toFixed(2)}, doubt about the kind ${sum.doubt.toFixed(2)}; check from ${thresholds.check}, danger from ${thresholds.danger}`,
    );
  for (const change of trace.changes) lines.push(changed(change));
  return lines.join('\n');
}
