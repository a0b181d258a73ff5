import { createEngine } from '../../../lib/engine/engine.ts';
import { buildPack } from '../../pack/build.ts';
import { altered, CIRCLES } from './draws.ts';

/**
 * What disguises do to the examples of the rules, over as many draws as wanted, run by hand:
 * `node tools/eval/disguises/measure.ts [DRAWS [FIRST]]`, 10 draws from seed 100 unless told. A minute for ten.
 */
const [draws = 10, first = 100] = process.argv.slice(2).map(Number);
if (!Number.isInteger(draws) || draws < 1 || !Number.isInteger(first)) {
  console.error(
    'measure.ts [DRAWS [FIRST]]: a number of draws from 1 on, and the seed of the first, both whole',
  );
  process.exit(1);
}
const seeds = Array.from({ length: draws }, (_, i) => first + i);
const { match, rules } = buildPack();
const engine = createEngine(match);
const isMarked = (text: string): boolean => ['check', 'danger'].includes(engine.evaluate({ text }).level);
const signed = [...rules.flags, ...rules.combinations, ...rules.reassurances].map(({ examples }) => examples);
const misses = signed.flatMap(({ miss }) => miss);
const others = [
  ...signed.flatMap(({ hit }) => hit),
  ...rules.kinds.flatMap(({ examples }) => examples ?? []),
];
const textsOf = (list: readonly { text: string }[]): string[] => [...new Set(list.map(({ text }) => text))];
const marked = textsOf([...misses, ...others]).filter((text) => isMarked(text));
const innocent = textsOf(misses).filter((text) => !isMarked(text));

const share = (texts: readonly string[]): string => {
  const many = texts.filter((text) => isMarked(text)).length;
  return `${many}/${texts.length} = ${((100 * many) / texts.length).toFixed(3)} %`;
};

console.log(
  `${marked.length} marked and ${innocent.length} innocent examples, ${draws} draws from seed ${first}`,
);
CIRCLES.forEach(({ names, write, oneWord }, i) => {
  const kept: string[] = [];
  const wrong: string[] = [];
  console.log(`## generator ${i + 1}`);
  for (const name of names) {
    const change = (text: string, pick: () => number): string => write(text, name, pick);
    const of = altered(marked, seeds, change);
    const not = altered(innocent, seeds, change);
    console.log(`   ${name.padEnd(30)} stay marked ${share(of)}; become marked ${share(not)}`);
    kept.push(...of);
    wrong.push(...not);
  }
  console.log(`   all: stay marked ${share(kept)}; become marked ${share(wrong)}`);
  console.log(
    `   one word: stay marked ${share(altered(marked, seeds, oneWord))}; become marked ${share(altered(innocent, seeds, oneWord))}`,
  );
});
