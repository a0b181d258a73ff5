// npm run server: builds the report server and runs it.
import { spawn, spawnSync } from 'node:child_process';
import path from 'node:path';

/** How often we look whether whoever started us is still there; milliseconds. */
const PARENT_CHECK = 500;
const root = path.resolve(import.meta.dirname, '../..');
const ours = process.argv.slice(2);
if (ours[0] === '--help' || ours[0] === '-h') {
  const { helpText } = await import('../../server/settings.ts');
  console.log(helpText());
  process.exit();
}
const built = spawnSync(process.execPath, [path.join(import.meta.dirname, 'build.ts')], { stdio: 'inherit' });
if (built.status !== 0) process.exit(built.status ?? 1);

const server = spawn(process.execPath, [path.join(root, '.output/server/main.mjs'), ...ours], {
  stdio: 'inherit',
});
// A Ctrl-C reaches both; the server ends requests under way, and this process waits for it.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => server.kill('SIGTERM'));
// A shell between npm and us does not pass signals on: when it is gone, nobody else would stop the server.
const parent = process.ppid;
setInterval(() => process.ppid === parent || server.kill('SIGTERM'), PARENT_CHECK).unref();
server.on('exit', (code) => process.exit(code ?? 1));
