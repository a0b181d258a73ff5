import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { HeldDraft, OutboxRecord } from '../schema/outbox.ts';
import type { Post } from '../schema/post.ts';
import type { SendResult } from './client.ts';
import { Outbox } from './outbox.ts';
import { excerptOf, Reporting, type ReportingPorts } from './reporting.ts';
import { sampleDraft, samplePost } from './testing/draft.ts';
import { memoryStore } from './testing/memory.ts';

const receiver = { endpoint: 'https://lapor.example', name: 'LSM Contoh' };
let to: typeof receiver | undefined;
let drafts: ReturnType<typeof memoryStore<HeldDraft>>;
let records: ReturnType<typeof memoryStore<OutboxRecord>>;
let send: ReturnType<
  typeof vi.fn<(endpoint: string, report: { capsule: { id: string } }) => Promise<SendResult>>
>;
let openDesk: ReturnType<typeof vi.fn<(id: string) => Promise<void>>>;
let reporting: Reporting;
let ids: number;

const ackOf = (id: string): SendResult => ({
  kind: 'acknowledged',
  acknowledgement: { id, receipt: 'ABCD-EFGH', receivedAt: '2026-11-21T12:00:00.000Z', known: true },
});

beforeEach(() => {
  to = receiver;
  ids = 0;
  drafts = memoryStore<HeldDraft>();
  records = memoryStore<OutboxRecord>();
  send = vi.fn(async (_endpoint, report) => ackOf(report.capsule.id));
  openDesk = vi.fn(async () => undefined);
  const outbox = new Outbox({
    store: records,
    receiver: async () => to,
    send,
    wakeAt: async () => undefined,
    now: () => Date.parse('2026-11-21T12:00:00.000Z'),
    random: () => 0.5,
  });
  const ports: ReportingPorts = {
    outbox,
    drafts,
    receiver: async () => to,
    askFirst: async () => false,
    openDesk,
    wordsKey: ({ text }) => `facebook:${text}`,
    newId: () => `00000000-0000-4000-8000-00000000000${++ids}`,
    now: () => Date.parse('2026-11-21T12:00:00.000Z'),
    version: '1.0.0',
    patienceMs: 30,
  };
  reporting = new Reporting(ports);
});

async function countdown() {
  const prepared = await reporting.prepare(sampleDraft());
  if (prepared.next !== 'countdown') throw new Error(prepared.next);
  return prepared;
}

describe('reporting', () => {
  it('opens the desk first, and keeps the draft on disk without sending', async () => {
    to = undefined;
    expect(await reporting.prepare(sampleDraft())).toEqual({ next: 'desk' });
    expect(openDesk).toHaveBeenCalledWith('00000000-0000-4000-8000-000000000001');
    expect([...drafts.map.values()][0]?.stage).toBe('desk');
    expect(send).not.toHaveBeenCalled();
  });

  it('then needs one click: a countdown with exactly what will be sent', async () => {
    const { id, preview, receiver: name } = await countdown();
    expect(name).toBe('LSM Contoh');
    expect(send).not.toHaveBeenCalled();
    expect(await reporting.send(id)).toMatchObject({
      state: 'sent',
      acknowledgement: { receipt: 'ABCD-EFGH' },
    });
    expect(JSON.parse(preview)).toEqual(send.mock.calls[0]?.[1].capsule);
    expect(drafts.map.size).toBe(0);
  });

  it('makes one id per post, and one report', async () => {
    const [first, again] = await Promise.all([countdown(), countdown()]);
    expect(again.id).toBe(first.id);
    await Promise.all([reporting.send(first.id), reporting.send(first.id)]);
    expect(send).toHaveBeenCalledOnce();
    expect(await reporting.prepare(sampleDraft())).toMatchObject({
      next: 'already',
      entry: { state: 'sent' },
    });
  });

  it('drops a cancelled draft and sends nothing for it', async () => {
    const { id } = await countdown();
    await reporting.cancel(id);
    expect(await reporting.send(id)).toBeUndefined();
    expect(send).not.toHaveBeenCalled();
    expect(records.map.size).toBe(0);
  });

  it('does not let a slow server hold the answer back', async () => {
    send.mockImplementation(() => new Promise(() => undefined));
    const { id } = await countdown();
    expect(await reporting.send(id)).toMatchObject({ state: 'sending' });
  });

  it('keeps the report when the server is away', async () => {
    send.mockResolvedValue({ kind: 'retry', error: 'network' });
    const { id } = await countdown();
    expect(await reporting.send(id)).toMatchObject({ state: 'waiting', lastError: 'network' });
    expect(records.map.get(id)?.report.capsule.post.text).toContain('Poipet');
  });

  it('waits in the outbox without a receiver', async () => {
    to = undefined;
    await reporting.prepare(sampleDraft());
    const [view] = await reporting.views();
    expect(await reporting.send(view?.id ?? '')).toMatchObject({
      state: 'waiting',
      lastError: 'no-receiver',
    });
  });

  it('shows and revises a draft on the desk: what is previewed is what is sent', async () => {
    to = undefined;
    await reporting.prepare(sampleDraft({}, { kind: 'question' }));
    const [view] = await reporting.views();
    expect(view?.contacts.map(({ quote, blurred }) => [quote, blurred])).toEqual([
      ['0812-0000-0001', true],
      ['wa.me/6281200000001', true],
      ['https://wa.me/6281200000001', true],
    ]);
    const revised = await reporting.revise(view?.id ?? '', { blurred: [1, 2], note: ' dari tetangga ' });
    expect(revised?.preview).toContain('0812-0000-0001');
    expect(revised?.preview).not.toContain('wa.me/62812');
    to = receiver;
    await reporting.send(view?.id ?? '');
    expect(send.mock.calls[0]?.[1].capsule).toEqual(JSON.parse(revised?.preview ?? ''));
  });

  it('keeps the choices for a draft that is prepared again, unless its text changed', async () => {
    to = undefined;
    const question = () => sampleDraft({}, { kind: 'question' });
    await reporting.prepare(question());
    const [view] = await reporting.views();
    await reporting.revise(view?.id ?? '', { blurred: [1], note: 'catatan' });
    to = receiver;
    await reporting.prepare(question());
    expect([...drafts.map.values()]).toMatchObject([{ stage: 'desk', blurred: [1], note: 'catatan' }]);
    await reporting.prepare(sampleDraft({ text: 'Teks lain 0812-0000-0009' }, { kind: 'question' }));
    expect([...drafts.map.values()][0]).not.toHaveProperty('blurred');
    expect([...drafts.map.values()][0]?.note).toBe('catatan');
    expect(drafts.map.size).toBe(1);
  });

  it('keeps the choices when only the time since posting or another address changed', async () => {
    to = undefined;
    const question = (change: Partial<Post>) => sampleDraft(change, { kind: 'question' });
    await reporting.prepare(question({ postedAtAsShown: '2 jam' }));
    const [view] = await reporting.views();
    await reporting.revise(view?.id ?? '', { blurred: [1], note: 'catatan' });
    await reporting.prepare(question({ postedAtAsShown: '3 jam', permalinks: [] }));
    expect([...drafts.map.values()]).toMatchObject([{ blurred: [1], note: 'catatan' }]);
    await reporting.prepare(question({ text: 'Dibutuhkan operator di Poipet, hub 0812-0000-0009' }));
    expect([...drafts.map.values()][0]).not.toHaveProperty('blurred');
  });

  it('knows a post again that goes by its words on one visit and by its address on the other', async () => {
    const address = 'https://www.facebook.com/groups/1/posts/9';
    const nameless = samplePost({ text: 'a', key: 'facebook:a', permalinks: [] });
    const named = { ...nameless, key: address, permalinks: [address] };
    const late = samplePost({ text: 'b', key: 'facebook:b', permalinks: [`${address}b`] });
    const report = async (post: Post) => {
      const prepared = await reporting.prepare(sampleDraft(post));
      if (prepared.next === 'countdown') await reporting.send(prepared.id);
      return prepared.next;
    };
    expect(await report(nameless)).toBe('countdown');
    expect(await report(named)).toBe('already');
    expect(await report(late)).toBe('countdown');
    expect(await report({ ...late, key: `${address}b` })).toBe('already');
    expect(await report({ ...late, key: `${address}c`, permalinks: [`${address}c`] })).toBe('countdown');
  });

  it('lays a draft on the desk although there is a receiver', async () => {
    await reporting.lay(sampleDraft());
    expect(openDesk).toHaveBeenCalledOnce();
    expect(await reporting.views()).toHaveLength(1);
  });

  it('forgets countdowns that were left behind', async () => {
    await drafts.put('old', {
      id: '00000000-0000-4000-8000-0000000000ee',
      key: 'other',
      capturedAt: '2026-11-21T10:00:00.000Z',
      draft: sampleDraft({ key: 'other' }),
      stage: 'countdown',
    });
    const removed = vi.spyOn(drafts, 'remove');
    await countdown();
    expect(removed).toHaveBeenCalledExactlyOnceWith('00000000-0000-4000-8000-0000000000ee');
  });

  it('knows nothing of ids it did not make', async () => {
    expect(await reporting.revise('00000000-0000-4000-8000-0000000000ff', { blurred: [] })).toBeUndefined();
    expect(await reporting.send('00000000-0000-4000-8000-0000000000ff')).toBeUndefined();
  });
});

it('an excerpt is one short line', () => {
  expect(excerptOf('a\n b', 'Judul')).toBe('Judul a b');
  expect(excerptOf(`${'😀'.repeat(200)}`).length).toBeLessThanOrEqual(160);
  expect(excerptOf('😀'.repeat(200)).isWellFormed()).toBe(true);
});
