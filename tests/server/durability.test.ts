import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
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

it('prints a set-up link on each start until there is an account, the last of them open', async () => {
  const environment = { DATABASE_URL: path.join(folder, 'new.db') };
  const startAndStop = async (visit: (server: Running) => Promise<void>) => {
    const server = await start(environment);
    await visit(server);
    server.process.kill('SIGTERM');
    return (await end(server)).output;
  };
  const linkIn = (output: string) => /http:\S+(\/join\/[\w-]{32})\n/.exec(output)?.[1] ?? '';
  const first = linkIn(await startAndStop(async (server) => void (await linkOf(server, linkIn))));
  expect(first).not.toBe('');
  const second = await startAndStop(async (server) => {
    const link = await linkOf(server, linkIn);
    expect(link).not.toBe(first);
    expect((await fetch(server.url + first)).status).toBe(410);
    const account = { name: 'Sari', email: 'sari@contoh.example', password: 'kata sandi panjang' };
    const joined = await fetch(server.url + link, {
      method: 'POST',
      headers: { origin: server.url },
      body: new URLSearchParams(account),
      redirect: 'manual',
    });
    expect(joined.status).toBe(303);
  });
  expect(linkIn(second)).not.toBe('');
  const third = await startAndStop(async (server) => {
    expect((await fetch(server.url + linkIn(second))).status).toBe(410);
  });
  expect(third).not.toMatch(/join|akun/);
});

/** The link, which is printed after the address that `start` waits for. */
async function linkOf(server: Running, linkIn: (output: string) => string): Promise<string> {
  return vi.waitFor(
    () => {
      const link = linkIn(server.output());
      expect(link).not.toBe('');
      return link;
    },
    { timeout: 5_000 },
  );
}

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

it('deletes what was received before a day, beside a running server, and says so', async () => {
  const database = path.join(folder, 'old.db');
  const server = await start({ DATABASE_URL: database });
  const [old, young] = [sampleReport(), sampleReport()];
  for (const report of [old, young]) await postReport(server.url, report);
  const direct = new DatabaseSync(database);
  // Half past eleven in the evening of the day before, in western Indonesia.
  const received = direct.prepare('UPDATE reports SET received_at = ? WHERE id = ?');
  received.run('2026-01-31T16:30:00.000Z', old.capsule.id);
  direct.close();
  const run = (...args: string[]) => end(launch(['--delete-before', ...args], { DATABASE_URL: database }));
  const tomorrow = new Date(Date.now() + 2 * 24 * 3_600_000).toISOString().slice(0, 10);
  for (const args of [['2026-02-30'], ['kemarin'], [], [tomorrow]]) {
    const { code, output } = await run(...args);
    expect(code).toBe(1);
    expect(output).toContain(`--delete-before ${args[0] ?? ''}: expected a day such as 2026-01-31`);
    expect(output).not.toContain('    at ');
  }
  expect((await run('2026-01-31')).output).toContain('Deleted 0 reports received before 2026-01-31');
  const { code, output } = await run('2026-02-01');
  expect(code).toBe(0);
  expect(output).toContain('Deleted 1 report received before 2026-02-01 (western Indonesian time)');
  expect(output).toContain('--backup still hold');
  expect((await postReport(server.url, young)).status).toBe(200);
  expect((await postReport(server.url, old)).status).toBe(201);
  server.process.kill('SIGTERM');
  await end(server);
  const none = path.join(folder, 'none.db');
  const missing = await end(launch(['--delete-before', '2026-01-01'], { DATABASE_URL: none }));
  expect(missing).toMatchObject({ code: 1, output: expect.stringContaining('There is no database') });
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
