// npm start: builds the extension and the server, starts the server, and opens the sample feed in a browser.
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { SAMPLE_URL } from '../sample/posts.ts';
import { ensureBrowsers, findBrowser } from '../setup/browsers.ts';
import { openSampleFeed, type SampleSession } from './browser.ts';

const root = path.resolve(import.meta.dirname, '../..');
const HOST = '127.0.0.1';
const PREFERRED_PORT = 8787;
const RECEIVER = 'Server contoh di komputer ini';

const say = (line: string) => console.log(`rambu: ${line}`);

function portIsFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer()
      .once('error', () => resolve(false))
      .listen(port, HOST, () => probe.close(() => resolve(true)));
  });
}

async function choosePort(): Promise<number> {
  for (let port = PREFERRED_PORT; port < PREFERRED_PORT + 20; port++) if (await portIsFree(port)) return port;
  throw new Error(`no free port between ${PREFERRED_PORT} and ${PREFERRED_PORT + 19} on ${HOST}`);
}

function build(
  what: string,
  command: string,
  args: string[],
  environment: Record<string, string> = {},
): void {
  say(`building ${what}`);
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...environment },
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error(`building ${what} failed: ${command} ${args.join(' ')}`);
}

async function waitUntilReady(address: string, server: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (server.exitCode !== null) throw new Error(`the server stopped with code ${server.exitCode}`);
    const answer = await fetch(`${address}/readyz`).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`the server did not answer at ${address}/readyz within 20 seconds`);
}

async function main(): Promise<void> {
  const firefoxOnly = !findBrowser('chromium') && findBrowser('firefox') !== undefined;
  const { missing } = firefoxOnly ? { missing: [] } : ensureBrowsers(['chromium']);
  const browser = findBrowser('chromium') ?? findBrowser('firefox');
  const port = await choosePort();
  const address = `http://${HOST}:${port}`;

  const target = browser?.name === 'firefox' ? ['-b', 'firefox', '--mv3'] : [];
  build('the extension', 'wxt', ['build', ...target], {
    REPORT_ENDPOINT: address,
    REPORT_RECEIVER: RECEIVER,
  });
  build('the report server', 'node', ['tools/server/build.ts']);
  const extension = path.join(root, '.output', browser?.name === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');

  mkdirSync(path.join(root, 'data'), { recursive: true });
  const server = spawn('node', ['.output/server/main.mjs'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HOST, PORT: String(port), PUBLIC_URL: address, RECEIVER_NAME: RECEIVER },
  });
  let session: SampleSession | undefined;
  const stop = async (code: number) => {
    await session?.close().catch(() => undefined);
    server.kill('SIGTERM');
    process.exit(code);
  };
  process.on('SIGINT', () => void stop(0));
  process.on('SIGTERM', () => void stop(0));
  try {
    await waitUntilReady(address, server);
  } catch (error) {
    server.kill('SIGTERM');
    throw error;
  }
  server.on('exit', (code) => void stop(code ?? 1));

  say(`the report server answers at ${address} (moderators' queue: ${address}/)`);
  say(`the extension is built in ${path.relative(root, extension)}`);
  if (!browser) {
    for (const { how } of missing) say(`no browser found: ${how}`);
    say(`then load ${path.relative(root, extension)} as an unpacked extension and visit any Facebook group`);
  } else {
    session = await openSampleFeed({ browser, extension, output: path.join(root, '.output/start') });
    say(
      session.screenshot
        ? `no display: ${browser.product} shows the sample feed without a window; see ${path.relative(root, session.screenshot)}`
        : `${browser.product} shows the sample feed at ${SAMPLE_URL}`,
    );
    say(`${session.notes} notes stand beside the ${session.posts} posts of the sample feed`);
  }
  say('Ctrl-C stops everything');
}

main().catch((error: unknown) => {
  console.error(`rambu: ${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
