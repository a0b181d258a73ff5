import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import path from 'node:path';
import { waitFor } from '../drivers/driver.ts';

const root = path.resolve(import.meta.dirname, '../../..');

export const RECEIVER = 'LSM Contoh';

export type TestServer = {
  address: string;
  /** Everything the server printed so far. */
  output(): string;
  /** Stops the process as a power cut would. */
  kill(): Promise<void>;
  /** Starts it again on the same address and database. */
  start(): Promise<void>;
};

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

/** The built report server as a process of its own, on a free loopback port. */
export async function testServer(folder: string): Promise<TestServer> {
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  let output = '';
  const server: TestServer = {
    address,
    output: () => output,
    async kill() {
      const running = child;
      child = undefined;
      if (!running || running.exitCode !== null) return;
      const ended = new Promise((resolve) => running.once('exit', resolve));
      running.kill('SIGKILL');
      await ended;
    },
    async start() {
      child = spawn(process.execPath, ['.output/server/main.mjs'], {
        cwd: root,
        env: {
          ...process.env,
          HOST: '127.0.0.1',
          PORT: String(port),
          PUBLIC_URL: address,
          RECEIVER_NAME: RECEIVER,
          DATABASE_URL: path.join(folder, 'reports.db'),
        },
      });
      for (const stream of [child.stdout, child.stderr]) {
        stream?.on('data', (chunk: Buffer) => {
          output += chunk.toString('utf8');
        });
      }
      await waitFor(`the server at ${address}`, async () => (await fetch(`${address}/readyz`)).ok);
    },
  };
  await server.start();
  return server;
}
