import { describe, expect, it } from 'vitest';
import { compile } from '../../lib/engine/compile.ts';
import { createEngine } from '../../lib/engine/engine.ts';
import { miniFlag, miniRules } from '../../lib/engine/testing/mini-rules.ts';
import type { Truth } from './corpora.ts';
import { judge } from './report.ts';
import { accountsOf, rulesReport } from './rules-report.ts';

const visa = miniFlag({
  id: 'documents/visa',
  severity: 'A',
  weight: 3,
  group: 'documents',
  phrases: { id: ['visa turis'] },
});
const pay = miniFlag({ id: 'pay/high', weight: 1.5, group: 'pay', phrases: { id: ['gaji besar'] } });
const easy = miniFlag({ id: 'job/easy', weight: 1, group: 'job', phrases: { id: ['kerja ringan'] } });
const { title, why, examples } = visa;
const licence = {
  id: 'permit/licence',
  weight: 1,
  group: 'permit',
  title,
  why,
  source: [],
  phrases: { id: ['izin resmi'] },
  examples,
};
const { match } = compile(miniRules({ flags: [visa, pay, easy], reassurances: [licence] }), {
  version: 'test',
});
const rules = [
  ...match.flags.map(({ id, weight }) => ({ id, weight, reassurance: false })),
  ...match.reassurances.map(({ id, weight }) => ({ id, weight, reassurance: true })),
];

const judged = (...posts: [Truth, string][]) =>
  judge(
    {
      name: 'test',
      samples: posts.map(([truth, text], i) => ({
        id: `p${i}`,
        lang: 'id',
        label: truth,
        family: '',
        truth,
        disguised: false,
        open: true,
        input: { text },
      })),
    },
    createEngine(match),
    match,
  );
const LICENSED = 'dicari cs di kamboja, gaji besar, kerja ringan, izin resmi';
const corpus = judged(
  ['positive', 'dicari cs di kamboja pakai visa turis'],
  ['positive', 'dicari cs di kamboja, visa turis, gaji besar, kerja ringan'],
  ['positive', LICENSED],
  ['negative', 'dicari cs di kamboja dengan visa turis saja'],
  ['negative', LICENSED],
  ['negative', 'polisi: waspada visa turis'],
  ['either', 'dicari cs di kamboja, visa turis'],
);
const account = (id: string) => accountsOf([corpus], rules).find((a) => a.id === id);

describe('the account of a rule', () => {
  it('holds the marks that hang on it alone, right and wrong', () => {
    expect(account('documents/visa')).toMatchObject({ right: 2, saved: 1, innocent: 1, wrong: 1, caused: 1 });
  });

  it('holds for a reassurance whom it spares and whom it hides', () => {
    expect(account('permit/licence')).toMatchObject({ right: 1, caused: 1, innocent: 1, wrong: 0, saved: 1 });
  });

  it('is empty for what decides nothing alone', () => {
    expect(account('pay/high')).toMatchObject({ right: 2, saved: 0, caused: 0 });
  });

  it('is printed for all rules, or for those that cost something', () => {
    expect(rulesReport([corpus], rules, true)).toContain('pay/high');
    const short = rulesReport([corpus], rules, false);
    expect(short).toContain('documents/visa');
    expect(short).not.toContain('pay/high');
    expect(short).toContain('and 2 that cost nothing');
  });
});
