import { createEngine } from '../../lib/engine/engine.ts';
import { buildPack } from '../pack/build.ts';
import { compiledPack } from '../pack/cache.ts';
import { DRAFT_HINT, draftOptions } from '../pack/draft.ts';
import { RuleProblems } from '../pack/load.ts';
import { readCorpora } from './corpora.ts';
import { disguiseReport } from './disguise-report.ts';
import { corpusReport, judge, missesReport } from './report.ts';
import { rulesReport } from './rules-report.ts';

const USAGE = `npm run eval [-- [--misses] [--rules] [--disguises] [--draft] [NAME …]]
  NAME      only corpora whose name contains this
  --misses  what was missed or wrongly marked; texts only of what rule authors may read
  --rules   what each rule earns and costs; without any option or name only those that cost something
  --disguises  what each disguise hides and marks wrongly, on all posts of tests/corpus; without any option or name on
            those that are only measured
  --draft   leaves broken rule files out instead of stopping`;

function main(args: string[]): number {
  if (args.includes('--help')) {
    console.log(USAGE);
    return 0;
  }
  const options = args.filter((a) => a.startsWith('-'));
  const unknown = options.find((o) => !['--misses', '--rules', '--disguises', '--draft'].includes(o));
  if (unknown !== undefined) {
    console.error(`unknown option ${unknown}\n${USAGE}`);
    return 1;
  }
  const wanted = args.filter((a) => !a.startsWith('-'));
  const corpora = readCorpora().filter((c) => wanted.length === 0 || wanted.some((w) => c.name.includes(w)));
  if (corpora.length === 0) {
    const named = wanted.length > 0 ? ` with ${wanted.join(' or ')} in its name` : '';
    console.error(`no corpus${named} in tests/corpus or ../shared/corpora`);
    return 1;
  }
  const draft = options.includes('--draft');
  const { match } = draft ? buildPack(draftOptions(true)) : compiledPack();
  const engine = createEngine(match);
  const judged = corpora.map((c) => judge(c, engine, match));
  if (options.includes('--misses')) for (const c of judged) console.log(missesReport(c));
  else for (const c of judged) console.log(`${corpusReport(c)}\n`);
  const everything = options.length === 0 && wanted.length === 0;
  if (everything || options.includes('--rules')) {
    const weighed = (reassurance: boolean) => (r: { id: string; weight: number }) => ({ ...r, reassurance });
    const rules = [
      ...[...match.flags, ...match.combinations].map(weighed(false)),
      ...match.reassurances.map(weighed(true)),
    ];
    console.log(`${rulesReport(judged, rules, options.includes('--rules'))}\n`);
  }
  const everyDisguise = options.includes('--disguises');
  if (everyDisguise || everything) {
    console.log(disguiseReport(judged, (input) => engine.evaluate(input), everyDisguise));
  }
  return 0;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof RuleProblems)) throw error;
  console.error(`${error.message}\n${DRAFT_HINT}`);
  process.exitCode = 1;
}
