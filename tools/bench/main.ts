import nlp from 'compromise';
import fc from 'fast-check';
import { fromColumns, toColumns } from '../../lib/engine/columns.ts';
import { compile } from '../../lib/engine/compile.ts';
import { createEngine } from '../../lib/engine/engine.ts';
import type { MatchPack } from '../../lib/schema/pack.ts';
import { readCorpora } from '../eval/corpora.ts';
import { buildPack } from '../pack/build.ts';
import { growth, patterns } from './hostile.ts';
import { interleaved, once, processor, quantile } from './measure.ts';
import { regularExpressions, thinned } from './phrases.ts';

function line(name: string, value: number, unit: string, budget?: string): void {
  console.log(
    `${name.padEnd(52)} ${value.toFixed(3).padStart(9)} ${unit}${budget ? `   (held to ${budget})` : ''}`,
  );
}

/** Every n-th text, so that a slow subject meets the same mix. */
function every<T>(list: readonly T[], step: number): T[] {
  return list.filter((_, i) => i % step === 0);
}

function main(): void {
  const start = performance.now();
  const { match, rules } = buildPack();
  line('compiling the rules', performance.now() - start, 'ms');
  const json = JSON.stringify(toColumns(match));
  line('match part of the pack', json.length / 1000, 'KB', '≤ 300');
  // The first has the code to warm up as a page does.
  line(
    'first index of the pack',
    processor(() => createEngine(fromColumns(JSON.parse(json)) as MatchPack)),
    'ms',
    '≤ 30 with the code',
  );
  line(
    'index of the pack, warm',
    once(() => createEngine(fromColumns(JSON.parse(json)) as MatchPack)),
    'ms',
  );
  const engine = createEngine(match);
  const evaluate = (text: string): void => {
    engine.evaluate({ text });
  };
  const texts = readCorpora()
    .flatMap((c) => c.samples.map((s) => s.input.text))
    .filter((t) => t.length > 50);
  speeds(texts, evaluate, regularExpressions(rules));
  for (const length of [200, 700, 2_000, 7_000, 20_000]) {
    const text = texts.join('\n').slice(0, length);
    const repeat = Math.ceil(40_000 / length);
    const spent = once(() => {
      for (let i = 0; i < repeat; i++) evaluate(text);
    });
    line(`a post of ${length} characters, per 700`, (spent / (repeat * length)) * 700, 'ms');
  }
  const few = every(texts, 8);
  const sizes = [16, 4, 1].map((step) => {
    const made = createEngine(compile(thinned(rules, step), { version: 'bench' }).match);
    return { name: `${16 / step}×`, work: (text: string): void => void made.evaluate({ text }) };
  });
  const grown = interleaved(few, sizes);
  sizes.forEach(({ name }, i) => {
    line(`with ${name} a sixteenth of the phrases, to 1×`, (grown[i] ?? 0) / (grown[0] ?? 1), '×');
  });
  let worst = { growth: 0, pattern: '' };
  for (const pattern of fc.sample(patterns, { numRuns: 60, seed: Date.now() })) {
    const found = growth(evaluate, pattern);
    if (found > worst.growth) worst = { growth: found, pattern };
  }
  line('hostile text of 8 × the length, at worst', worst.growth, '× the time', 'about 8');
  console.log(`  worst of 60 patterns: ${JSON.stringify(worst.pattern)}`);
}

function speeds(texts: readonly string[], evaluate: (text: string) => void, expressions: RegExp[]): void {
  const characters = texts.reduce((sum, t) => sum + t.length, 0);
  let words = 0;
  const bare = {
    name: 'fold and split',
    work: (text: string): void => {
      words += text.normalize('NFKC').toLowerCase().split(/\s+/).length;
    },
  };
  const ours = { name: 'engine', work: evaluate };
  interleaved(texts, [ours, bare], 1);
  const [spent = 0, folding = 1] = interleaved(texts, [ours, bare]);
  line(`engine per 700 characters, ${texts.length} posts`, (spent / characters) * 700, 'ms');
  const times = texts
    .map((text) => (once(() => evaluate(text), 3) / Math.max(700, text.length)) * 700)
    .sort((a, b) => a - b);
  line('p50 per post, by the clock', quantile(times, 0.5), 'ms');
  line('p99 per post, by the clock', quantile(times, 0.99), 'ms', '≤ 0.5');
  line('times fold-and-split', spent / folding, '×', '≤ 12');
  const few = every(texts, 40);
  const tagger = { name: 'compromise', work: (text: string): void => void nlp(text) };
  const loop = {
    name: 'expressions',
    work: (text: string): void => {
      for (const expression of expressions) if (expression.test(text)) words++;
    },
  };
  const [us = 1, tagged = 0, looped = 0] = interleaved(few, [ours, tagger, loop], 3);
  line('times faster than compromise', tagged / us, '×', '≥ 10');
  line(`times faster than ${expressions.length} expressions in a loop`, looped / us, '×');
  if (words === 0) throw new Error('nothing was read');
}

main();
