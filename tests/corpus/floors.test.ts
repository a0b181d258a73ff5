import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';

type Row = { label: string; text: string; part: 'tune' | 'measure' };
type Counts = { offers: number; marked: number; innocent: number; wronglyMarked: number };

/** Of 1,000: marked offers may only rise, wrongly marked innocent posts may only fall. Measured on synthetic posts. */
const FLOORS = {
  measure: { marked: 846, wronglyMarked: 72 },
  tune: { marked: 926, wronglyMarked: 45 },
};

const engine = createEngine(buildPack().match);

function count(part: Row['part']): Counts {
  const folder = new URL('.', import.meta.url);
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n'))
    .map((line) => JSON.parse(line) as Row)
    .filter((row) => row.part === part);
  const isMarked = ({ text }: Row) => ['check', 'danger'].includes(engine.evaluate({ text }).level);
  const offers = rows.filter(({ label }) => label === 'danger');
  const innocent = rows.filter(({ label }) => label === 'clear' || label === 'help');
  return {
    offers: offers.length,
    marked: offers.filter(isMarked).length,
    innocent: innocent.length,
    wronglyMarked: innocent.filter(isMarked).length,
  };
}

describe.each(['measure', 'tune'] as const)('the rules on the part "%s" of the corpus', (part) => {
  const { offers, marked, innocent, wronglyMarked } = count(part);

  it('mark at least as many offers as before', () => {
    expect((1000 * marked) / offers).toBeGreaterThanOrEqual(FLOORS[part].marked);
  });

  it('mark no more innocent posts than before', () => {
    expect((1000 * wronglyMarked) / innocent).toBeLessThanOrEqual(FLOORS[part].wronglyMarked);
  });
});
