import { describe, expect, it, vi } from 'vitest';
import { MessageError } from './answer.ts';
import { contract } from './contract.ts';
import { dispatcher, type Handlers, MAX_REQUEST } from './dispatch.ts';

const page = { id: 'rambu', url: 'chrome-extension://rambu/desk.html' };
const content = {
  id: 'rambu',
  origin: 'https://www.facebook.com',
  frameId: 0,
  tab: { id: 1, incognito: true },
};
const rules = {
  extensionId: 'rambu',
  extensionOrigin: 'chrome-extension://rambu',
  contentMatches: ['https://www.facebook.com/*'],
};

function build(part: Partial<Handlers>) {
  const log = vi.fn();
  return { answer: dispatcher(part as Handlers, rules, log), log };
}

describe('dispatcher', () => {
  it('answers with the value, and tells who asked', async () => {
    const save = vi.fn(() => null);
    const { answer } = build({ 'quiet.add': save });
    expect(await answer({ name: 'quiet.add', request: { hidden: 'k' } }, content)).toEqual({ value: null });
    expect(save).toHaveBeenCalledWith({ hidden: 'k' }, { kind: 'content', ephemeral: true, tabId: 1 });
  });

  it('never runs a handler that the sender may not ask for', async () => {
    const change = vi.fn();
    const { answer } = build({ 'settings.change': change });
    expect(await answer({ name: 'settings.change', request: {} }, content)).toEqual({ error: 'forbidden' });
    expect(await answer({ name: 'settings.change', request: {} }, { ...page, id: 'x' })).toEqual({
      error: 'forbidden',
    });
    expect(change).not.toHaveBeenCalled();
  });

  it.each([
    null,
    3,
    'settings.get',
    {},
    { name: 'page.list', request: null },
    { name: 'toString', request: null },
  ])('refuses %j as unknown', async (message) => {
    expect(await build({}).answer(message, page)).toEqual({ error: 'unknown-message' });
  });

  it('refuses what does not fit the contract, and logs why', async () => {
    const { answer, log } = build({ 'report.send': vi.fn() });
    expect(await answer({ name: 'report.send', request: { id: 'no uuid' } }, content)).toEqual({
      error: 'bad-request',
    });
    expect(log).toHaveBeenCalledOnce();
  });

  it('refuses what is too large before it is parsed', async () => {
    const { answer } = build({});
    const request = { ids: ['x'.repeat(MAX_REQUEST)], places: [] };
    expect(await answer({ name: 'words.get', request }, content)).toEqual({ error: 'too-large' });
  });

  it('turns a thrown error into a code without its details', async () => {
    const { answer, log } = build({
      'settings.get': () => {
        throw new Error('secret path');
      },
      'outbox.list': () => Promise.reject(new MessageError('storage-failed')),
    });
    expect(await answer({ name: 'settings.get', request: null }, page)).toEqual({ error: 'failed' });
    expect(log).toHaveBeenCalledOnce();
    expect(await answer({ name: 'outbox.list', request: null }, page)).toEqual({ error: 'storage-failed' });
  });
});

it('lets content scripts read drafts, outbox bodies and collections of nobody', () => {
  const open = Object.entries(contract)
    .filter(([, entry]) => (entry.from as readonly string[]).includes('content'))
    .map(([name]) => name);
  expect(open.sort()).toEqual([
    'collection.save',
    'note.panel',
    'page.yield',
    'quiet.add',
    'quiet.get',
    'report.cancel',
    'report.prepare',
    'report.send',
    'report.status',
    'settings.get',
    'words.get',
  ]);
});
