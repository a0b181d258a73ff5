import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import type { Level } from '../../lib/schema/verdict.ts';
import { DISGUISE_NAMES, disguise, disguiseOneWord } from '../../tools/eval/disguises/disguise.ts';
import { altered } from '../../tools/eval/disguises/draws.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const levelOf = (text: string): Level => engine.evaluate({ text }).level;
const isMarked = (text: string): boolean => ['check', 'danger'].includes(levelOf(text));
const examples = allExamples(rules);
const textsOf = (list: typeof examples): string[] => [...new Set(list.map((e) => e.input.text))];
const marked = textsOf(examples).filter((text) => isMarked(text));
const dangerous = marked.filter((text) => levelOf(text) === 'danger');
const innocent = textsOf(examples.filter((e) => e.silent.length > 0)).filter((text) => !isMarked(text));

const SEEDS = [7, 19, 31];

const disguised = (texts: readonly string[], name: string): string[] =>
  altered(texts, SEEDS, (text, pick) => disguise(text, name, pick));

function shareMarked(texts: readonly string[]): number {
  return texts.filter(isMarked).length / texts.length;
}

describe('disguised examples', () => {
  it('are many', () => {
    expect(dangerous.length).toBeGreaterThan(200);
    expect(innocent.length).toBeGreaterThan(250);
  });

  it.each(DISGUISE_NAMES)('stay marked under %s', (name) => {
    expect(shareMarked(disguised(marked, name))).toBeGreaterThanOrEqual(0.95);
    expect(shareMarked(disguised(dangerous, name))).toBeGreaterThanOrEqual(0.95);
  });

  it.each(DISGUISE_NAMES)('are not marked for %s alone', (name) => {
    expect(disguised(innocent, name).filter(isMarked)).toEqual([]);
  });

  it('stay what they are whichever single word is disguised', () => {
    const seeds = [3, 4, 5, 6, 7, 8, 9, 10];
    expect(altered(marked, seeds, disguiseOneWord).filter((text) => !isMarked(text))).toEqual([]);
    expect(altered(innocent, seeds, disguiseOneWord).filter(isMarked)).toEqual([]);
  });
});
