import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type HandlerPorts, handlers } from '../../entrypoints/background/handlers.ts';
import { selectWords } from '../../entrypoints/background/words.ts';
import type { Asker, Handlers } from '../../lib/messages/dispatch.ts';
import { Outbox } from '../../lib/report/outbox.ts';
import { Reporting } from '../../lib/report/reporting.ts';
import { sampleDraft } from '../../lib/report/testing/draft.ts';
import { textSubject } from '../../lib/schema/subject.ts';
import type { WordsPack } from '../../lib/schema/words.ts';
import type { Area } from '../../lib/storage/item.ts';
import { type Stores, stores } from '../../lib/storage/stores.ts';

const NOW = '2026-11-21T12:00:00.000Z';
const both = (text: string) => ({ id: text, en: text });
const source = { publisher: 'Kemlu', date: '2023' };
const words: WordsPack = {
  version: '1',
  flags: { 'a/b': { title: both('t'), why: both('w'), source: [source] } },
  reassurances: { 'c/d': { title: both('t'), why: both('w'), source: [] } },
  facts: {},
  contacts: [
    { id: 'all', name: both('n'), when: both('w'), source, confidence: 'high' },
    { id: 'kbri', name: both('n'), when: both('w'), source, confidence: 'high', places: ['kh'] },
  ],
};

function area(): Area & { data: Record<string, unknown> } {
  const data: Record<string, unknown> = {};
  return {
    data,
    get: async (keys) =>
      structuredClone(
        Object.fromEntries(
          Object.entries(data).filter(([key]) => keys === null || [keys].flat().includes(key)),
        ),
      ),
    set: async (items) => void Object.assign(data, structuredClone(items)),
    remove: async (keys) => {
      for (const key of [keys].flat()) delete data[key];
    },
  };
}

const page: Asker = { kind: 'page', ephemeral: false, tabId: undefined };
const content: Asker = { kind: 'content', ephemeral: false, tabId: 1 };
const inPrivate: Asker = { ...content, ephemeral: true };

let disk: ReturnType<typeof area>;
let memory: ReturnType<typeof area>;
let kept: Stores;
let answer: Handlers;
let sent: string[];
let askReceipt: ReturnType<typeof vi.fn<HandlerPorts['askReceipt']>>;
let askServer: ReturnType<typeof vi.fn<HandlerPorts['askServer']>>;
let runPanel: ReturnType<typeof vi.fn<HandlerPorts['runPanel']>>;
let opened: string[];

beforeEach(() => {
  disk = area();
  memory = area();
  kept = stores(disk, memory);
  sent = [];
  opened = [];
  const receiver = async () => (await kept.settings.get()).receiver;
  const outbox = new Outbox({
    store: kept.outbox,
    receiver,
    send: async (endpoint, { capsule }) => {
      sent.push(`${endpoint} ${capsule.id}`);
      return {
        kind: 'acknowledged',
        acknowledgement: { id: capsule.id, receipt: 'ABCD-EFGH', receivedAt: NOW, known: false },
      };
    },
    wakeAt: async () => undefined,
    now: () => Date.parse(NOW),
    random: () => 0,
  });
  runPanel = vi.fn<HandlerPorts['runPanel']>(async () => undefined);
  askReceipt = vi.fn<HandlerPorts['askReceipt']>(async () => ({ error: 'network' }));
  askServer = vi.fn<HandlerPorts['askServer']>(async () => ({ value: { receiver: 'LSM', version: '1' } }));
  answer = handlers({
    stores: kept,
    outbox,
    reporting: new Reporting({
      outbox,
      drafts: kept.drafts,
      receiver,
      askFirst: async () => false,
      openDesk: async (id) => void opened.push(id),
      wordsKey: (post) => `words of ${post.text}`,
      newId: () => crypto.randomUUID(),
      now: () => Date.parse(NOW),
      version: '1',
      patienceMs: 50,
    }),
    words,
    preset: null,
    runPanel,
    askServer,
    askReceipt,
    now: () => new Date(NOW),
  });
});

describe('from the first click to the outcome', () => {
  it('asks for consent, sends what waited, and looks the outcome up', async () => {
    expect(await answer['report.prepare'](sampleDraft(), content)).toEqual({ next: 'desk' });
    const [view] = await answer['draft.list'](null, page);
    expect(opened).toEqual([view?.id]);
    const id = view?.id ?? '';
    expect(await answer['report.send']({ id }, page)).toMatchObject({
      state: 'waiting',
      lastError: 'no-receiver',
    });
    expect(sent).toEqual([]);
    await answer['receiver.accept']({ endpoint: 'https://lapor.example/', name: 'LSM' }, page);
    await vi.waitFor(async () => expect((await answer['outbox.list'](null, page))[0]?.state).toBe('sent'));
    expect(sent).toEqual([`https://lapor.example ${id}`]);

    await expect(answer['outbox.check']({ id }, page)).rejects.toMatchObject({ code: 'unreachable' });
    askReceipt.mockResolvedValue({
      value: {
        receipt: 'ABCD-EFGH',
        receivedAt: NOW,
        status: 'decided',
        outcome: 'confirmed',
        decidedAt: NOW,
      },
    });
    expect(await answer['outbox.check']({ id }, page)).toMatchObject({
      outcome: { outcome: 'confirmed', checkedAt: NOW },
    });
    expect(askReceipt).toHaveBeenCalledWith('https://lapor.example', 'ABCD-EFGH');
    expect(await answer['report.status']({ keys: ['facebook:post:1', 'x'] }, content)).toMatchObject({
      'facebook:post:1': { state: 'sent' },
    });
    expect((await answer['outbox.body']({ id }, page)).preview).toContain('Poipet');
    await answer['outbox.delete']({ id }, page);
    expect(Object.keys(disk.data)).toEqual(['settings']);
  });

  it('knows nothing of unknown ids', async () => {
    const id = crypto.randomUUID();
    await expect(answer['report.send']({ id }, content)).rejects.toMatchObject({ code: 'no-draft' });
    await expect(answer['outbox.body']({ id }, page)).rejects.toMatchObject({ code: 'not-found' });
    await expect(answer['outbox.retry']({ id }, page)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('the receiver', () => {
  it('is asked only at an allowed address', async () => {
    await expect(answer['receiver.ask']({ endpoint: 'http://lapor.example' }, page)).rejects.toMatchObject({
      code: 'bad-address',
    });
    expect(askServer).not.toHaveBeenCalled();
    expect(await answer['receiver.ask']({ endpoint: 'lapor.example/' }, page)).toEqual({
      receiver: 'LSM',
      version: '1',
      endpoint: 'https://lapor.example',
    });
    askServer.mockResolvedValue({ error: 'unexpected-answer' });
    await expect(answer['receiver.ask']({ endpoint: 'x.example' }, page)).rejects.toMatchObject({
      code: 'unreachable',
    });
  });

  it('can be forgotten', async () => {
    await answer['receiver.accept']({ endpoint: 'https://lapor.example', name: 'LSM' }, page);
    expect(await answer['receiver.forget'](null, page)).not.toHaveProperty('receiver');
  });
});

describe('what is kept', () => {
  it('of a private window stays in memory', async () => {
    await answer['collection.save'](sampleDraft(), inPrivate);
    await answer['quiet.add']({ hidden: 'k', trusted: 'author' }, inPrivate);
    await answer['report.prepare'](sampleDraft(), inPrivate);
    expect(disk.data).toEqual({});
    expect(await answer['collection.list'](null, page)).toHaveLength(1);
    expect(await answer['quiet.get'](null, inPrivate)).toEqual({ hidden: ['k'], trusted: ['author'] });
    expect(await answer['quiet.get'](null, content)).toEqual({ hidden: [], trusted: [] });
    expect(await answer['quiet.list'](null, page)).toEqual({ hidden: [], trusted: [] });
    const [view] = await answer['draft.list'](null, page);
    await answer['report.send']({ id: view?.id ?? '' }, page);
    expect(disk.data).toEqual({});
    expect(await answer['outbox.list'](null, page)).toHaveLength(1);
    const key = sampleDraft().post.key;
    expect(await answer['report.status']({ keys: [key] }, inPrivate)).toHaveProperty([key]);
    expect(await answer['report.status']({ keys: [key] }, content)).toEqual({});
  });

  it('hidden is shown again, and trusted trusted no more, one by one', async () => {
    for (const name of ['a', 'b', 'c'])
      await answer['quiet.add']({ hidden: name, trusted: `facebook:${name}` }, content);
    await answer['quiet.remove']({ hidden: ['b', 'x'], trusted: ['facebook:a', 'facebook:c'] }, page);
    expect(await answer['quiet.list'](null, page)).toEqual({ hidden: ['a', 'c'], trusted: ['facebook:b'] });
    expect(await answer['quiet.get'](null, content)).toEqual({ hidden: ['a', 'c'], trusted: ['facebook:b'] });
  });

  it('of other windows is on disk, each thing once', async () => {
    await answer['quiet.add']({ hidden: 'k' }, content);
    await answer['quiet.add']({ hidden: 'k' }, content);
    expect(disk.data.quiet).toEqual({ hidden: ['k'], trusted: [] });
    await answer['collection.save'](sampleDraft(), content);
    await answer['collection.delete']({ key: sampleDraft().post.key }, page);
    expect(await answer['collection.list'](null, page)).toEqual([]);
  });

  it('can be erased as a whole, what no longer fits included', async () => {
    await answer['collection.save'](sampleDraft(), content);
    await answer['report.prepare'](sampleDraft(), inPrivate);
    await disk.set({ 'outbox:broken': 4 });
    await answer['receiver.accept']({ endpoint: 'https://lapor.example', name: 'LSM' }, page);
    await answer['data.erase'](null, page);
    expect(Object.keys(disk.data)).toEqual(['storageVersion']);
    expect(memory.data).toEqual({});
  });

  it('changes settings without touching the others', async () => {
    await answer['settings.change']({ pausedHosts: ['a'] }, page);
    expect(await answer['settings.change']({ language: 'en', pausedHosts: undefined }, page)).toMatchObject({
      language: 'en',
      pausedHosts: ['a'],
    });
  });
});

it('selects words by own ids only, and contacts by place', () => {
  const chosen = selectWords(words, ['a/b', 'c/d', 'constructor', 'x'], []);
  expect(Object.keys(chosen.flags)).toEqual(['a/b']);
  expect(Object.keys(chosen.reassurances)).toEqual(['c/d']);
  expect(chosen.contacts.map(({ id }) => id)).toEqual(['all']);
  expect(selectWords(words, [], ['kh']).contacts).toHaveLength(2);
});

describe('texts to explain', () => {
  it('are kept in memory alone, the newest twenty', async () => {
    const keep = (text: string) => answer['subject.keep'](textSubject('pasted', text), page);
    const first = await keep('pertama');
    expect(await answer['subject.get'](first, page)).toEqual(textSubject('pasted', 'pertama'));
    expect(JSON.stringify(disk.data)).not.toContain('pertama');
    expect(textSubject('selected', 'x'.repeat(300_000)).input.text).toHaveLength(200_000);
    const ids = [];
    for (let count = 0; count < 21; count += 1) ids.push(await keep(`teks ${count}`));
    expect(Object.keys(memory.data).filter((key) => key.startsWith('subject:'))).toHaveLength(20);
    expect(await answer['subject.get'](ids[20] ?? first, page)).not.toBeNull();
  });
});

describe('what pages usually give', () => {
  const seen = { adapter: 'facebook', version: '1', units: ['post'], posts: 20, textBlocks: 40 };

  it('is compared with, and learned from pages that a person left', async () => {
    for (let visit = 0; visit < 5; visit += 1) await answer['page.yield']({ ...seen, keep: true }, content);
    expect(await answer['page.yield']({ ...seen, posts: 1, keep: false }, content)).toEqual({ fewer: true });
    expect(await answer['page.yield']({ ...seen, posts: 15, keep: false }, content)).toEqual({
      fewer: false,
    });
  });

  it('is not learned in private windows', async () => {
    await answer['page.yield']({ ...seen, keep: true }, inPrivate);
    expect(disk.data).not.toHaveProperty('usual');
  });
});

it('draws open notes in the tab that asks, and in no other', async () => {
  expect(await answer['note.panel'](null, content)).toBeNull();
  expect(runPanel).toHaveBeenCalledExactlyOnceWith(1);
  await expect(answer['note.panel'](null, { ...content, tabId: undefined })).rejects.toMatchObject({
    code: 'not-found',
  });
  expect(runPanel).toHaveBeenCalledOnce();
});
