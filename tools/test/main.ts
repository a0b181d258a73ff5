// The whole test command, in the order in which it fails fastest. The last line is "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowsers } from '../setup/browsers.ts';

const root = path.resolve(import.meta.dirname, '../..');
const results = path.join(root, '.output/test');

type Tally = { passed: number; failed: number };
type Stage = { name: string; command: string[]; report?: string; environment?: Record<string, string> };

const stages: Stage[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'types without DOM', command: ['tsc', '-p', 'tsconfig.engine.json'] },
  { name: 'lint', command: ['biome', 'ci', '.'] },
  { name: 'unit, rules, corpus, server', command: ['vitest', 'run'], report: 'unit.json' },
  { name: 'build for Chrome', command: ['wxt', 'build'] },
  { name: 'build for Firefox', command: ['wxt', 'build', '-b', 'firefox', '--mv3'] },
  { name: 'build the server', command: ['node', 'tools/server/build.ts'] },
  {
    name: 'both browsers',
    command: ['vitest', 'run', '--config', 'tests/e2e/vitest.config.ts'],
    report: 'e2e.json',
  },
];

function tallyOf(report: string): Tally | undefined {
  const file = path.join(results, report);
  if (!existsSync(file)) return undefined;
  const { numPassedTests, numFailedTests, numFailedTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as Record<string, number>;
  return { passed: numPassedTests ?? 0, failed: Math.max(numFailedTests ?? 0, numFailedTestSuites ? 1 : 0) };
}

function runStage({ name, command, report }: Stage): Tally {
  const started = Date.now();
  console.log(`\n── ${name}: ${command.join(' ')}`);
  const reporters = report
    ? ['--reporter=default', '--reporter=json', `--outputFile.json=${path.join(results, report)}`]
    : [];
  const [program = '', ...rest] = command;
  const { status } = spawnSync(program, [...rest, ...reporters], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  const tally = (report ? tallyOf(report) : undefined) ?? {
    passed: status === 0 ? 1 : 0,
    failed: status === 0 ? 0 : 1,
  };
  if (status !== 0 && tally.failed === 0) tally.failed = 1;
  console.log(
    `── ${name}: ${status === 0 ? 'ok' : 'FAILED'} in ${((Date.now() - started) / 1000).toFixed(1)} s`,
  );
  return tally;
}

rmSync(results, { recursive: true, force: true });
const { missing } = ensureBrowsers(['chromium', 'firefox']);
for (const { name, how } of missing) console.error(`rambu: ${name} is missing: ${how}`);

const total: Tally = { passed: 0, failed: missing.length };
const failedStages: string[] = missing.map(({ name }) => `${name} is missing`);
for (const stage of stages) {
  if (stage.report === 'e2e.json' && missing.length > 0) continue;
  const tally = runStage(stage);
  total.passed += tally.passed;
  total.failed += tally.failed;
  if (tally.failed > 0) failedStages.push(stage.name);
}
if (failedStages.length > 0) console.log(`\nFailed: ${failedStages.join(', ')}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);
