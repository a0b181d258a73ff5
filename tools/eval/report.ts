import type { Analysis, Engine } from '../../lib/engine/engine.ts';
import { levelWithout } from '../../lib/engine/trace.ts';
import type { MatchPack } from '../../lib/schema/pack.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import type { Corpus, Sample } from './corpora.ts';
import { shown, wilson } from './wilson.ts';

export type Judged = {
  sample: Sample;
  verdict: Verdict;
  /** Rules of which each alone decides whether the post is marked: without it, it would be otherwise. */
  pivots: string[];
};
export type JudgedCorpus = { name: string; rows: Judged[] };

export function isMarked({ level }: Pick<Verdict, 'level'>): boolean {
  return level === 'check' || level === 'danger';
}

function tally(values: string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts]
    .sort((a, b) => b[1] - a[1])
    .map(([value, n]) => `${value} ${n}`)
    .join(', ');
}

function measures(rows: Judged[]): string[] {
  const positive = rows.filter((r) => r.sample.truth === 'positive');
  const negative = rows.filter((r) => r.sample.truth === 'negative');
  const caught = positive.filter((r) => isMarked(r.verdict));
  const wrong = negative.filter((r) => isMarked(r.verdict));
  const danger = positive.filter((r) => r.verdict.level === 'danger');
  const lines: string[] = [];
  if (positive.length > 0) {
    lines.push(`recall ${shown(wilson(caught.length, positive.length))}`);
    lines.push(`danger of marked ${shown(wilson(danger.length, caught.length))}`);
  }
  if (negative.length > 0) {
    lines.push(`wrongly marked ${shown(wilson(wrong.length, negative.length))}`);
    const worst = negative.filter((r) => r.verdict.level === 'danger').length;
    lines.push(`wrongly danger ${worst}`);
  }
  if (positive.length > 0 && negative.length > 0) {
    lines.push(`precision ${shown(wilson(caught.length, caught.length + wrong.length))}`);
  }
  return lines;
}

/** Levels, kinds and measures of one corpus, and of its families, languages and disguised part where it has them. */
export function corpusReport({ name, rows }: JudgedCorpus): string {
  const lines = [`## ${name}: ${rows.length} rows (${tally(rows.map((r) => r.sample.label))})`];
  lines.push(`   levels: ${tally(rows.map((r) => r.verdict.level))}`);
  lines.push(`   kinds: ${tally(rows.map((r) => r.verdict.kind))}`);
  for (const line of measures(rows)) lines.push(`   ${line}`);
  const helped = rows.filter((r) => r.sample.label === 'help');
  if (helped.length > 0) {
    const chips = helped.filter((r) => r.verdict.help).length;
    lines.push(`   help chip ${shown(wilson(chips, helped.length))}`);
  }
  lines.push(...breakdown('family', rows, (s) => s.family));
  lines.push(...breakdown('language', rows, (s) => s.lang));
  lines.push(...breakdown('disguised', rows, (s) => (s.disguised ? 'yes' : 'no')));
  return lines.join('\n');
}

function breakdown(title: string, rows: Judged[], key: (sample: Sample) => string): string[] {
  const values = [...new Set(rows.map((r) => key(r.sample)))].filter((v) => v !== '').sort();
  if (values.length < 2) return [];
  return values.map((value) => {
    const part = rows.filter((r) => key(r.sample) === value);
    return `   ${title} ${value}: ${measures(part).join('; ') || `${part.length} rows`}`;
  });
}

/** Ids and texts of what went wrong; only of texts that rule authors may read. */
export function missesReport({ name, rows }: JudgedCorpus): string {
  const lines: string[] = [];
  for (const { sample, verdict } of rows) {
    const marked = isMarked(verdict);
    const missed = sample.truth === 'positive' && !marked;
    const wrong = sample.truth === 'negative' && marked;
    if (!missed && !wrong) continue;
    const head = `${missed ? 'MISSED' : 'WRONG'} ${name} ${sample.id} (${sample.label}): ${verdict.level} ${verdict.score.toFixed(1)} ${verdict.kind}`;
    const flags = verdict.findings.map((f) => f.id).join(' ');
    lines.push(sample.open ? `${head}\n   ${flags}\n   ${sample.input.text.replace(/\n/g, '\n   ')}` : head);
  }
  return lines.join('\n');
}

/** Rules without which a marked post would not be, or an unmarked one would. */
function pivotsOf(analysis: Analysis, pack: MatchPack): string[] {
  const { verdict, scored } = analysis;
  if (verdict.kind !== 'offer') return [];
  const marked = isMarked(verdict);
  const able = marked ? scored : verdict.reassurances;
  return able
    .map(({ id }) => id)
    .filter((id) => isMarked({ level: levelWithout(analysis, [id], pack) }) !== marked);
}

export function judge(corpus: Corpus, engine: Engine, pack: MatchPack): JudgedCorpus {
  const rows = corpus.samples.map((sample): Judged => {
    const analysis = engine.analyse(sample.input);
    return { sample, verdict: analysis.verdict, pivots: pivotsOf(analysis, pack) };
  });
  return { name: corpus.name, rows };
}
