import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../../tools/pack/build.ts';

type Row = { label: string; text: string; part: 'tune' | 'measure' };
type Counts = { offers: number; marked: number; innocent: number; wronglyMarked: number };

/**
 * Of 1,000: marked offers may only rise, wrongly marked innocent posts may only fall. Measured on synthetic posts. Posts that were
 * added later, written to be harder, have floors of their own.
 */
const FLOORS = {
  'the part never tuned on': {
    part: 'measure',
    files: /^(?!indirect-|round-)/,
    marked: 861,
    wronglyMarked: 35,
  },
  'the last blind rounds, never tuned on': {
    part: 'measure',
    files: /^round-/,
    marked: 940,
    wronglyMarked: 41,
  },
  'the first posts tuned on': {
    part: 'tune',
    files: /^(?:languages|negatives|offers|round-0[1-8])\./,
    marked: 938,
    wronglyMarked: 8,
  },
  'later blind rounds': { part: 'tune', files: /^round-(?:09|[123]\d)\./, marked: 984, wronglyMarked: 8 },
  'offers told indirectly': { part: 'tune', files: /^(?:style|indirect)-/, marked: 850, wronglyMarked: 38 },
  'offers told indirectly, never tuned on': {
    part: 'measure',
    files: /^indirect-/,
    marked: 461,
    wronglyMarked: 59,
  },
  'posts written for their voice': { part: 'tune', files: /^voices-/, marked: 920, wronglyMarked: 41 },
} as const;

const engine = createEngine(buildPack().match);

function count({ part, files }: { part: Row['part']; files: RegExp }): Counts {
  const folder = new URL('.', import.meta.url);
  const rows = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl') && files.test(name))
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

describe.each(Object.entries(FLOORS))('the rules on %s', (_, floor) => {
  const { offers, marked, innocent, wronglyMarked } = count(floor);

  it('mark at least as many offers as before', () => {
    expect((1000 * marked) / offers).toBeGreaterThanOrEqual(floor.marked);
  });

  it('mark no more innocent posts than before', () => {
    expect((1000 * wronglyMarked) / innocent).toBeLessThanOrEqual(floor.wronglyMarked);
  });
});
