import type { OutboxEntry, OutboxRecord } from '../schema/outbox.ts';
import type { Report } from '../schema/report.ts';
import type { Receiver } from '../schema/settings.ts';
import { backOffMs } from './backoff.ts';
import type { SendResult } from './client.ts';

/** Where records are kept; writes are durable when the promise resolves. */
export type OutboxStore = {
  get(id: string): Promise<OutboxRecord | undefined>;
  list(): Promise<OutboxRecord[]>;
  put(id: string, record: OutboxRecord): Promise<void>;
  remove(id: string): Promise<void>;
};

export type OutboxPorts = {
  store: OutboxStore;
  /** Who receives reports now, only after the person consented. */
  receiver(): Promise<Pick<Receiver, 'endpoint' | 'name'> | undefined>;
  send(endpoint: string, report: Report): Promise<SendResult>;
  /** Asks to be called back (`flush`) at this time in milliseconds; `undefined`: not at all. */
  wakeAt(time: number | undefined): Promise<void>;
  /** Milliseconds since 1970. */
  now(): number;
  /** A number in [0, 1). */
  random(): number;
};

/** While a report is on its way, the time after which we look again should the browser stop us. */
const INTERRUPTED_MS = 60_000;

const iso = (time: number): string => new Date(time).toISOString();

export function entryOf(record: OutboxRecord): OutboxEntry {
  const { report: _report, ephemeral: _ephemeral, ...entry } = record;
  return entry;
}

function withoutTimer(record: OutboxRecord): OutboxRecord {
  const { nextAttemptAt: _next, lastError: _error, problem: _problem, ...rest } = record;
  return rest;
}

/** What a record becomes through the answer to an attempt. Pure. */
export function afterAttempt(
  record: OutboxRecord,
  result: SendResult,
  now: number,
  random: number,
): OutboxRecord {
  const rest = withoutTimer(record);
  switch (result.kind) {
    case 'acknowledged':
      return { ...rest, state: 'sent', acknowledgement: result.acknowledgement };
    case 'refused':
      return {
        ...rest,
        state: 'refused',
        lastError: result.error,
        ...(result.problem ? { problem: result.problem } : {}),
      };
    case 'retry':
      return {
        ...rest,
        state: 'waiting',
        lastError: result.error,
        nextAttemptAt: iso(now + backOffMs(record.attempts, random, result.retryAfterMs)),
      };
  }
}

/** The reports on their way: on disk before the network, one attempt per report at a time, nothing dropped. */
export class Outbox {
  readonly #ports: OutboxPorts;
  readonly #underWay = new Map<string, Promise<OutboxRecord | undefined>>();
  #queue: Promise<unknown> = Promise.resolve();

  constructor(ports: OutboxPorts) {
    this.#ports = ports;
  }

  /** Stores a report. One that is already there stays as it is: ids are idempotent. */
  add(record: OutboxRecord): Promise<OutboxRecord> {
    return this.inTurn(async () => {
      const existing = await this.#ports.store.get(record.id);
      if (existing) return existing;
      await this.#ports.store.put(record.id, record);
      return record;
    });
  }

  /** Newest first. */
  async list(): Promise<OutboxRecord[]> {
    const all = await this.#ports.store.list();
    return all.sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  }

  get(id: string): Promise<OutboxRecord | undefined> {
    return this.#ports.store.get(id);
  }

  /** Deletes here only; what was sent stays with the receiver, and what is on its way may reach it. */
  async remove(id: string): Promise<void> {
    await this.inTurn(() => this.#ports.store.remove(id));
    await this.#plan();
  }

  /** Changes a record that is there. One that the person deleted is not stored again. */
  update(id: string, change: (record: OutboxRecord) => OutboxRecord): Promise<OutboxRecord | undefined> {
    return this.inTurn(async () => {
      const record = await this.#ports.store.get(id);
      if (!record) return undefined;
      const changed = change(record);
      await this.#ports.store.put(id, changed);
      return changed;
    });
  }

  /** One change of the stored records at a time, so that no reading is older than the writing that follows it. */
  inTurn<T>(step: () => Promise<T>): Promise<T> {
    const result = this.#queue.then(step);
    this.#queue = result.catch(() => undefined);
    return result;
  }

  /** After a start: what was on its way when the browser stopped waits again. Then sends what is due. */
  async resume(): Promise<void> {
    for (const record of await this.#ports.store.list())
      if (record.state === 'sending' && !this.#underWay.has(record.id))
        await this.update(record.id, (stopped) => ({
          ...stopped,
          state: 'waiting',
          lastError: 'interrupted',
          nextAttemptAt: iso(this.#ports.now()),
        }));
    await this.flush();
  }

  /**
   * Sends every waiting report that is due, oldest first, then plans the next call. `all`: due or not.
   * `reconnected`: also those that only the lack of a network held up.
   */
  async flush({ all = false, reconnected = false } = {}): Promise<void> {
    const now = this.#ports.now();
    const isDue = ({ nextAttemptAt, lastError }: OutboxRecord) =>
      all ||
      (reconnected && (lastError === 'network' || lastError === 'timeout')) ||
      Date.parse(nextAttemptAt ?? iso(now)) <= now;
    for (const record of (await this.list()).reverse())
      if (record.state === 'waiting' && isDue(record)) await this.attempt(record.id);
    await this.#plan();
  }

  /** Tries one report now, also a refused one. Attempts for the same report that overlap are one. */
  attempt(id: string): Promise<OutboxRecord | undefined> {
    const running = this.#underWay.get(id);
    if (running) return running;
    const started = this.#attempt(id).finally(() => this.#underWay.delete(id));
    this.#underWay.set(id, started);
    return started;
  }

  async #attempt(id: string): Promise<OutboxRecord | undefined> {
    const { now, random, wakeAt } = this.#ports;
    const known = await this.get(id);
    if (!known || known.state === 'sent') return known;
    const receiver = await this.#ports.receiver();
    if (!receiver)
      return this.update(id, (record) => ({
        ...withoutTimer(record),
        state: 'waiting',
        lastError: 'no-receiver',
      }));
    await wakeAt(now() + INTERRUPTED_MS);
    const sending = await this.update(id, (record) => ({
      ...withoutTimer(record),
      state: 'sending',
      attempts: record.attempts + 1,
      receiver: { endpoint: receiver.endpoint, name: receiver.name },
      nextAttemptAt: iso(now() + INTERRUPTED_MS),
    }));
    const result =
      sending &&
      (await this.#ports
        .send(receiver.endpoint, sending.report)
        .catch((): SendResult => ({ kind: 'retry', error: 'network' })));
    const done = result && (await this.update(id, (record) => afterAttempt(record, result, now(), random())));
    await this.#plan();
    return done;
  }

  /** Wakes at the earliest time that any waiting report names. Without a receiver nothing is timed. */
  async #plan(): Promise<void> {
    const times = (await this.#ports.store.list())
      .filter(({ state }) => state === 'waiting' || state === 'sending')
      .flatMap(({ nextAttemptAt }) => (nextAttemptAt === undefined ? [] : Date.parse(nextAttemptAt)));
    await this.#ports.wakeAt(times.length === 0 ? undefined : Math.min(...times));
  }
}
