// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createNotePanel, type NotePanel } from './note-panel.ts';
import { clearPage, inside, keepRoots, press, read, show, start } from './testing/drawn-notes.ts';
import { recordingActions, samplePost, sampleWords } from './testing/sample.ts';

beforeEach(keepRoots);
afterEach(clearPage);

describe('opening a note', () => {
  it('shows quotes even where the words cannot be fetched', async () => {
    const actions = recordingActions({ words: () => Promise.reject(new Error('away')) });
    const { notes } = start({ actions });
    const host = await show(notes, read());
    await press(host, 'Lihat alasan');
    expect(inside(host).textContent).toContain('paspor dan tiket kami urus');
    expect(inside(host).textContent).toContain('Telepon darurat: 110');
    await press(host, 'Tutup');
    actions.words = () => Promise.resolve(sampleWords);
    await press(host, 'Lihat alasan');
    expect(inside(host).textContent).toContain('0800-1000');
  });

  it('waits for what draws open notes without taking the focus, and shows it when it has come', async () => {
    let come: (panel: NotePanel) => void = () => undefined;
    const actions = recordingActions({ panel: () => new Promise((resolve) => (come = resolve)) });
    const { notes } = start({ actions });
    const host = await show(notes, read());
    const toggle = inside(host).querySelector('button');
    await press(host, 'Lihat alasan');
    expect(inside(host).querySelector('section')?.getAttribute('aria-busy')).toBe('true');
    expect(inside(host).querySelector('[role=status]')?.textContent).toBe('Memuat penjelasan…');
    await act(async () => come(createNotePanel(actions)));
    expect(inside(host).querySelector('button')).toBe(toggle);
    expect(toggle?.getAttribute('aria-expanded')).toBe('true');
    expect(inside(host).querySelector('section')?.hasAttribute('aria-busy')).toBe(false);
    expect(inside(host).textContent).not.toContain('Memuat penjelasan…');
    expect(inside(host).textContent).toContain('Mengapa diberi tanda');
  });

  it('asks once for all notes, and not for one that was closed again meanwhile', async () => {
    let come: (panel: NotePanel) => void = () => undefined;
    const panel = vi.fn(() => new Promise<NotePanel>((resolve) => (come = resolve)));
    const actions = recordingActions({ panel });
    const { notes } = start({ actions });
    const first = await show(notes, read('r1'));
    const second = await show(notes, read('r2', { ...samplePost, key: 'other' }));
    await press(first, 'Lihat alasan');
    await press(second, 'Lihat alasan');
    await press(first, 'Lihat alasan');
    await act(async () => come(createNotePanel(actions)));
    const opened = [first, second].map((host) =>
      inside(host).querySelector('.note-toggle')?.getAttribute('aria-expanded'),
    );
    expect(opened).toEqual(['false', 'true']);
    expect(panel).toHaveBeenCalledOnce();
  });

  it.each([
    [new Error('away'), 'Penjelasan belum bisa dimuat'],
    [Object.assign(new Error('gone'), { code: 'disconnected' }), 'Muat ulang halaman ini'],
  ])(
    'says that the open note could not be drawn (%s), and tries again at the next click',
    async (error, words) => {
      const actions = recordingActions({ panel: () => Promise.reject(error) });
      const { notes } = start({ actions });
      const post = read();
      const host = await show(notes, post);
      const copy = await show(notes, read('r2'));
      await press(host, 'Lihat alasan');
      for (const each of [host, copy]) {
        expect(inside(each).querySelector('[role=status]')?.textContent).toContain(words);
        expect(inside(each).querySelector('section')?.hasAttribute('aria-busy')).toBe(false);
      }
      actions.panel = () => Promise.resolve(createNotePanel(actions));
      await press(host, 'Lihat alasan');
      expect(inside(host).textContent).not.toContain(words);
      expect(inside(host).textContent).toContain('Mengapa diberi tanda');
    },
  );
});
