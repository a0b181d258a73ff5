import nlp from 'compromise';
import fc from 'fast-check';
import { toColumns } from '../../lib/engine/columns.ts';
import { compile } from '../../lib/engine/compile.ts';
import { createEngine } from '../../lib/engine/engine.ts';
import { readCorpora } from '../eval/corpora.ts';
import { buildPack } from '../pack/build.ts';
import { coldStarts } from './cold.ts';
import { growth, patterns } from './hostile.ts';
import { atBest, inTurns, quantile, ratio, type Subject, spent } from './measure.ts';
import { regularExpressions, thinned } from './phrases.ts';

/** Posts on a page before anybody scrolls. */
const FIRST = 20;

type Evaluate = (text: string) => void;

function line(name: string, value: number, unit: string, budget?: string): void {
  console.log(
    `${name.padEnd(52)} ${value.toFixed(3).padStart(9)} ${unit}${budget ? `   (held to ${budget})` : ''}`,
  );
}

/** Every n-th text, so that a slow subject meets the same mix. */
function every<T>(list: readonly T[], step: number): T[] {
  return list.filter((_, i) => i % step === 0);
}

async function main(): Promise<void> {
  const start = performance.now();
  const { match, rules } = buildPack();
  line('compiling the rules', performance.now() - start, 'ms');
  line('match part of the pack', JSON.stringify(toColumns(match)).length / 1_024, 'KB', '≤ 300');
  const texts = readCorpora()
    .flatMap((c) => c.samples.map((s) => s.input.text))
    .filter((t) => t.length > 50);
  const first = every(texts, Math.ceil(texts.length / FIRST));
  const cold = await coldStarts(20, first);
  line('code and pack evaluated and indexed, processor time', cold.processor, 'ms', '≤ 30');
  line('the same by the clock, at best', cold.clock, 'ms');
  line(`the first ${first.length} posts of a page, processor time`, cold.posts, 'ms');
  const engine = createEngine(match);
  const evaluate: Evaluate = (text) => void engine.evaluate({ text });
  speeds(texts, evaluate);
  others(every(texts, 40), evaluate, regularExpressions(rules));
  growthByLength(texts, evaluate);
  const sizes = [16, 4, 1].map((step): Subject => {
    const made = createEngine(compile(thinned(rules, step), { version: 'bench' }).match);
    return { name: `${16 / step}×`, work: (text) => void made.evaluate({ text }) };
  });
  const grown = inTurns(every(texts, 8), sizes);
  sizes.forEach(({ name }, i) => {
    line(`with ${name} a sixteenth of the phrases, to 1×`, ratio(grown[i], grown[0]), '×');
  });
  growthOfHostile(evaluate);
}

/** Time per post, and beside the least that any reader of words does. */
function speeds(texts: readonly string[], evaluate: Evaluate): void {
  const characters = texts.reduce((sum, t) => sum + t.length, 0);
  let words = 0;
  const fold = (text: string): void => {
    words += text.normalize('NFKC').toLowerCase().split(/\s+/).length;
  };
  const [ours, bare] = inTurns(texts, [
    { name: 'engine', work: evaluate },
    { name: 'fold and split', work: fold },
  ]);
  line(`engine per 700 characters, ${texts.length} posts`, (spent(ours) / characters) * 700, 'ms');
  const times = texts
    .map((text) => (atBest(() => evaluate(text), 5) / Math.max(700, text.length)) * 700)
    .sort((a, b) => a - b);
  line('p50 per post', quantile(times, 0.5), 'ms');
  line('p99 per post', quantile(times, 0.99), 'ms', '≤ 0.5');
  line('times fold-and-split', ratio(ours, bare), '×', '≤ 12');
  if (words === 0) throw new Error('nothing was read');
}

/** What others take for the same posts. */
function others(texts: readonly string[], evaluate: Evaluate, expressions: readonly RegExp[]): void {
  let hits = 0;
  const loop = (text: string): void => {
    for (const expression of expressions) if (expression.test(text)) hits++;
  };
  const [ours, tagged, looped] = inTurns(texts, [
    { name: 'engine', work: evaluate },
    { name: 'compromise', work: (text) => void nlp(text) },
    { name: 'expressions', work: loop },
  ]);
  line('times faster than compromise', ratio(tagged, ours), '×', '≥ 10');
  line(`times faster than ${expressions.length} expressions in a loop`, ratio(looped, ours), '×');
  if (hits === 0) throw new Error('nothing was found');
}

function growthByLength(texts: readonly string[], evaluate: Evaluate): void {
  const all = texts.join('\n');
  for (const length of [200, 700, 2_000, 7_000, 20_000]) {
    // Many posts of each length, or the words of one would speak for all.
    const cuts = Array.from({ length: Math.ceil(200_000 / length) }, (_, i) =>
      all.slice(i * length, (i + 1) * length),
    );
    const [times] = inTurns(cuts, [{ name: `${length}`, work: evaluate }]);
    line(`a post of ${length} characters, per 700`, (spent(times) / (cuts.length * length)) * 700, 'ms');
  }
}

function growthOfHostile(evaluate: Evaluate): void {
  let worst = { growth: 0, pattern: '' };
  for (const pattern of fc.sample(patterns, { numRuns: 60, seed: Date.now() })) {
    const found = growth(evaluate, pattern);
    if (found > worst.growth) worst = { growth: found, pattern };
  }
  line('hostile text of 8 × the length, at worst', worst.growth, '× the time', 'about 8');
  console.log(`  worst of 60 patterns: ${JSON.stringify(worst.pattern)}`);
}

await main();
