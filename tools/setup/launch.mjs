// Runs on the machine's own Node (20 or newer), before anything is installed; everything after it runs on the
// Node of node_modules. Usage: node tools/setup/launch.mjs start|test [arguments]
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const mains = { start: 'tools/start/main.ts', test: 'tools/test/main.ts' };
const [name = '', ...rest] = process.argv.slice(2);

function fail(message) {
  console.error(`rambu: ${message}`);
  process.exit(1);
}

/** Installs the packages of package-lock.json unless exactly these are there already. */
function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = path.join(root, 'node_modules/.rambu-lock');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock && existsSync(nodePath())) return;
  console.log('rambu: installing packages (npm ci)');
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const result = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (result.status !== 0)
    fail('npm ci failed; the lines above say why. A connection to the npm registry is needed once.');
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, lock);
}

function nodePath() {
  return path.join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

const main = mains[name];
if (!main) fail(`expected "start" or "test", got "${name}"`);
if (Number(process.versions.node.split('.')[0]) < 20)
  fail(`Node 20 or newer is needed, this is ${process.version}`);
installPackages();
if (!existsSync(nodePath()))
  fail(`the package "node" has no binary at ${nodePath()}; delete node_modules and try again`);

const child = spawn(nodePath(), [main, ...rest], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${path.join(root, 'node_modules/.bin')}${path.delimiter}${process.env.PATH ?? ''}`,
  },
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 130 : 1)));
