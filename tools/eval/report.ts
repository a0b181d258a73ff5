import type { Verdict } from '../../lib/schema/verdict.ts';
import type { Corpus, Sample } from './corpora.ts';
import { shown, wilson } from './wilson.ts';

export type Judged = { sample: Sample; verdict: Verdict };
export type JudgedCorpus = { name: string; rows: Judged[] };

export function isMarked(verdict: Verdict): boolean {
  return verdict.level === 'check' || verdict.level === 'danger';
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

/** What each rule earns (posts that should be marked) and costs (innocent offers it fires on, and wrong marks). */
export function rulesReport(corpora: JudgedCorpus[]): string {
  type Row = { id: string; good: number; bad: number; wrong: number };
  const rules = new Map<string, Row>();
  const positives = corpora.flatMap((c) => c.rows).filter((r) => r.sample.truth === 'positive');
  const negatives = corpora.flatMap((c) => c.rows).filter((r) => r.sample.truth === 'negative');
  const row = (id: string): Row => {
    const known = rules.get(id) ?? { id, good: 0, bad: 0, wrong: 0 };
    rules.set(id, known);
    return known;
  };
  for (const { verdict } of positives) for (const f of verdict.findings) row(f.id).good++;
  for (const { verdict } of negatives) {
    if (verdict.kind !== 'offer') continue;
    for (const f of verdict.findings) {
      row(f.id).bad++;
      if (isMarked(verdict)) row(f.id).wrong++;
    }
  }
  const lines = [`## rules: on ${positives.length} posts to mark / innocent offers / wrong marks`];
  for (const r of [...rules.values()].sort((a, b) => b.good - a.good || a.bad - b.bad)) {
    lines.push(
      `   ${String(r.good).padStart(4)} ${String(r.bad).padStart(4)} ${String(r.wrong).padStart(4)}  ${r.id}`,
    );
  }
  return lines.join('\n');
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

export function judge(corpus: Corpus, evaluate: (input: Sample['input']) => Verdict): JudgedCorpus {
  return {
    name: corpus.name,
    rows: corpus.samples.map((sample) => ({ sample, verdict: evaluate(sample.input) })),
  };
}
