// @vitest-environment happy-dom
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { textSubject } from '../../schema/subject.ts';
import type { Trace } from '../../schema/trace.ts';
import type { Verdict } from '../../schema/verdict.ts';
import { type Explained, ExplainView } from './ExplainView.tsx';
import { groupName } from './format.ts';

const TEXT = 'dicari cs di kamboja, v1sa turis';
const words = {
  title: { id: 'Visa turis untuk bekerja', en: 'Tourist visa for work' },
  why: { id: 'Alasannya.', en: 'Why.' },
  source: [{ publisher: 'Kemlu', date: '2023-05' }],
};
const trace: Trace = {
  level: 'check',
  reason: 'score',
  kind: 'offer',
  runnerUp: 'question',
  kinds: [{ kind: 'offer', sum: 2, signals: [{ weight: 2, quote: { part: 'title', text: 'dicari cs' } }] }],
  findings: [
    {
      id: 'documents/visa',
      group: 'documents',
      weight: 3.4,
      quotes: [{ part: 'text', text: 'v1sa turis' }],
      undone: ['leetspeak'],
      combination: false,
      severity: 'A',
      sourced: false,
    },
  ],
  reassurances: [
    {
      id: 'licence/number',
      group: 'licence',
      weight: 1,
      quotes: [{ part: 'image:0', text: 'SIP3MI' }],
      undone: [],
    },
  ],
  facts: [
    { id: 'pay', state: 'stated', quotes: [{ part: 'price', text: 'Rp 9.000.000' }] },
    { id: 'permit', state: 'not-stated', quotes: [] },
  ],
  groups: [
    { group: 'documents', points: 3.4, firm: true },
    { group: 'pay', points: 0.5, firm: false },
  ],
  sum: { firm: 3.4, soft: 0.5, relief: 1, doubt: 0.5, score: 3.4 },
  thresholds: { check: 2.4, danger: 4 },
  changes: [{ what: 'without', ids: ['documents/visa', 'pay/high'], level: 'none', score: 0 }],
  abroad: true,
  partial: true,
  cut: false,
  help: false,
  packVersion: 'abc123',
};
const verdict: Verdict = {
  kind: 'offer',
  level: 'check',
  score: 3.4,
  findings: [],
  reassurances: [],
  facts: {} as Verdict['facts'],
  help: false,
  abroad: true,
  partial: true,
  cut: false,
  packVersion: 'abc123',
};
const explained = (from: 'pasted' | 'selected', change: Partial<Trace> = {}): Explained => ({
  subject: textSubject(from, TEXT),
  checked: {
    text: TEXT,
    verdict,
    words: { flags: { 'documents/visa': words }, reassurances: {}, contacts: [] },
  },
  trace: { ...trace, ...change },
});

let root: HTMLElement;
const show = (of: Explained | null, language: 'id' | 'en' = 'id') =>
  act(() =>
    render(
      <ExplainView
        explained={of}
        language={language}
        check={async () => Promise.reject()}
        explain={vi.fn()}
      />,
      root,
    ),
  );
const text = () => root.textContent ?? '';

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
});
afterEach(() => {
  render(null, root);
  root.remove();
});

it('shows every finding with its quote, weight, group and what was undone', async () => {
  await show(explained('pasted'));
  for (const part of [
    'Visa turis untuk bekerja',
    'dokumen dan visa · bobot 3,4 · catatan Rambu, belum ada sumber resmi',
    'v1sa turis',
    'huruf diganti angka',
    'documents/visa',
  ])
    expect(text()).toContain(part);
});

it('says that nobody has checked what the text says in its favour', async () => {
  await show(explained('pasted'));
  const list = [...root.querySelectorAll('section')].find((each) => each.textContent?.includes('SIP3MI'));
  expect(list?.textContent).toMatch(/^Juga tertulis di iklan ini.*Kebenarannya belum diperiksa/);
});

it('shows the sum, the thresholds and what would change the level', async () => {
  await show(explained('pasted'));
  for (const part of [
    'dokumen dan visa (tidak dikurangi)',
    '−0,5',
    '"Perlu diperiksa" mulai 2,4; "Banyak tanda bahaya" mulai 4,0.',
    'Masih kurang 0,6 untuk "Banyak tanda bahaya".',
    'Tanpa “Visa turis untuk bekerja” dan “pay/high”: Tidak diberi tanda (0,0)',
  ])
    expect(text()).toContain(part);
});

it('shows kinds with the runner-up, facts, and where quotes stand', async () => {
  await show(explained('pasted'));
  for (const part of [
    'Dibaca sebagai Tawaran kerja. Berikutnya yang paling mungkin: Pertanyaan.',
    'di judul',
    'di harga',
    'di gambar',
    'upah',
    'belum disebutkan',
    'belum terbaca seluruhnya',
    'abc123',
  ])
    expect(text()).toContain(part);
});

it('says why a text that is no offer is not marked, and asks no facts of it', async () => {
  const change = { what: 'as-offer' as const, level: 'danger' as const, score: 5.5 };
  await show(
    explained('pasted', { kind: 'warning', reason: 'not-an-offer', level: 'none', changes: [change] }),
  );
  expect(text()).toContain('dibaca sebagai Peringatan atau berita, bukan tawaran kerja');
  expect(text()).toContain('Bila ini tawaran kerja: Banyak tanda bahaya (5,5)');
  expect(text()).not.toContain('belum disebutkan');
});

it('shows selected words with the plain check first, and the trace on demand', async () => {
  await show(explained('selected'));
  const [subject, how] = root.querySelectorAll('main > details');
  expect(subject?.hasAttribute('open')).toBe(true);
  expect(subject?.textContent).toContain(TEXT);
  expect(how?.hasAttribute('open')).toBe(false);
});

it('offers a box where the text is gone', async () => {
  await show(null);
  expect(text()).toContain('tidak lagi tersimpan');
  expect(root.querySelector('textarea')).not.toBeNull();
});

it('writes numbers and words as English does', async () => {
  await show(explained('pasted'), 'en');
  expect(text()).toContain('weight 3.4');
  expect(text()).toContain('Without “Tourist visa for work” and “pay/high”');
});

it('has a name for every group that a rule is in', () => {
  const rules = path.resolve(import.meta.dirname, '../../../rules');
  const groups = ['flags', 'reassurances']
    .flatMap((folder) =>
      readdirSync(path.join(rules, folder), { recursive: true, encoding: 'utf8' }).map((name) =>
        path.join(rules, folder, name),
      ),
    )
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => /^group: *(\S+)/m.exec(readFileSync(file, 'utf8'))?.[1] ?? []);
  expect(groups.length).toBeGreaterThan(30);
  expect([...new Set(groups)].filter((group) => groupName(group, 'id') === group)).toEqual([]);
});
