import type { Verdict } from '../../lib/schema/verdict.ts';
import type { Sample } from './corpora.ts';
import { disguiseByHabit, HABIT_NAMES } from './disguises/by-habit.ts';
import { DISGUISE_NAMES, disguise } from './disguises/disguise.ts';
import { type Pick, seeded } from './disguises/random.ts';
import { isMarked, type JudgedCorpus } from './report.ts';
import { shown, wilson } from './wilson.ts';

type Evaluate = (input: Sample['input']) => Verdict;

const SEED = 11;

type Generator = { names: readonly string[]; write: (text: string, name: string, pick: Pick) => string };
const GENERATORS: readonly Generator[] = [
  { names: DISGUISE_NAMES, write: disguise },
  { names: HABIT_NAMES, write: disguiseByHabit },
];

function shareMarked(samples: Sample[], name: string, write: Generator['write'], evaluate: Evaluate): string {
  const pick = seeded(SEED);
  let changed = 0;
  let marked = 0;
  for (const { input } of samples) {
    const text = write(input.text, name, pick);
    if (text === input.text) continue;
    changed++;
    if (isMarked(evaluate({ ...input, text }))) marked++;
  }
  return shown(wilson(marked, changed));
}

/**
 * For every disguise of both generators: how many of the posts that are rightly marked without it stay marked, and how many innocent posts
 * become marked by it. Only posts of `tests/corpus`, if `tuned` also what rules were tuned on; those that a disguise leaves as they are do not count.
 */
export function disguiseReport(corpora: JudgedCorpus[], evaluate: Evaluate, tuned: boolean): string {
  const rows = corpora.filter((c) => c.name.startsWith('own/')).flatMap((c) => c.rows);
  const lines: string[] = [];
  for (const open of tuned ? [true, false] : [false]) {
    const part = rows.filter((r) => r.sample.open === open);
    const caught = part.filter((r) => r.sample.truth === 'positive' && isMarked(r.verdict));
    const innocent = part.filter((r) => r.sample.truth === 'negative' && !isMarked(r.verdict));
    if (caught.length + innocent.length === 0) continue;
    lines.push(
      `## disguises of own posts (${open ? 'tune' : 'measure'}): ${caught.length} marked, ${innocent.length} innocent`,
    );
    for (const { names, write } of GENERATORS) {
      for (const name of names) {
        const kept = shareMarked(
          caught.map((r) => r.sample),
          name,
          write,
          evaluate,
        );
        const wrong = shareMarked(
          innocent.map((r) => r.sample),
          name,
          write,
          evaluate,
        );
        lines.push(`   ${name.padEnd(30)} stay marked ${kept}; wrongly marked ${wrong}`);
      }
    }
  }
  return lines.join('\n');
}
