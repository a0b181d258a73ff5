import { RULES } from '../pack/build.ts';
import { RuleProblems } from '../pack/load.ts';
import { fitScoresOf } from './scores.ts';
import { fitVoiceOf } from './voice-command.ts';

const USAGE = `node tools/fit/main.ts voice|scores [--write] [--measure] [--rules FOLDER]
  Fits weights on what may be tuned on and prints how they do in cross-validation by campaign.
  voice       the weights of rules/lexicon/voice.yml
  scores      the weights of flags, combinations and reassurances
  --write     writes them into the rule files
  --measure   counts on the hidden parts too
  --rules     rules other than this repository's`;

const COMMANDS = { voice: fitVoiceOf, scores: fitScoresOf };
const SWITCHES = ['--write', '--measure'];

function main([name = '', ...args]: string[]): number {
  const at = args.indexOf('--rules');
  const root = at < 0 ? RULES : args[at + 1];
  const unknown = args.find((a, i) => !SWITCHES.includes(a) && (at < 0 || (i !== at && i !== at + 1)));
  if (!Object.hasOwn(COMMANDS, name) || unknown !== undefined || root === undefined) {
    console.error(USAGE);
    return 1;
  }
  const command = COMMANDS[name as keyof typeof COMMANDS];
  command({ root, measure: args.includes('--measure'), write: args.includes('--write') });
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RuleProblems)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
