import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { disguiseByHabit, HABIT_NAMES, oneWordByHabit } from '../../tools/eval/disguises/by-habit.ts';
import { altered } from '../../tools/eval/disguises/draws.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const isMarked = (text: string): boolean => ['check', 'danger'].includes(engine.evaluate({ text }).level);
const examples = allExamples(rules);
const textsOf = (list: typeof examples): string[] => [...new Set(list.map((e) => e.input.text))];
const marked = textsOf(examples).filter((text) => isMarked(text));
const dangerous = marked.filter((text) => engine.evaluate({ text }).level === 'danger');
const innocent = textsOf(examples.filter((e) => e.silent.length > 0)).filter((text) => !isMarked(text));

function shareMarked(texts: readonly string[]): number {
  return texts.filter(isMarked).length / texts.length;
}

const written = (texts: readonly string[], name: string): string[] =>
  altered(texts, [23, 24, 25], (text, pick) => disguiseByHabit(text, name, pick));

describe("examples written by other people's habits", () => {
  it.each(HABIT_NAMES)('stay marked under %s', (name) => {
    expect(shareMarked(written(marked, name))).toBeGreaterThanOrEqual(0.95);
    expect(shareMarked(written(dangerous, name))).toBeGreaterThanOrEqual(0.95);
  });

  it.each(HABIT_NAMES)('are not marked for %s alone', (name) => {
    expect(written(innocent, name).filter(isMarked)).toEqual([]);
  });

  it('stay what they are whichever single word is written so', () => {
    const seeds = [5, 6, 7, 8, 9, 10, 11, 12];
    expect(altered(marked, seeds, oneWordByHabit).filter((text) => !isMarked(text))).toEqual([]);
    expect(altered(innocent, seeds, oneWordByHabit).filter(isMarked)).toEqual([]);
  });
});
