// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearPage, inside, keepRoots, press, read, show, start } from './testing/drawn-notes.ts';
import { recordingActions, samplePost } from './testing/sample.ts';

const SENT = 'send b3d7a0a0-0000-4000-8000-000000000001';

beforeEach(() => {
  keepRoots();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  clearPage();
});

const seconds = (count: number) => act(async () => void (await vi.advanceTimersByTimeAsync(count * 1_000)));

async function reporting({ level = 'danger' as const, post = read() }: Partial<Reported> = {}) {
  const { notes, actions } = start();
  const host = await show(notes, post, level);
  await press(host, level === 'incomplete' ? 'Lihat' : 'Lihat alasan');
  await press(host, 'Laporkan');
  return { notes, actions, host, post };
}
/** A button that is pressed before the report is prepared; a minute later. */
async function pressedWhilePreparing(button: string) {
  let come = (): void => undefined;
  const actions = recordingActions();
  const { prepareReport } = actions;
  actions.prepareReport = async (...about) => {
    await new Promise<void>((resolve) => (come = resolve));
    return prepareReport(...about);
  };
  const { notes } = start({ actions });
  const host = await show(notes, read());
  await press(host, 'Lihat alasan');
  await press(host, 'Laporkan');
  await press(host, button);
  await act(async () => come());
  await seconds(60);
  return actions;
}
type Reported = { level: 'danger' | 'check' | 'incomplete'; post: ReturnType<typeof read> };

describe('a countdown ends, and nothing is sent, once the person', () => {
  it('hides the note', async () => {
    const { host, actions } = await reporting();
    await seconds(1);
    await press(host, 'Sembunyikan');
    expect(document.querySelector('rambu-note')).toBeNull();
    await seconds(60);
    expect(actions.calls).toContain('cancel');
    expect(actions.calls).not.toContain(SENT);
  });

  it('calls the mark wrong, who may then report just that', async () => {
    const { host, actions } = await reporting();
    await seconds(1);
    await press(host, 'Ini keliru');
    await seconds(60);
    expect(actions.calls).not.toContain(SENT);
    await press(host, 'Laporkan salah tanda');
    expect(actions.calls.at(-1)).toBe('prepare wrong-mark');
    expect(inside(host).textContent).toContain('dalam 10 detik');
    await seconds(10);
    expect(actions.calls.at(-1)).toBe(SENT);
  });

  it.each(['check', 'danger'] as const)('trusts the account of a %s note', async (level) => {
    const { host, actions } = await reporting({ level });
    await seconds(1);
    await press(host, 'Percayai akun ini');
    expect(document.querySelectorAll('rambu-note')).toHaveLength(level === 'check' ? 0 : 1);
    await seconds(60);
    expect(actions.calls).not.toContain(SENT);
  });

  it('trusts the account at another post of it, which takes this note away', async () => {
    const { notes, actions } = await reporting({ level: 'check' });
    const other = await show(notes, read('r2', { ...samplePost, key: 'other' }), 'check');
    await press(other, 'Lihat alasan');
    await press(other, 'Percayai akun ini');
    expect(document.querySelector('rambu-note')).toBeNull();
    await seconds(60);
    expect(actions.calls).not.toContain(SENT);
  });

  it('switches off notes like this one', async () => {
    const { notes, actions } = await reporting({ level: 'incomplete' });
    await act(async () => notes.configure({ showIncomplete: false }));
    expect(document.querySelector('rambu-note')).toBeNull();
    await seconds(60);
    expect(actions.calls).not.toContain(SENT);
  });

  it('hides the note while the report is still being prepared', async () => {
    const actions = await pressedWhilePreparing('Sembunyikan');
    expect(actions.calls).toContain('cancel');
    expect(actions.calls).not.toContain(SENT);
  });
});

it('leaves a report alone that was sent before', async () => {
  const { host, actions } = await reporting();
  await seconds(10);
  await press(host, 'Ini keliru');
  await press(host, 'Tidak, tutup');
  await seconds(60);
  expect(actions.calls.filter((call) => call === SENT)).toHaveLength(1);
  expect(actions.calls).not.toContain('cancel');
});

describe('a countdown waits', () => {
  it('while its contents are looked at, also after the page has wiped the note', async () => {
    const { notes, actions, host, post } = await reporting();
    await seconds(1);
    await press(host, 'Lihat isi');
    await seconds(30);
    notes.remove(post);
    await seconds(30);
    const back = await show(notes, post);
    expect(inside(back).querySelector('.r-preview')).not.toBeNull();
    expect(inside(back).textContent).toContain('9 detik lagi');
    await seconds(30);
    expect(actions.calls).not.toContain(SENT);
    await press(back, 'Tutup isi');
    await seconds(9);
    expect(actions.calls.at(-1)).toBe(SENT);
  });

  it('while the note is closed, which says so, and goes on as it was left', async () => {
    const { actions, host } = await reporting();
    await seconds(3);
    await press(host, 'Tutup');
    await seconds(60);
    expect(actions.calls).not.toContain(SENT);
    expect(inside(host).querySelector('[role=status]')?.textContent).toContain('Laporan belum dikirim');
    await press(host, 'Lihat alasan');
    expect(inside(host).textContent).toContain('dalam 7 detik');
    await seconds(7);
    expect(actions.calls.at(-1)).toBe(SENT);
  });

  it('for those who looked before they closed the note, until they have closed the contents', async () => {
    const { actions, host } = await reporting();
    await press(host, 'Lihat isi');
    await press(host, 'Tutup');
    await press(host, 'Lihat alasan');
    await seconds(60);
    expect(inside(host).querySelector('.r-preview')).not.toBeNull();
    expect(actions.calls).not.toContain(SENT);
  });

  it('where the note was closed while the report was being prepared', async () => {
    const actions = await pressedWhilePreparing('Tutup');
    expect(actions.calls).not.toContain(SENT);
  });
});
