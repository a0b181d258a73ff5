import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { disguiseByHabit, HABIT_NAMES, oneWordByHabit } from '../../tools/eval/disguises/by-habit.ts';
import { seeded } from '../../tools/eval/disguises/random.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const isMarked = (text: string): boolean => ['check', 'danger'].includes(engine.evaluate({ text }).level);
const examples = allExamples(rules);
const textsOf = (list: typeof examples): string[] => [...new Set(list.map((e) => e.input.text))];
const marked = textsOf(examples).filter((text) => isMarked(text));
const innocent = textsOf(examples.filter((e) => e.silent.length > 0)).filter((text) => !isMarked(text));

/**
 * Habits that are not undone yet, with the share that stays marked under them; all others are held to 0.95. They may only
 * rise.
 */
const NOT_YET: Readonly<Record<string, number>> = {
  'syllables by blanks': 0.88,
  'teenage spelling': 0.9,
  'vowel gone, last letter twice': 0.9,
  'look-alike signs': 0.85,
  'dots for blanks': 0.84,
};

function shareMarked(texts: readonly string[], name: string): number {
  const pick = seeded(23);
  const changed = texts.flatMap((text) => {
    const written = disguiseByHabit(text, name, pick);
    return written === text ? [] : [written];
  });
  return changed.filter(isMarked).length / changed.length;
}

describe("examples written by other people's habits", () => {
  it.each(HABIT_NAMES)('stay marked under %s', (name) => {
    expect(shareMarked(marked, name)).toBeGreaterThanOrEqual(NOT_YET[name] ?? 0.95);
  });

  it.each(HABIT_NAMES)('are not marked for %s alone', (name) => {
    expect(shareMarked(innocent, name)).toBeLessThanOrEqual(0.012);
  });

  it('stay marked whichever single word is written so', () => {
    const pick = seeded(5);
    const texts = [0, 1, 2].flatMap(() => marked.map((text) => oneWordByHabit(text, pick)));
    expect(texts.filter(isMarked).length / texts.length).toBeGreaterThanOrEqual(0.99);
  });
});
