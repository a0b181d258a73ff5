import nlp from 'compromise';
import { createEngine } from '../../lib/engine/engine.ts';
import { readCorpora } from '../eval/corpora.ts';
import { compiledPack } from '../pack/cache.ts';

/** Processor time of this process in milliseconds: other work on the machine counts less than by the clock. */
function processor(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** The least of several runs. */
function least(runs: number, work: () => void): number {
  return Math.min(...Array.from({ length: runs }, () => processor(work)));
}

function quantile(sorted: number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function line(name: string, value: number, unit: string, budget?: string): void {
  console.log(
    `${name.padEnd(46)} ${value.toFixed(3).padStart(9)} ${unit}${budget ? `   (held to ${budget})` : ''}`,
  );
}

function main(): void {
  const { match } = compiledPack();
  const json = JSON.stringify(match);
  line('match part of the pack', json.length / 1000, 'KB', '≤ 300');
  line(
    'first index of the pack',
    processor(() => createEngine(JSON.parse(json))),
    'ms',
    '≤ 30 with the code',
  );
  const engine = createEngine(match);
  const texts = readCorpora()
    .flatMap((c) => c.samples.map((s) => s.input.text))
    .filter((t) => t.length > 50);
  const characters = texts.reduce((sum, t) => sum + t.length, 0);
  const per700 = (ms: number): number => (ms / characters) * 700;
  const ours = least(4, () => {
    for (const text of texts) engine.evaluate({ text });
  });
  let words = 0;
  const bare = least(4, () => {
    for (const text of texts) words += text.normalize('NFKC').toLowerCase().split(/\s+/).length;
  });
  const few = texts.slice(0, 200);
  const share = few.reduce((sum, t) => sum + t.length, 0) / characters;
  const tagged = processor(() => {
    for (const text of few) nlp(text);
  });
  const times = texts
    .map((text) => {
      const started = performance.now();
      engine.evaluate({ text });
      return ((performance.now() - started) / Math.max(700, text.length)) * 700;
    })
    .sort((a, b) => a - b);
  line(`engine per 700 characters, ${texts.length} posts`, per700(ours), 'ms');
  line('p50 by the clock', quantile(times, 0.5), 'ms');
  line('p99 by the clock', quantile(times, 0.99), 'ms', '≤ 0.5');
  line('times fold-and-split', ours / bare, '×', '≤ 12');
  line('times faster than compromise', tagged / share / ours, '×', '≥ 10');
  for (const length of [200, 2_000, 20_000]) {
    const text = texts.join('\n').slice(0, length);
    const repeat = Math.ceil(200_000 / length);
    const spent = least(3, () => {
      for (let i = 0; i < repeat; i++) engine.evaluate({ text });
    });
    line(`a post of ${length} characters, per 700`, (spent / (repeat * length)) * 700, 'ms');
  }
  if (words === 0) throw new Error('nothing was read');
}

main();
