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
const innocent = textsOf(examples.filter((e) => e.silent.length > 0)).filter((text) => !isMarked(text));

/**
 * Habits that are not undone yet, with the share that stays marked under them; all others are held to 0.95. They may only
 * rise.
 */
const NOT_YET: Readonly<Record<string, number>> = { 'syllables by blanks': 0.89, 'teenage spelling': 0.92 };

/**
 * Habits under which something innocent becomes marked, with the most that may; under all others nothing does. These may
 * only fall.
 */
const SOME_WRONG: Readonly<Record<string, number>> = {
  'syllables by signs': 0.006,
  'syllables by blanks': 0.009,
  'brackets inside': 0.006,
  'one sign for a vowel': 0.003,
  'digits after the first letter': 0.003,
  'hidden by odd signs': 0.006,
  'old spelling': 0.006,
  'teenage spelling': 0.003,
  'look-alike signs': 0.003,
  'emoji at a syllable': 0.003,
  'other alphabets': 0.003,
  'alphabets mixed': 0.003,
  'letters in quotes': 0.003,
};

function shareMarked(texts: readonly string[]): number {
  return texts.filter(isMarked).length / texts.length;
}

const written = (texts: readonly string[], name: string): string[] =>
  altered(texts, [23, 24], (text, pick) => disguiseByHabit(text, name, pick));

describe("examples written by other people's habits", () => {
  it.each(HABIT_NAMES)('stay marked under %s', (name) => {
    expect(shareMarked(written(marked, name))).toBeGreaterThanOrEqual(NOT_YET[name] ?? 0.95);
  });

  it.each(HABIT_NAMES)('are not marked for %s alone', (name) => {
    expect(shareMarked(written(innocent, name))).toBeLessThanOrEqual(SOME_WRONG[name] ?? 0);
  });

  it('stay what they are whichever single word is written so', () => {
    const seeds = [5, 6, 7];
    expect(shareMarked(altered(marked, seeds, oneWordByHabit))).toBeGreaterThanOrEqual(0.993);
    expect(shareMarked(altered(innocent, seeds, oneWordByHabit))).toBeLessThanOrEqual(0.001);
  });
});
