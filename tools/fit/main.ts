import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackVoice } from '../../lib/schema/pack.ts';
import { buildPack, RULES } from '../pack/build.ts';
import { examplesOf, foldOf, readSamples } from './samples.ts';
import { fitVoice, type Seen, scoreOfOffers, see, staysOffer } from './voice.ts';
import { writeVoice } from './write.ts';

const USAGE = `node tools/fit/main.ts [--write] [--measure] [--rules FOLDER]
  Fits the weights of rules/lexicon/voice.yml on what may be tuned on and prints how they do in cross-validation by campaign.
  --write     writes them into the file
  --measure   counts on the hidden parts too
  --rules     rules other than this repository's`;
const FOLDS = 6;

/** Each sample judged by weights that were fitted without its fold. */
function crossValidated(seen: readonly Seen[], always: readonly Seen[], voice: PackVoice): boolean[] {
  const offers = new Array<boolean>(seen.length).fill(false);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = seen.filter((s) => foldOf(s.sample, FOLDS) !== fold);
    const weights = fitVoice([...others, ...always], voice);
    seen.forEach((s, i) => {
      if (foldOf(s.sample, FOLDS) === fold) offers[i] = staysOffer(s, weights);
    });
  }
  return offers;
}

function report(title: string, seen: readonly Seen[], offers: readonly boolean[]): void {
  const groups = new Map<string, number[]>();
  seen.forEach((s, i) => {
    const name = s.sample.share === 1 ? s.sample.corpus.replace(/-\d+$|\.(tune|test)$/, '') : 'real posts';
    groups.set(name, [...(groups.get(name) ?? []), i]);
  });
  console.log(`## ${title}`);
  for (const [name, at] of groups) {
    const part = at.flatMap((i) => seen[i] ?? []);
    const judged = at.map((i) => offers[i] === true);
    console.log(`   ${name}: ${scoreOfOffers(part, judged)}`);
  }
}

function main(args: string[]): number {
  const unknown = args.find(
    (a, i) => !['--write', '--measure', '--rules'].includes(a) && args[i - 1] !== '--rules',
  );
  if (unknown !== undefined) {
    console.error(`unknown option ${unknown}\n${USAGE}`);
    return 1;
  }
  const root = args.includes('--rules') ? (args[args.indexOf('--rules') + 1] ?? RULES) : RULES;
  const { match, rules } = buildPack({ root });
  const { voice } = match;
  if (!voice) {
    console.error('rules/lexicon/voice.yml is missing');
    return 1;
  }
  const signalsAlone = (seen: readonly Seen[]): boolean[] => seen.map((s) => s.offered);
  const seen = see(readSamples(false), match, voice);
  const examples = see(examplesOf(rules), match, voice);
  report('signals alone', seen, signalsAlone(seen));
  report('with voice, cross-validated by campaign', seen, crossValidated(seen, examples, voice));
  const weights = fitVoice([...seen, ...examples], voice);
  if (args.includes('--measure')) {
    const hidden = see(readSamples(true), match, voice);
    report('signals alone, hidden parts', hidden, signalsAlone(hidden));
    report(
      'with voice, hidden parts',
      hidden,
      hidden.map((s) => staysOffer(s, weights)),
    );
  }
  if (args.includes('--write')) {
    const file = join(root, 'lexicon', 'voice.yml');
    writeFileSync(file, writeVoice(readFileSync(file, 'utf8'), voice, weights));
    console.log(`wrote ${file}`);
  }
  return 0;
}

process.exitCode = main(process.argv.slice(2));
