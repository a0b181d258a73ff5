import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createAdaptorServer } from '@hono/node-server';
import type { WordsPack } from '../lib/schema/words.ts';
import { Accounts } from './accounts/accounts.ts';
import { makeAuth } from './accounts/auth.ts';
import { Metrics } from './api/metrics.ts';
import { makeApp } from './app.ts';
import type { Settings } from './settings.ts';
import { openSqlite } from './store/sqlite.ts';

/** How long requests under way may take to end after a stop; milliseconds. */
const STOP_PATIENCE = 10_000;
const IDLE_SWEEP = 50;

export type StartOptions = { settings: Settings; words: WordsPack; version: string };

export type RunningServer = {
  /** The address under which it answers on this machine, for example `http://127.0.0.1:8787`. */
  url: string;
  /** One-time link to make the first account; absent once there is one. */
  setUpLink: string | undefined;
  /** Ends requests under way, then closes the database. Safe to call twice. */
  stop: () => Promise<void>;
};

/**
 * Opens the database and listens.
 * @throws {UnusableDatabase} see `openSqlite`; and Node's error if the address is taken.
 */
export async function startServer({ settings, words, version }: StartOptions): Promise<RunningServer> {
  const { store, accounts: database } = await openSqlite(settings.database);
  try {
    const secret = await store.secret('sessions', randomBytes(32).toString('base64url'));
    let url = originOf(settings.host, settings.port);
    const auth = makeAuth({ database, secret, publicUrl: settings.publicUrl ?? url });
    const accounts = new Accounts(auth, store);
    const publicUrl = () => settings.publicUrl ?? url;
    const app = makeApp({
      settings,
      publicUrl,
      version,
      store,
      accounts,
      metrics: new Metrics(),
      words,
    });
    const server = createAdaptorServer({ fetch: app.fetch }) as Server;
    server.requestTimeout = 30_000;
    server.listen(settings.port, settings.host);
    await once(server, 'listening');
    url = originOf(settings.host, (server.address() as AddressInfo).port);
    const token = (await accounts.none()) ? await accounts.invitations.createSetUp() : undefined;
    let stopping: Promise<void> | undefined;
    return {
      url,
      setUpLink: token && `${publicUrl()}/join/${token}`,
      stop: () => {
        stopping ??= close(server).then(() => store.close());
        return stopping;
      },
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  // A connection that was busy when the server closed becomes idle later and would stay open for seconds.
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_SWEEP);
  const timer = setTimeout(() => server.closeAllConnections(), STOP_PATIENCE);
  await closed;
  clearInterval(sweep);
  clearTimeout(timer);
}

/** The address under which a server on this host and port is reached from the same machine. */
export function originOf(host: string, port: number): string {
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host;
  return `http://${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}
