import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Acknowledgement, Report } from '../../lib/schema/report.ts';
import { buildServer } from '../../tools/server/build.ts';
import { sampleReport } from './support/sample-report.ts';
import { postReport } from './support/test-server.ts';
import { sampleWords } from './support/words.ts';

const outDir = path.resolve(`.output/test-server-${process.pid}`);
const folder = mkdtempSync(path.join(tmpdir(), 'rambu-kill-'));
let bundle: string;

beforeAll(async () => {
  const id = 'virtual:rambu/words-pack';
  bundle = await buildServer({
    outDir,
    pack: {
      name: 'sample-words',
      resolveId: (source) => (source === id ? `\0${id}` : undefined),
      load: (source) => (source === `\0${id}` ? `export default ${JSON.stringify(sampleWords)}` : undefined),
    },
  });
}, 60_000);
afterAll(() => {
  rmSync(outDir, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
});

type Running = { process: ChildProcess; url: string; output: () => string };

function launch(args: string[], environment: Record<string, string>) {
  const child = spawn(process.execPath, [bundle, ...args], {
    env: { PATH: process.env.PATH ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output += chunk;
  });
  return { process: child, output: () => output };
}

async function start(environment: Record<string, string> = {}): Promise<Running> {
  const running = launch([], {
    PORT: '0',
    REPORTS_PER_MINUTE: '0',
    DATABASE_URL: path.join(folder, 'rambu.db'),
    ...environment,
  });
  for (let i = 0; i < 200; i++) {
    const url = /report server: (\S+)/.exec(running.output())?.[1];
    if (url) return { ...running, url };
    if (running.process.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`the server did not start: ${running.output()}`);
}

async function end(running: { process: ChildProcess; output: () => string }) {
  // Not `exit`: what it printed last may come after that.
  const { stdout, exitCode, signalCode } = running.process;
  if ((exitCode === null && signalCode === null) || stdout?.closed === false)
    await once(running.process, 'close');
  return { code: running.process.exitCode, output: running.output() };
}

it('loses no acknowledged report when it is killed amid a load', async () => {
  const acknowledged = new Map<string, { report: Report; answer: Acknowledgement }>();
  const unanswered: Report[] = [];
  for (let round = 0; round < 3; round++) {
    const server = await start();
    const client = async () => {
      for (;;) {
        const report = sampleReport();
        try {
          const response = await postReport(server.url, report);
          const answer = (await response.json()) as Acknowledgement;
          acknowledged.set(report.capsule.id, { report, answer });
        } catch {
          unanswered.push(report);
          return;
        }
      }
    };
    const clients = Array.from({ length: 16 }, client);
    const before = acknowledged.size;
    while (acknowledged.size < before + 40) await new Promise((resolve) => setTimeout(resolve, 5));
    server.process.kill('SIGKILL');
    await Promise.all(clients);
  }
  const server = await start();
  expect(unanswered.length).toBeGreaterThan(0);
  for (const { report, answer } of acknowledged.values()) {
    const again = await postReport(server.url, report);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ ...answer, known: true });
  }
  for (const report of unanswered)
    expect([200, 201]).toContain((await postReport(server.url, report)).status);
  server.process.kill('SIGTERM');
  expect((await end(server)).code).toBe(0);
}, 60_000);

it('answers requests under way before it stops', async () => {
  const server = await start();
  const sending = Array.from({ length: 50 }, () => postReport(server.url, sampleReport()));
  await Promise.race(sending);
  server.process.kill('SIGTERM');
  const results = await Promise.allSettled(sending);
  const answered = results.filter((result) => result.status === 'fulfilled');
  expect(answered.length).toBeGreaterThan(0);
  for (const result of answered) expect(result.value.status).toBe(201);
  expect((await end(server)).code).toBe(0);
});

it('prints the set-up link on a first start alone until there is an account', async () => {
  const environment = { DATABASE_URL: path.join(folder, 'new.db'), PUBLIC_URL: 'https://lapor.example.org' };
  const first = await start(environment);
  await vi.waitFor(() => expect(first.output()).toMatch(/https:\/\/lapor\.example\.org\/join\/[\w-]{32}\n/), {
    timeout: 5_000,
  });
  first.process.kill('SIGTERM');
  await end(first);
});

it('copies the database while it runs, and never over another file', async () => {
  const database = path.join(folder, 'live.db');
  const copy = path.join(folder, 'copy.db');
  const server = await start({ DATABASE_URL: database });
  const report = sampleReport();
  await postReport(server.url, report);
  const back = () => end(launch(['--backup', copy], { DATABASE_URL: database }));
  expect(await back()).toEqual({ code: 0, output: '' });
  expect((await back()).output).toContain(`${copy} exists already`);
  server.process.kill('SIGTERM');
  await end(server);
  const restored = await start({ DATABASE_URL: copy });
  expect((await postReport(restored.url, report)).status).toBe(200);
  restored.process.kill('SIGTERM');
  await end(restored);
  const none = await end(launch(['--backup', `${copy}2`], { DATABASE_URL: path.join(folder, 'no.db') }));
  expect(none).toMatchObject({ code: 1, output: expect.stringContaining('There is no database') });
});

it('prints a new set-up link on request, and refuses what it does not understand', async () => {
  const environment = { DATABASE_URL: path.join(folder, 'link.db'), PUBLIC_URL: 'https://lapor.example.org' };
  const link = await end(launch(['--set-up-link'], environment));
  expect(link.output).toMatch(/^https:\/\/lapor\.example\.org\/join\/[\w-]{32}\n$/);
  expect(await end(launch(['--port', '80'], environment))).toMatchObject({
    code: 1,
    output: expect.stringContaining('--port 80: not understood'),
  });
});

it('prints its settings with --help', async () => {
  const { code, output } = await end(launch(['--help'], {}));
  expect(code).toBe(0);
  for (const name of ['HOST', 'PORT', 'DATABASE_URL', 'PUBLIC_URL', 'RECEIVER_NAME', 'TRUST_PROXY'])
    expect(output).toContain(`  ${name}\n`);
});

it('stops with one line for each wrong setting', async () => {
  const { code, output } = await end(launch([], { PORT: 'many', PUBLIC_URL: 'example.org' }));
  expect(code).toBe(1);
  expect(output).toContain('PORT=many: expected a whole number from 0 to 65535\n');
  expect(output).toContain('PUBLIC_URL=example.org: expected an address such as');
  expect(output).not.toContain('    at ');
});

it('names the database file that it cannot use', async () => {
  const file = path.join(folder, 'letter.db');
  writeFileSync(file, 'Dear database, '.repeat(500));
  const { code, output } = await end(launch([], { DATABASE_URL: file }));
  expect(code).toBe(1);
  expect(output).toContain(file);
  expect(output).not.toContain('    at ');
});

it('says so when the port is taken', async () => {
  const server = await start();
  const port = new URL(server.url).port;
  const second = launch([], { PORT: port, DATABASE_URL: path.join(folder, 'second.db') });
  const { code, output } = await end(second);
  expect(code).toBe(1);
  expect(output).toContain('The port is taken');
  server.process.kill('SIGTERM');
  await end(server);
});
