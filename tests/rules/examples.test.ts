import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const examples = allExamples(rules);

function fired(verdict: Verdict): string[] {
  return [...verdict.findings, ...verdict.reassurances].map((f) => f.id);
}

describe('examples of the rule files', () => {
  it.each(examples)('$name', ({ input, fires, silent, level, kind }) => {
    const verdict = engine.evaluate(input);
    const ids = fired(verdict);
    expect(ids, `must fire on: ${input.text}`).toEqual(expect.arrayContaining(fires));
    for (const id of silent) expect(ids, `must not fire on: ${input.text}`).not.toContain(id);
    if (kind !== undefined) expect(verdict.kind, input.text).toBe(kind);
    if (level !== undefined) expect(verdict.level, input.text).toBe(level);
  });

  it.each(rules.facts)('states and denials of the fact $id', (fact) => {
    const state = (text: string): string => engine.evaluate({ text }).facts[fact.id].state;
    for (const text of fact.examples?.stated ?? []) expect(state(text), text).toBe('stated');
    for (const text of fact.examples?.denied ?? []) expect(state(text), text).toBe('denied');
    for (const text of fact.examples?.silent ?? []) expect(state(text), text).toBe('not-stated');
  });

  it('gives the matrix of examples and ids that was last reviewed', async () => {
    const lines = examples.map(({ name, input }) => {
      const verdict = engine.evaluate(input);
      return `${name}: ${verdict.kind} ${verdict.level} ${verdict.score.toFixed(1)} ${fired(verdict).sort().join(' ')}`;
    });
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('./__snapshots__/matrix.txt');
  });
});
