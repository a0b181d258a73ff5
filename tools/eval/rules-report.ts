import { isMarked, type Judged, type JudgedCorpus } from './report.ts';

/** What one rule does on posts of which it is known what they should be. */
export type Account = {
  id: string;
  weight: number;
  /** Posts to mark on which it fires, and those that are marked (for a reassurance: missed) by it alone. */
  right: number;
  saved: number;
  /** Innocent offers on which it fires, those of them that are marked, and those that it alone marks. */
  innocent: number;
  wrong: number;
  caused: number;
};

type Rule = { id: string; weight: number; reassurance: boolean };

/** Earnings and costs of every rule, those that never fired included. A reassurance saves innocent posts and causes misses. */
export function accountsOf(corpora: readonly JudgedCorpus[], rules: readonly Rule[]): Account[] {
  const accounts = new Map(
    rules.map(({ id, weight }) => [
      id,
      { id, weight, right: 0, saved: 0, innocent: 0, wrong: 0, caused: 0 } satisfies Account as Account,
    ]),
  );
  const reassuring = new Set(rules.filter((r) => r.reassurance).map((r) => r.id));
  const count = ({ sample, verdict, pivots }: Judged): void => {
    if (sample.truth === 'either' || verdict.kind !== 'offer') return;
    const positive = sample.truth === 'positive';
    const pivotal = new Set(pivots);
    for (const { id } of [...verdict.findings, ...verdict.reassurances]) {
      const account = accounts.get(id);
      if (!account) continue;
      if (positive) account.right++;
      else account.innocent++;
      if (!positive && isMarked(verdict)) account.wrong++;
      if (!pivotal.has(id)) continue;
      if (positive === reassuring.has(id)) account.caused++;
      else account.saved++;
    }
  };
  for (const { rows } of corpora) for (const row of rows) count(row);
  return [...accounts.values()].sort(
    (a, b) => b.saved - b.caused - (a.saved - a.caused) || b.right - a.right || (a.id < b.id ? -1 : 1),
  );
}

const LEGEND = [
  '   earns: posts rightly marked that would be missed without it (reassurance: innocent posts that would be marked)',
  '   costs: innocent posts marked only because of it (reassurance: posts missed only because of it)',
  '   earns costs | fires on posts to mark, on innocent offers, of these marked | weight, rule',
];

const row = ({ id, weight, right, saved, innocent, wrong, caused }: Account): string =>
  `   ${[saved, caused].map((n) => String(n).padStart(5)).join(' ')} | ${[right, innocent, wrong].map((n) => String(n).padStart(5)).join(' ')} | ${weight.toFixed(1)} ${id}`;

/** What each rule earns and costs; without `whole` only those that cost something, and how many the others are. */
export function rulesReport(
  corpora: readonly JudgedCorpus[],
  rules: readonly Rule[],
  whole: boolean,
): string {
  const accounts = accountsOf(corpora, rules);
  const shown = whole ? accounts : accounts.filter((a) => a.caused > 0);
  const idle = accounts.filter((a) => a.right + a.innocent === 0).map((a) => a.id);
  const saved = accounts.reduce((sum, a) => sum + a.saved, 0);
  const caused = accounts.reduce((sum, a) => sum + a.caused, 0);
  const lines = [
    `## rules: ${accounts.length}, alone they decide ${saved} times rightly and ${caused} times wrongly`,
    ...LEGEND,
    ...shown.map(row),
  ];
  if (!whole) lines.push(`   and ${accounts.length - shown.length} that cost nothing: --rules shows all`);
  if (idle.length > 0) lines.push(`   never fired on an offer: ${idle.join(', ')}`);
  return lines.join('\n');
}
