import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type Area, item, orElse } from './item.ts';
import { migrate, VERSION_KEY } from './migrate.ts';
import { records, split } from './records.ts';
import { readSettings, settingsItem } from './settings.ts';
import { stores } from './stores.ts';

function memoryArea(initial: Record<string, unknown> = {}): Area & { data: Record<string, unknown> } {
  const data = { ...initial };
  return {
    data,
    async get(keys) {
      const wanted = keys === null ? Object.keys(data) : [keys].flat();
      return structuredClone(
        Object.fromEntries(wanted.filter((key) => key in data).map((key) => [key, data[key]])),
      );
    },
    async set(items) {
      Object.assign(data, structuredClone(items));
    },
    async remove(keys) {
      for (const key of [keys].flat()) delete data[key];
    },
  };
}

describe('settings', () => {
  it('start with Indonesian and no receiver', async () => {
    expect(await settingsItem(memoryArea()).get()).toEqual({
      language: 'id',
      pausedHosts: [],
      showIncomplete: true,
      readComments: false,
      alwaysAskFirst: false,
    });
  });

  it('keep what fits when something does not', () => {
    const { value, broken } = readSettings({
      language: 'jv',
      pausedHosts: ['www.facebook.com'],
      receiver: { endpoint: 4 },
    });
    expect(value).toMatchObject({ language: 'id', pausedHosts: ['www.facebook.com'] });
    expect(value).not.toHaveProperty('receiver');
    expect(broken).toMatch(/language, receiver/);
  });

  it.each([null, 4, 'x', []])('survive %j', (raw) => {
    expect(readSettings(raw).value.language).toBe('id');
  });

  it('change one after the other, and keep what was broken', async () => {
    const area = memoryArea({ settings: { language: 'jv' } });
    const complain = vi.fn();
    const settings = settingsItem(area, complain);
    await Promise.all([
      settings.update((old) => ({ ...old, pausedHosts: [...old.pausedHosts, 'a'] })),
      settings.update((old) => ({ ...old, pausedHosts: [...old.pausedHosts, 'b'] })),
    ]);
    expect((await settings.get()).pausedHosts).toEqual(['a', 'b']);
    expect(area.data['broken:settings']).toEqual({ language: 'jv' });
    expect(complain).toHaveBeenCalled();
  });

  it('go on after a write that failed', async () => {
    const area = memoryArea();
    const numbers = item(
      area,
      'n',
      orElse('n', z.number(), () => 0),
    );
    area.set = () => Promise.reject(new Error('QUOTA'));
    await expect(numbers.update(() => 1)).rejects.toThrow('storage-failed');
    area.set = async (items) => void Object.assign(area.data, items);
    await expect(numbers.update(() => 2)).resolves.toBe(2);
  });
});

describe('records', () => {
  it('list what fits and leave what does not in place, naming it', async () => {
    const area = memoryArea({ 'n:a': 1, 'n:b': 'two', other: 3 });
    const complain = vi.fn();
    const numbers = records(area, 'n', z.number(), complain);
    await numbers.put('c', 3);
    expect(await numbers.list()).toEqual([1, 3]);
    expect(complain.mock.calls[0]?.[0]).toMatch(/n:b.*expected number/i);
    expect(area.data['n:b']).toBe('two');
    await numbers.remove('a');
    expect(await numbers.get('a')).toBeUndefined();
  });

  it('split between disk and memory', async () => {
    const [disk, memory] = [memoryArea(), memoryArea()];
    const both = split(
      records(disk, 'n', z.number()),
      records(memory, 'n', z.number()),
      (value) => value < 0,
    );
    await both.put('a', -1);
    expect(disk.data).toEqual({});
    await both.put('a', 1);
    expect(memory.data).toEqual({});
    expect(await both.list()).toEqual([1]);
  });
});

it('nothing of a private window reaches the disk', async () => {
  const [disk, memory] = [memoryArea(), memoryArea()];
  const all = stores(disk, memory);
  const { sampleDraft } = await import('../report/testing/draft.ts');
  const draft = { ...sampleDraft(), ephemeral: true };
  await all.saved.put('k', { savedAt: '2026-11-21T12:00:00.000Z', draft });
  await all.drafts.put('d', {
    id: '00000000-0000-4000-8000-000000000001',
    key: 'k',
    capturedAt: '2026-11-21T12:00:00.000Z',
    draft,
    stage: 'desk',
  });
  await all.privateQuiet.update((quiet) => ({ ...quiet, hidden: ['k'] }));
  expect(disk.data).toEqual({});
  expect(await all.saved.list()).toHaveLength(1);
  expect(Object.keys(memory.data)).toHaveLength(3);
});

it('what private windows left is deleted, and nothing else', async () => {
  const [disk, memory] = [memoryArea(), memoryArea()];
  const all = stores(disk, memory);
  const { sampleDraft } = await import('../report/testing/draft.ts');
  const held = (end: number, ephemeral: boolean) => ({
    id: `00000000-0000-4000-8000-00000000000${end}`,
    key: 'k',
    capturedAt: '2026-11-21T12:00:00.000Z',
    draft: { ...sampleDraft(), ephemeral },
    stage: 'countdown' as const,
  });
  for (const draft of [held(1, true), held(2, false)]) await all.drafts.put(draft.id, draft);
  await all.saved.put('p', { savedAt: '2026-11-21T12:00:00.000Z', draft: held(3, true).draft });
  await all.saved.put('o', { savedAt: '2026-11-21T12:00:00.000Z', draft: sampleDraft() });
  await all.privateQuiet.update((quiet) => ({ ...quiet, hidden: ['k'] }));
  await all.erasePrivate();
  expect((await all.drafts.list()).map(({ id }) => id)).toEqual([held(2, false).id]);
  expect(Object.keys(memory.data)).toEqual([`draft:${held(2, false).id}`]);
  expect(Object.keys(disk.data)).toEqual(['saved:o']);
});

describe('migrate', () => {
  it('runs the missing steps in order and notes each', async () => {
    const area = memoryArea({ [VERSION_KEY]: 1, old: 1 });
    const steps = [
      { from: 2, run: (to: Area) => to.set({ trace: 'second' }) },
      { from: 1, run: (to: Area) => to.set({ trace: 'first' }) },
    ];
    await migrate(area, steps, 3);
    expect(area.data).toEqual({ [VERSION_KEY]: 3, old: 1, trace: 'second' });
  });

  it('stops at a step that fails and goes on from there later', async () => {
    const area = memoryArea({ [VERSION_KEY]: 1 });
    const first = { from: 1, run: async () => undefined };
    const failing = { from: 2, run: () => Promise.reject(new Error('no')) };
    await expect(migrate(area, [first, failing], 3)).rejects.toThrow('no');
    expect(area.data[VERSION_KEY]).toBe(2);
    await migrate(area, [{ from: 2, run: async () => undefined }], 3);
    expect(area.data[VERSION_KEY]).toBe(3);
  });

  it('starts at the newest version, names a gap, and leaves newer data alone', async () => {
    const fresh = memoryArea();
    await migrate(fresh, [], 4);
    expect(fresh.data[VERSION_KEY]).toBe(4);
    await expect(migrate(memoryArea({ [VERSION_KEY]: 1 }), [], 2)).rejects.toThrow('1 to 2');
    const newer = memoryArea({ [VERSION_KEY]: 9 });
    const complain = vi.fn();
    await migrate(newer, [], 2, complain);
    expect(newer.data[VERSION_KEY]).toBe(9);
    expect(complain).toHaveBeenCalledOnce();
  });
});
