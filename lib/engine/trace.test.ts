import { describe, expect, it } from 'vitest';
import { compile } from './compile.ts';
import { createEngine } from './engine.ts';
import { explain } from './explain.ts';
import { miniFlag, miniRules } from './testing/mini-rules.ts';
import { traceOf } from './trace.ts';

const visa = miniFlag({
  id: 'documents/visa',
  severity: 'A',
  weight: 3,
  group: 'documents',
  phrases: { id: ['visa turis'] },
});
const pay = miniFlag({ id: 'pay/high', weight: 1.5, group: 'pay', phrases: { id: ['gaji besar'] } });
const both = {
  id: 'combinations/both',
  weight: 1,
  title: visa.title,
  why: visa.why,
  source: [],
  combines: { all: ['documents/visa', 'pay/high'] },
  examples: visa.examples,
};
const licence = {
  id: 'permit/licence',
  weight: 1,
  group: 'permit',
  title: visa.title,
  why: visa.why,
  source: [],
  phrases: { id: ['izin resmi'] },
  examples: visa.examples,
};
const { match } = compile(
  miniRules({ flags: [visa, pay], combinations: [both], reassurances: [licence] } as Parameters<
    typeof miniRules
  >[0]),
  { version: 'test' },
);
const engine = createEngine(match);
const trace = (text: string, title?: string) => {
  const input = { text, ...(title ? { title } : {}) };
  return traceOf(input, engine.analyse(input), match);
};

describe('a trace', () => {
  const dangerous = trace('dicari cs di kamboja,  v1sa turis, gaji besar');

  it('quotes each finding as it stands in the text, with what was undone', () => {
    expect(dangerous.level).toBe('danger');
    expect(dangerous.findings.map(({ id }) => id)).toEqual([
      'documents/visa',
      'pay/high',
      'combinations/both',
    ]);
    expect(dangerous.findings[0]).toMatchObject({
      quotes: [{ part: 'text', text: 'v1sa turis' }],
      undone: ['leetspeak'],
      severity: 'A',
      combination: false,
      sourced: true,
    });
    expect(dangerous.findings[2]).toMatchObject({ combination: true, sourced: false, quotes: [] });
  });

  it('adds up to the score', () => {
    const { firm, soft, relief, score } = dangerous.sum;
    expect(dangerous.groups.reduce((sum, { points }) => sum + points, 0)).toBeCloseTo(firm + soft);
    expect(score).toBeCloseTo(firm + Math.max(0, soft - relief));
    expect(dangerous.groups).toContainEqual({ group: 'documents', points: 3, firm: true });
    expect(dangerous.thresholds).toEqual({ check: 2, danger: 4 });
  });

  it('names what carries the level; a combination goes with its members', () => {
    expect(dangerous.changes).toEqual([
      { what: 'without', ids: ['documents/visa'], level: 'incomplete', score: 1.5 },
      { what: 'without', ids: ['pay/high'], level: 'check', score: 3 },
    ]);
  });

  it('says what reassurances took off, and what the level would be without them', () => {
    const eased = trace('dicari cs di kamboja, visa turis, gaji besar, izin resmi');
    expect(eased.sum).toMatchObject({ relief: 1, score: 4.5 });
    expect(eased.reassurances[0]?.quotes).toEqual([{ part: 'text', text: 'izin resmi' }]);
  });

  it('says what a post that is no offer would be as one, with kinds and their words', () => {
    const warning = trace('polisi waspada: visa turis ke kamboja, gaji besar', 'dicari');
    expect(warning.kind).toBe('warning');
    expect(warning.reason).toBe('not-an-offer');
    expect(warning.changes).toEqual([{ what: 'as-offer', level: 'danger', score: 5.5 }]);
    expect(warning.kinds.map(({ kind }) => kind)).toEqual(['warning', 'offer']);
    expect(warning.kinds[1]?.signals[0]?.quote).toEqual({ part: 'title', text: 'dicari' });
  });

  it('is printed with everything in it', () => {
    const printed = explain('7', dangerous);
    for (const part of [
      '7: danger (5.50, score), offer',
      '"v1sa turis" (undone: leetspeak)',
      'documents 3.00 (firm)',
      'check from 2, danger from 4',
      'without pay/high: check (3.00)',
    ])
      expect(printed).toContain(part);
  });
});
