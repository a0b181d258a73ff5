import { createEngine } from '../../../lib/engine/engine.ts';
import { buildPack } from '../../pack/build.ts';
import { readCorpora } from '../corpora.ts';
import { altered, CIRCLES } from './draws.ts';

/**
 * What disguises do to the examples of the rules, over as many draws as wanted, run by hand:
 * `node tools/eval/disguises/measure.ts [DRAWS [FIRST [CORPUS]]]`, 10 draws from seed 100 unless told. A minute for ten.
 * With a corpus (`domestic-jobs`): what they do to the first posts of it that carry no mark.
 */
const [draws = 10, first = 100] = process.argv.slice(2, 4).map(Number);
const [, , , , corpus] = process.argv;
if (!Number.isInteger(draws) || draws < 1 || !Number.isInteger(first)) {
  console.error(
    'measure.ts [DRAWS [FIRST [CORPUS]]]: a number of draws from 1 on, the seed of the first, both whole, and a corpus',
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
/** Posts of a corpus that are disguised at most, and the longest of them. */
const MOST_POSTS = 400;
const LONGEST = 1_500;
const posts = corpus === undefined ? undefined : postsOf(corpus);
const marked = posts ? [] : textsOf([...misses, ...others]).filter((text) => isMarked(text));
const innocent = (posts ?? textsOf(misses)).filter((text) => !isMarked(text)).slice(0, MOST_POSTS);

function postsOf(name: string): string[] {
  const corpora = readCorpora();
  const found = corpora.find((one) => one.name === name);
  if (!found) {
    console.error(`no corpus named ${name}; there are: ${corpora.map((one) => one.name).join(', ')}`);
    process.exit(1);
  }
  return found.samples.map(({ input }) => input.text).filter((text) => text.length < LONGEST);
}

const share = (texts: readonly string[]): string => {
  const many = texts.filter((text) => isMarked(text)).length;
  if (texts.length === 0) return 'none';
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
