import { beforeEach, expect, it, vi } from 'vitest';
import { matchesOfSite } from '../../lib/schema/hosts.ts';

type Script = { id: string; matches: string[]; js: string[]; css: string[] };
type Change = { origins?: string[] };
const fake = vi.hoisted(() => ({
  granted: new Set<string>(),
  registered: [] as Script[],
  added: [] as ((change: Change) => void)[],
  removed: [] as ((change: Change) => void)[],
  /** Tabs by id: whether a script of ours runs there. */
  tabs: new Map<number, boolean>(),
  injected: [] as number[],
  told: [] as { tab: number; request: unknown }[],
}));
const listeners = (list: ((change: Change) => void)[]) => ({
  addListener: (listener: (change: Change) => void) => list.push(listener),
  removeListener: () => undefined,
});
vi.mock('wxt/browser', () => ({
  browser: {
    runtime: {
      getURL: (path: string) => `moz-extension://rambu${path}`,
      // Chromium gives paths, Firefox gives addresses.
      getManifest: () => ({
        content_scripts: [{ js: ['moz-extension://rambu/a/scanner.js'], css: ['a/scanner.css'] }],
      }),
    },
    permissions: {
      contains: async ({ origins }: { origins: string[] }) => origins.every((one) => fake.granted.has(one)),
      onAdded: listeners(fake.added),
      onRemoved: listeners(fake.removed),
    },
    scripting: {
      getRegisteredContentScripts: async () => fake.registered,
      registerContentScripts: async (scripts: Script[]) => {
        fake.registered = scripts;
      },
      updateContentScripts: async (scripts: Script[]) => {
        fake.registered = scripts;
      },
      unregisterContentScripts: async () => {
        fake.registered = [];
      },
      insertCSS: async () => undefined,
      executeScript: async ({ target }: { target: { tabId: number } }) => fake.injected.push(target.tabId),
    },
    tabs: {
      query: async () => [...fake.tabs.keys()].map((id) => ({ id })),
      sendMessage: async (tab: number, { request }: { request: unknown }) => {
        fake.told.push({ tab, request });
        return fake.tabs.get(tab) ? { value: true } : undefined;
      },
    },
  },
}));

const { keepSiteScripts } = await import('../../entrypoints/background/site-scripts.ts');

const change = (list: ((change: Change) => void)[], origins: string[]) => {
  for (const listener of list) listener({ origins });
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  fake.granted.clear();
  fake.registered = [];
  fake.added.length = 0;
  fake.removed.length = 0;
  fake.tabs.clear();
  fake.injected = [];
  fake.told = [];
});

it('registers nothing while nothing is switched on, and takes away what an older state left', async () => {
  fake.registered = [{ id: 'optional-sites', matches: matchesOfSite('X'), js: [], css: [] }];
  keepSiteScripts(() => undefined);
  await settled();
  expect(fake.registered).toEqual([]);
});

it('registers again after an update, which the browser does not do', async () => {
  for (const match of matchesOfSite('Kaskus')) fake.granted.add(match);
  const changed = vi.fn();
  keepSiteScripts(changed);
  await settled();
  expect(fake.registered).toMatchObject([
    { id: 'optional-sites', matches: matchesOfSite('Kaskus'), js: ['a/scanner.js'], css: ['a/scanner.css'] },
  ]);
  expect(changed).toHaveBeenCalledOnce();
  expect(fake.injected).toEqual([]);
});

it('reads open tabs of a site at once when it is switched on, each tab by one script', async () => {
  keepSiteScripts(() => undefined);
  await settled();
  fake.tabs.set(1, false).set(2, true);
  const origins = matchesOfSite('Telegram');
  for (const match of origins) fake.granted.add(match);
  change(fake.added, origins);
  await settled();
  expect(fake.registered[0]?.matches).toEqual(origins);
  expect(fake.injected).toEqual([1]);
});

it('stops in open tabs when a site is switched off, and keeps the others', async () => {
  const [kept, gone] = [matchesOfSite('X'), matchesOfSite('Instagram')];
  for (const match of kept) fake.granted.add(match);
  keepSiteScripts(() => undefined);
  await settled();
  fake.tabs.set(5, true);
  change(fake.removed, gone);
  await settled();
  expect(fake.told).toEqual([{ tab: 5, request: { hosts: ['www.instagram.com'], allowed: false } }]);
  expect(fake.registered[0]?.matches).toEqual(kept);
});
