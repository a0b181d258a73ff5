import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackVoice } from '../../lib/schema/pack.ts';
import { buildPack } from '../pack/build.ts';
import { foldOf } from './near.ts';
import { examplesOf, readHidden, readSamples } from './samples.ts';
import { fitVoice, type Seen, scoreOfOffers, see, staysOffer } from './voice.ts';
import { writeVoice } from './write.ts';

const FOLDS = 6;

/** Each sample judged by weights that were fitted without its fold. */
function crossValidated(seen: readonly Seen[], always: readonly Seen[], voice: PackVoice): boolean[] {
  const offers = new Array<boolean>(seen.length).fill(false);
  for (let fold = 0; fold < FOLDS; fold++) {
    const others = seen.filter((s) => foldOf(s.sample.campaign, FOLDS) !== fold);
    const weights = fitVoice([...others, ...always], voice);
    seen.forEach((s, i) => {
      if (foldOf(s.sample.campaign, FOLDS) === fold) offers[i] = staysOffer(s, weights);
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

/**
 * Fits the weights of rules/lexicon/voice.yml, and prints what they do.
 * @throws Error if the file is missing.
 */
export function fitVoiceOf(options: { root: string; measure: boolean; write: boolean }): void {
  const { match, rules } = buildPack({ root: options.root });
  const { voice } = match;
  if (!voice) throw new Error('rules/lexicon/voice.yml is missing');
  const signalsAlone = (seen: readonly Seen[]): boolean[] => seen.map((s) => s.offered);
  const seen = see(readSamples({ thinned: true }), match, voice);
  const examples = see(examplesOf(rules), match, voice);
  report('signals alone', seen, signalsAlone(seen));
  report('with voice, cross-validated by campaign', seen, crossValidated(seen, examples, voice));
  const weights = fitVoice([...seen, ...examples], voice);
  if (options.measure) {
    const hidden = see(readHidden(), match, voice);
    report('signals alone, hidden parts', hidden, signalsAlone(hidden));
    report(
      'with voice, hidden parts',
      hidden,
      hidden.map((s) => staysOffer(s, weights)),
    );
  }
  if (options.write) {
    const file = join(options.root, 'lexicon', 'voice.yml');
    writeFileSync(file, writeVoice(readFileSync(file, 'utf8'), voice, weights));
    console.log(`wrote ${file}`);
  }
}
