import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import type { Level } from '../../lib/schema/verdict.ts';
import { DISGUISE_NAMES, disguise, disguiseOneWord } from '../../tools/eval/disguises/disguise.ts';
import { seeded } from '../../tools/eval/disguises/random.ts';
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

const SEEDS = [7, 19];

/** The texts that a disguise changes, disguised, once for each seed. */
function disguised(texts: readonly string[], name: string): string[] {
  return SEEDS.flatMap((seed) => {
    const pick = seeded(seed);
    return texts.flatMap((text) => {
      const changed = disguise(text, name, pick);
      return changed === text ? [] : [changed];
    });
  });
}

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
    expect(shareMarked(disguised(innocent, name))).toBeLessThanOrEqual(0.012);
  });

  it('stay marked whichever single word is disguised', () => {
    const pick = seeded(3);
    const texts = Array.from({ length: 4 }, () =>
      dangerous.map((text) => disguiseOneWord(text, pick)),
    ).flat();
    expect(shareMarked(texts)).toBeGreaterThanOrEqual(0.995);
  });
});
