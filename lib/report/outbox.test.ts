import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxRecord } from '../schema/outbox.ts';
import type { Report } from '../schema/report.ts';
import { backOffMs } from './backoff.ts';
import { buildCapsule, sealReport } from './capsule.ts';
import type { SendResult } from './client.ts';
import { afterAttempt, Outbox, type OutboxPorts } from './outbox.ts';
import { sampleDraft } from './testing/draft.ts';
import { memoryStore } from './testing/memory.ts';

const START = Date.parse('2026-11-21T12:00:00.000Z');
const receiver = { endpoint: 'https://lapor.example', name: 'LSM Contoh' };

async function record(id: string, change: Partial<OutboxRecord> = {}): Promise<OutboxRecord> {
  const draft = sampleDraft();
  const capturedAt = new Date(START).toISOString();
  const report = await sealReport(
    buildCapsule({ id, key: draft.post.key, capturedAt, draft, stage: 'desk' }, '1'),
  );
  return {
    id,
    key: `key ${id}`,
    state: 'waiting',
    attempts: 0,
    createdAt: capturedAt,
    excerpt: 'x',
    report,
    ...change,
  };
}

const A = '00000000-0000-4000-8000-00000000000a';
const B = '00000000-0000-4000-8000-00000000000b';

const acknowledged = (id: string): SendResult => ({
  kind: 'acknowledged',
  acknowledgement: { id, receipt: 'ABCD-EFGH', receivedAt: new Date(START).toISOString(), known: false },
});

let store: ReturnType<typeof memoryStore<OutboxRecord>>;
let clock: number;
let answers: SendResult[];
let to: typeof receiver | undefined;
let woken: (number | undefined)[];
let seen: { state: string | undefined; report: Report }[];
let outbox: Outbox;
let ports: OutboxPorts;

beforeEach(() => {
  store = memoryStore<OutboxRecord>();
  clock = START;
  answers = [];
  to = receiver;
  woken = [];
  seen = [];
  ports = {
    store,
    receiver: async () => to,
    send: async (_endpoint, report) => {
      seen.push({ state: store.map.get(report.capsule.id)?.state, report });
      return answers.shift() ?? acknowledged(report.capsule.id);
    },
    wakeAt: async (time) => {
      woken.push(time);
    },
    now: () => clock,
    random: () => 0.5,
  };
  outbox = new Outbox(ports);
});

describe('the outbox', () => {
  it('has a report on disk before the network sees it, and keeps the receipt', async () => {
    await outbox.add(await record(A));
    expect(await outbox.attempt(A)).toMatchObject({
      state: 'sent',
      attempts: 1,
      acknowledgement: { receipt: 'ABCD-EFGH' },
      receiver,
    });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.state).toBe('sending');
    expect(woken.at(-1)).toBeUndefined();
  });

  it('waits and wakes itself while the server is away, then sends the same bytes', async () => {
    answers = [
      { kind: 'retry', error: 'network' },
      { kind: 'retry', error: 'server-error', retryAfterMs: 3_600_000 },
    ];
    await outbox.add(await record(A));
    expect(await outbox.attempt(A)).toMatchObject({ state: 'waiting', lastError: 'network' });
    expect(woken.at(-1)).toBe(START + 30_000);
    await outbox.flush();
    expect(seen).toHaveLength(1);
    clock += 30_000;
    await outbox.flush();
    expect(woken.at(-1)).toBe(clock + 3_600_000);
    clock += 3_600_000;
    await outbox.flush();
    expect((await outbox.get(A))?.state).toBe('sent');
    expect(new Set(seen.map(({ report }) => report.sha256)).size).toBe(1);
    expect(seen).toHaveLength(3);
  });

  it('comes back at once when the network does, yet not before a busy server asked', async () => {
    answers = [
      { kind: 'retry', error: 'network' },
      { kind: 'retry', error: 'busy', retryAfterMs: 600_000 },
    ];
    await outbox.add(await record(A));
    await outbox.add(await record(B));
    await outbox.attempt(A);
    await outbox.attempt(B);
    clock += 1_000;
    await outbox.flush({ reconnected: true });
    expect((await outbox.get(A))?.state).toBe('sent');
    expect((await outbox.get(B))?.state).toBe('waiting');
  });

  it('survives a restart in the middle of sending', async () => {
    await store.put(A, await record(A, { state: 'sending', attempts: 1 }));
    answers = [{ kind: 'retry', error: 'network' }];
    await new Outbox(ports).resume();
    expect(await outbox.get(A)).toMatchObject({ state: 'waiting', attempts: 2, lastError: 'network' });
    clock += 60_000;
    await new Outbox(ports).resume();
    expect((await outbox.get(A))?.state).toBe('sent');
  });

  it('keeps a refused report with the reason, does not retry it by itself, but does when asked', async () => {
    const problem = { type: 'about:blank', title: 'Tidak sah', status: 422 };
    answers = [{ kind: 'refused', error: 'refused', problem }];
    await outbox.add(await record(A));
    await outbox.attempt(A);
    expect(await outbox.get(A)).toMatchObject({ state: 'refused', problem, lastError: 'refused' });
    clock += 1e9;
    await outbox.flush({ all: true });
    expect(seen).toHaveLength(1);
    expect(await outbox.attempt(A)).toMatchObject({ state: 'sent' });
    expect((await outbox.get(A))?.problem).toBeUndefined();
  });

  it('waits without a receiver, sends nothing, and sends everything once there is one', async () => {
    to = undefined;
    await outbox.add(await record(A));
    await outbox.add(await record(B));
    await outbox.flush();
    expect(seen).toHaveLength(0);
    expect(await outbox.get(B)).toMatchObject({ state: 'waiting', lastError: 'no-receiver', attempts: 0 });
    to = receiver;
    await outbox.flush({ all: true });
    expect((await outbox.list()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('makes one attempt of many that overlap, and never sends what is sent', async () => {
    await outbox.add(await record(A));
    await Promise.all([outbox.attempt(A), outbox.attempt(A), outbox.flush()]);
    await outbox.attempt(A);
    expect(seen).toHaveLength(1);
  });

  it('does not take a report in twice', async () => {
    await outbox.add(await record(A));
    await outbox.attempt(A);
    expect(await outbox.add(await record(A))).toMatchObject({ state: 'sent' });
  });

  it('does not bring back what was deleted while it was on its way', async () => {
    await outbox.add(await record(A));
    let release: (result: SendResult) => void = () => undefined;
    ports.send = () => new Promise((resolve) => (release = resolve));
    const attempt = outbox.attempt(A);
    await vi.waitFor(() => expect(store.map.get(A)?.state).toBe('sending'));
    await new Promise((resolve) => setTimeout(resolve, 0));
    await outbox.remove(A);
    release(acknowledged(A));
    await attempt;
    expect(await outbox.list()).toEqual([]);
  });

  it('neither sends nor brings back what was deleted before it left', async () => {
    await outbox.add(await record(A));
    let answer: (chosen: typeof receiver | undefined) => void = () => undefined;
    ports.receiver = () => new Promise((resolve) => (answer = resolve));
    for (const chosen of [receiver, undefined]) {
      await outbox.add(await record(A));
      const attempt = outbox.attempt(A);
      await new Promise((resolve) => setTimeout(resolve, 0));
      await outbox.remove(A);
      answer(chosen);
      expect(await attempt).toBeUndefined();
      expect(seen).toEqual([]);
      expect(await outbox.list()).toEqual([]);
    }
    expect(woken.at(-1)).toBeUndefined();
  });

  it('brings nothing back when it is deleted between reading and writing', async () => {
    await outbox.add(await record(A));
    const change = outbox.update(A, (old) => ({ ...old, excerpt: 'baru' }));
    await Promise.all([change, outbox.remove(A)]);
    expect(await outbox.list()).toEqual([]);
  });

  it('goes on with the others when one report fails oddly', async () => {
    await outbox.add(await record(A));
    await outbox.add(await record(B));
    const send = ports.send;
    ports.send = (endpoint, report) =>
      report.capsule.id === A ? Promise.reject(new Error('odd')) : send(endpoint, report);
    await outbox.flush();
    expect((await outbox.get(A))?.lastError).toBe('network');
    expect((await outbox.get(B))?.state).toBe('sent');
  });
});

it('afterAttempt forgets the former error', async () => {
  const failed = await record(A, { lastError: 'network', nextAttemptAt: new Date(START).toISOString() });
  expect(afterAttempt(failed, acknowledged(A), START, 0)).not.toHaveProperty('lastError');
});

describe('backOffMs', () => {
  it('doubles from half a minute to six hours, within a fifth', () => {
    expect([1, 2, 3, 4].map((attempts) => backOffMs(attempts, 0.5))).toEqual([30e3, 60e3, 120e3, 240e3]);
    expect(backOffMs(1_000, 0.5)).toBe(6 * 3_600_000);
    expect(backOffMs(1, 0)).toBe(24_000);
    expect(backOffMs(1, 0.9999)).toBeLessThanOrEqual(36_000);
    expect(backOffMs(0, 0.5)).toBe(30_000);
  });

  it('listens to the server, but for no longer than a day', () => {
    expect(backOffMs(1, 0.5, 90_000)).toBe(90_000);
    expect(backOffMs(1, 0.5, 1e12)).toBe(24 * 3_600_000);
  });
});
