import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from './answer.ts';
import type { Sender } from './sender.ts';

type Listener = (message: unknown, sender: Sender, sendResponse?: (answer: unknown) => void) => unknown;
const fake = vi.hoisted(() => ({
  listeners: [] as Listener[],
  reply: (async () => undefined) as (message: unknown) => Promise<unknown>,
  tabReply: (async () => undefined) as (tab: number, message: unknown, options: unknown) => Promise<unknown>,
}));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'rambu',
      getURL: (path: string) => `chrome-extension://rambu${path}`,
      getManifest: () => ({ content_scripts: [{ matches: ['https://www.facebook.com/*'] }] }),
      sendMessage: (message: unknown) => fake.reply(message),
      onMessage: {
        addListener: (listener: Listener) => fake.listeners.push(listener),
        removeListener: (listener: Listener) => {
          fake.listeners = fake.listeners.filter((other) => other !== listener);
        },
      },
    },
    tabs: {
      sendMessage: (tab: number, message: unknown, options: unknown) => fake.tabReply(tab, message, options),
    },
  },
}));

const { call, callTab } = await import('./call.ts');
const { callBackground, serveTab } = await import('./content.ts');
const { serve } = await import('./serve.ts');
const page: Sender = { id: 'rambu', url: 'chrome-extension://rambu/popup.html' };

beforeEach(() => {
  fake.listeners = [];
});

describe('pages', () => {
  it('parse what the background answers', async () => {
    fake.reply = async () => ({ value: [] });
    expect(await call('outbox.list', null)).toEqual([]);
    fake.reply = async () => ({ value: [{ id: 'no uuid' }] });
    await expect(call('outbox.list', null)).rejects.toMatchObject({ code: 'bad-response' });
    fake.reply = async () => ({ error: 'storage-failed' });
    await expect(call('outbox.list', null)).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('reach the top frame of a tab, or learn that nobody is there', async () => {
    const tabReply = vi.fn(async () => ({ value: true }));
    fake.tabReply = tabReply;
    expect(await callTab(7, 'page.jump', { key: 'k' })).toBe(true);
    expect(tabReply).toHaveBeenCalledWith(7, { name: 'page.jump', request: { key: 'k' } }, { frameId: 0 });
    fake.tabReply = () => Promise.reject(new Error('Receiving end does not exist'));
    await expect(callTab(7, 'page.jump', { key: 'k' })).rejects.toMatchObject({ code: 'disconnected' });
  });
});

describe('the content script', () => {
  it('gets values and codes, and learns that the extension is gone', async () => {
    fake.reply = async () => ({ value: null });
    expect(await callBackground('quiet.add', { hidden: 'k' })).toBeNull();
    fake.reply = async () => ({ error: 'forbidden' });
    await expect(callBackground('settings.get', null)).rejects.toMatchObject({ code: 'forbidden' });
    fake.reply = () => {
      throw new Error('Extension context invalidated.');
    };
    await expect(callBackground('settings.get', null)).rejects.toMatchObject({ code: 'disconnected' });
    fake.reply = async () => undefined;
    await expect(callBackground('settings.get', null)).rejects.toMatchObject({ code: 'disconnected' });
  });

  it('answers our pages only, and nothing it does not know', async () => {
    const jump = vi.fn(() => true);
    const stop = serveTab({
      'page.allowed': () => false,
      'page.jump': jump,
      'page.list': () => Promise.reject(new Error('broken page')),
      'page.pointed': () => null,
    });
    const [listener] = fake.listeners;
    const ask = (message: unknown, sender: Sender): Promise<unknown> | undefined => {
      let answer: (value: unknown) => void = () => undefined;
      const answered = new Promise<unknown>((resolve) => {
        answer = resolve;
      });
      return listener?.(message, sender, answer) === true ? answered : undefined;
    };
    expect(await ask({ name: 'page.jump', request: { key: 'k' } }, page)).toEqual({ value: true });
    expect(await ask({ name: 'page.list', request: null }, page)).toEqual({ error: 'failed' });
    expect(await ask({ name: 'page.pointed', request: null }, page)).toEqual({ value: null });
    expect(ask({ name: 'toString', request: null }, page)).toBeUndefined();
    expect(ask('page.jump', page)).toBeUndefined();
    const other = { ...page, url: 'https://www.facebook.com/', origin: 'https://www.facebook.com' };
    expect(ask({ name: 'page.jump', request: { key: 'k' } }, other)).toBeUndefined();
    expect(ask({ name: 'page.jump', request: { key: 'k' } }, { ...page, id: 'x' })).toBeUndefined();
    expect(jump).toHaveBeenCalledOnce();
    stop();
    expect(fake.listeners).toEqual([]);
  });
});

it('the background reads the allowed sites from the manifest, and waits until it is ready', async () => {
  let release: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    release = resolve;
  });
  const get = vi.fn(() => ({ hidden: [], trusted: [] }));
  serve({ 'quiet.get': get } as never, ready);
  const content: Sender = { id: 'rambu', origin: 'https://www.facebook.com', frameId: 0, tab: { id: 1 } };
  const message = { name: 'quiet.get', request: null };
  const answer = fake.listeners[0]?.(message, content) as Promise<Answer>;
  await Promise.resolve();
  expect(get).not.toHaveBeenCalled();
  release();
  expect(await answer).toEqual({ value: { hidden: [], trusted: [] } });
  expect(await fake.listeners[0]?.(message, { ...content, origin: 'https://www.olx.co.id' })).toEqual({
    error: 'forbidden',
  });
});
