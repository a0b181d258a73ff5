import { beforeEach, expect, it, vi } from 'vitest';
import { sampleDraft, samplePost, sampleVerdict } from '../../lib/report/testing/draft.ts';

type Info = { menuItemId: string; selectionText?: string; frameId?: number };
type Clicked = (info: Info, tab?: { id: number; incognito: boolean }) => Promise<void>;
const fake = vi.hoisted(() => ({
  created: [] as { id: string; title: string; documentUrlPatterns?: string[]; contexts: string[] }[],
  selection: undefined as string | undefined,
  granted: [] as string[],
  clicked: undefined as Clicked | undefined,
  pointed: undefined as unknown,
  tabs: [] as { id: number }[],
  opened: [] as unknown[],
  menus: true,
  badge: [] as unknown[],
}));
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      id: 'rambu',
      getURL: (path: string) => `chrome-extension://rambu${path}`,
      getManifest: () => ({ content_scripts: [{ matches: ['https://www.facebook.com/*'] }] }),
    },
    get contextMenus() {
      return fake.menus
        ? {
            removeAll: async () => {
              fake.created = [];
            },
            create: (item: (typeof fake.created)[number]) => fake.created.push(item),
            onClicked: {
              addListener: (listener: Clicked) => {
                fake.clicked = listener;
              },
            },
          }
        : undefined;
    },
    action: {
      getTitle: async () => 'Rambu',
      setBadgeText: async (badge: unknown) => fake.badge.push(badge),
      setTitle: async (title: unknown) => fake.badge.push(title),
    },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) =>
        origins.every((origin) => fake.granted.includes(origin)),
    },
    scripting: {
      executeScript: async () => {
        if (fake.selection === undefined) throw new Error('Cannot access this page');
        return [{ frameId: 0, result: fake.selection }];
      },
    },
    tabs: {
      sendMessage: async () => ({ value: fake.pointed }),
      query: async () => fake.tabs,
      create: async (tab: unknown) => fake.opened.push(['create', tab]),
      update: async (id: number, tab: unknown) => fake.opened.push(['update', id, tab]),
    },
  },
}));

const { onMenu, writeMenu } = await import('../../entrypoints/background/menu.ts');
const { signOnButton } = await import('../../entrypoints/background/button-sign.ts');
const { openDesk } = await import('../../entrypoints/background/desk-tab.ts');

const WORDS = { report: 'Laporkan', save: 'Simpan', check: 'Periksa teks ini' };

beforeEach(() => {
  fake.menus = true;
  fake.granted = [];
  fake.clicked = undefined;
  fake.opened = [];
});

it('writes the menu for our sites alone, each entry once', async () => {
  await Promise.all([writeMenu(WORDS), writeMenu({ report: 'Report', save: 'Save', check: 'Check' })]);
  expect(fake.created.map(({ title }) => title)).toEqual(['Report', 'Save', 'Check']);
  expect(fake.created[0]?.documentUrlPatterns).toEqual(['https://www.facebook.com/*']);
  expect(fake.created[2]).toMatchObject({ contexts: ['selection'] });
  expect(fake.created[2]).not.toHaveProperty('documentUrlPatterns');
});

it('adds the sites that are switched on to the menu for posts', async () => {
  fake.granted = ['https://x.com/*', 'https://twitter.com/*', 'https://mobile.twitter.com/*'];
  await writeMenu(WORDS);
  expect(fake.created[1]?.documentUrlPatterns).toEqual(['https://www.facebook.com/*', ...fake.granted]);
});

it('checks the selected words as the page has them, else as the menu has them', async () => {
  const check = vi.fn(async () => undefined);
  onMenu({ report: async () => undefined, save: async () => undefined, check, tell: async () => undefined });
  const click = (selectionText: string) =>
    fake.clicked?.({ menuItemId: 'check', selectionText, frameId: 0 }, { id: 1, incognito: false });
  fake.selection = 'baris satu\nbaris dua';
  await click('baris satu baris dua');
  expect(check).toHaveBeenLastCalledWith('baris satu\nbaris dua');
  fake.selection = '';
  await click('di dalam kotak isian');
  expect(check).toHaveBeenLastCalledWith('di dalam kotak isian');
  fake.selection = undefined;
  await click('halaman milik peramban');
  expect(check).toHaveBeenLastCalledWith('halaman milik peramban');
});

it('reports and keeps the post under the pointer, marked or not', async () => {
  const report = vi.fn(async () => undefined);
  const save = vi.fn(async () => undefined);
  const tell = vi.fn(async () => undefined);
  onMenu({ report, save, check: async () => undefined, tell });
  const adapter = { id: 'facebook', version: '1' };
  fake.pointed = { entry: { post: samplePost(), verdict: sampleVerdict(), reported: false }, adapter };
  await fake.clicked?.({ menuItemId: 'report' }, { id: 1, incognito: false });
  expect(report).toHaveBeenCalledExactlyOnceWith(sampleDraft());
  expect(tell).not.toHaveBeenCalled();
  const plain = sampleVerdict({ level: 'none', findings: [] });
  fake.pointed = { entry: { post: samplePost(), verdict: plain, reported: false }, adapter };
  await fake.clicked?.({ menuItemId: 'save' }, { id: 1, incognito: true });
  expect(save).toHaveBeenCalledExactlyOnceWith(
    expect.objectContaining({ reason: 'missed', ephemeral: true }),
  );
  expect(tell).toHaveBeenLastCalledWith(1, 'saved');
  fake.pointed = null;
  await fake.clicked?.({ menuItemId: 'save' }, { id: 1, incognito: false });
  await fake.clicked?.({ menuItemId: 'other' }, { id: 1, incognito: false });
  expect(save).toHaveBeenCalledOnce();
  expect(tell).toHaveBeenLastCalledWith(1, 'no-post');
});

it('says when the menu could not do it', async () => {
  const tell = vi.fn(async () => undefined);
  const fail = () => Promise.reject(new Error('full'));
  onMenu({ report: fail, save: fail, check: async () => undefined, tell });
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
  const adapter = { id: 'facebook', version: '1' };
  fake.pointed = { entry: { post: samplePost(), verdict: sampleVerdict(), reported: false }, adapter };
  await fake.clicked?.({ menuItemId: 'save' }, { id: 1, incognito: false });
  expect(tell).toHaveBeenCalledExactlyOnceWith(1, 'failed');
  warn.mockRestore();
});

it('signs the button of one tab for a while', async () => {
  vi.useFakeTimers();
  await signOnButton(3, '✓', 'Tersimpan.');
  expect(fake.badge).toEqual([
    { tabId: 3, text: '✓' },
    { tabId: 3, title: 'Rambu: Tersimpan.' },
  ]);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(fake.badge.slice(2)).toEqual([
    { tabId: 3, text: '' },
    { tabId: 3, title: 'Rambu' },
  ]);
  vi.useRealTimers();
});

it('does without menus where a browser has none', async () => {
  fake.menus = false;
  const nothing = async () => undefined;
  onMenu({ report: nothing, save: nothing, check: nothing, tell: nothing });
  await expect(writeMenu(WORDS)).resolves.toBeUndefined();
  expect(fake.clicked).toBeUndefined();
});

it('shows the desk in the tab where it is open already', async () => {
  fake.tabs = [];
  await openDesk('id');
  fake.tabs = [{ id: 9 }];
  await openDesk('id');
  await openDesk();
  expect(fake.opened).toEqual([
    ['create', { url: 'chrome-extension://rambu/desk.html#draft=id' }],
    ['update', 9, { url: 'chrome-extension://rambu/desk.html#draft=id', active: true }],
    ['update', 9, { url: 'chrome-extension://rambu/desk.html', active: true }],
  ]);
});
