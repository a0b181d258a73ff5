import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';
import { DISGUISES, disguise, seeded } from './disguises.ts';
import { allExamples } from './examples.ts';

const { match, rules } = buildPack();
const engine = createEngine(match);
const isMarked = (text: string): boolean => ['check', 'danger'].includes(engine.evaluate({ text }).level);
const examples = allExamples(rules);
const textsOf = (list: typeof examples): string[] => [...new Set(list.map((e) => e.input.text))];
const marked = textsOf(examples).filter((text) => isMarked(text));
const innocent = textsOf(examples.filter((e) => e.silent.length > 0)).filter((text) => !isMarked(text));

/** What is reached today; the design asks for 0.95 everywhere. These may only rise. */
const FLOORS: Record<string, number> = { masked: 0.78, signs: 0.83, spaces: 0.9 };

describe('disguised examples', () => {
  it.each(Object.keys(DISGUISES))('stay marked under %s', (name) => {
    const pick = seeded(7);
    const kept = marked.filter((text) => isMarked(disguise(text, name, pick)));
    expect(kept.length / marked.length).toBeGreaterThanOrEqual(FLOORS[name] ?? 0.94);
  });

  it.each(Object.keys(DISGUISES))('are not marked for %s alone', (name) => {
    const pick = seeded(7);
    const wrong = innocent.filter((text) => isMarked(disguise(text, name, pick)));
    expect(wrong.length / innocent.length).toBeLessThanOrEqual(0.02);
  });
});
