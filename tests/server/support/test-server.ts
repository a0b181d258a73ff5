import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../../server/settings.ts';
import { type RunningServer, startServer } from '../../../server/start.ts';
import { sampleWords } from './words.ts';

export type TestServer = RunningServer & { folder: string; database: string; remove: () => Promise<void> };

/** A real server on a free port with a database file of its own. `remove` stops it and deletes the file. */
export async function startTestServer(environment: Record<string, string> = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rambu-server-'));
  const database = join(folder, 'rambu.db');
  const settings = readSettings({
    PORT: '0',
    DATABASE_URL: database,
    REPORTS_PER_MINUTE: '0',
    ...environment,
  });
  const running = await startServer({ settings, words: sampleWords, version: '0.0.0-test' });
  const remove = async () => {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { ...running, folder, database, remove };
}

/** Posts a body as JSON; strings go as they are. */
export function postReport(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(`${url}/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}
