// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { clearPage, inside, keepRoots, modes, press, read, show, start } from './testing/drawn-notes.ts';
import { samplePost, sampleVerdict } from './testing/sample.ts';

beforeEach(keepRoots);
afterEach(() => {
  vi.restoreAllMocks();
  clearPage();
});

describe('createNotes', () => {
  it('puts one closed host right after the anchor', async () => {
    const { notes } = start();
    const post = read();
    const host = await show(notes, post);
    expect(modes).toEqual(['closed']);
    expect(host?.localName).toBe('rambu-note');
    expect(host).toBe(post.anchor.nextElementSibling);
    expect(host?.shadowRoot).toBeNull();
    await show(notes, post);
    expect(document.querySelectorAll('rambu-note')).toHaveLength(1);
  });

  it('says level, count and the two strongest reasons before it is opened', async () => {
    const { notes } = start();
    const root = inside(await show(notes, read()));
    expect(root.querySelector('.note-title')?.textContent).toBe(
      'Banyak tanda bahaya 4 tanda bahaya di iklan ini',
    );
    expect([...root.querySelectorAll('.note-reasons li')].map((item) => item.textContent)).toEqual([
      'Masuk dengan visa turis untuk bekerja',
      'Tujuan kota pusat penipuan daring',
    ]);
    expect(root.querySelector('.note-panel')?.childElementCount).toBe(0);
    expect(root.querySelector('.note-toggle')?.getAttribute('aria-expanded')).toBe('false');
  });

  it('opens to quotes, reasons, sources, facts, advice and contacts', async () => {
    const { notes } = start();
    const host = await show(notes, read());
    await press(host, 'Lihat alasan');
    const words = inside(host).textContent ?? '';
    for (const part of [
      'v1sa turis',
      'huruf diganti angka',
      'Agustus 2022',
      'catatan Rambu, belum ada sumber resmi',
      'Belum disebutkan di iklan ini',
      '1 gambar belum terbaca',
      'Teks ini terpotong',
      'Jangan dulu mengirim KTP',
      '0800-1000',
      'menurut KP2MI, 12 September 2026',
      'Salinan daftar; tanpa tanggal, dilihat 21 November 2026',
    ])
      expect(words).toContain(part);
    expect(words).not.toContain('021-000');
    expect(inside(host).querySelector('.note-toggle')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('closes on Escape and gives the focus back to the toggle', async () => {
    const { notes } = start();
    const host = await show(notes, read());
    await press(host, 'Lihat alasan');
    const toggle = inside(host).querySelector<HTMLElement>('.note-toggle');
    const focus = vi.spyOn(toggle ?? document.body, 'focus');
    const region = inside(host).querySelector('section');
    await act(
      async () => void region?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true })),
    );
    expect(toggle?.getAttribute('aria-expanded')).toBe('false');
    expect(focus).toHaveBeenCalled();
  });

  it('stays open when the page wipes it and it is shown again', async () => {
    const { notes } = start();
    const post = read();
    const host = await show(notes, post);
    await press(host, 'Lihat alasan');
    host?.remove();
    const again = await show(notes, post);
    expect(again).toBe(post.anchor.nextElementSibling);
    expect(inside(again).querySelector('.note-toggle')?.getAttribute('aria-expanded')).toBe('true');
  });

  it('draws nothing for an innocent post, and takes a note away when a new text is innocent', async () => {
    const { notes } = start();
    const post = read();
    expect(await show(notes, post, 'none')).toBeUndefined();
    await show(notes, post);
    await act(async () => void notes.update(post, { ...sampleVerdict, level: 'none' }));
    expect(document.querySelector('rambu-note')).toBeNull();
  });

  it('ignores clicks that no person made', async () => {
    const { notes, actions } = start({ trust: () => false });
    const host = await show(notes, read());
    await press(host, 'Lihat alasan');
    expect(inside(host).querySelector('.note-toggle')?.getAttribute('aria-expanded')).toBe('false');
    expect(actions.calls).toEqual(['words']);
  });

  it('lets no event of ours reach the page', async () => {
    const { notes } = start();
    const heard = vi.fn();
    for (const type of ['click', 'keydown', 'pointerdown', 'focusin'])
      document.body.addEventListener(type, heard);
    const host = await show(notes, read());
    const toggle = inside(host).querySelector('.note-toggle');
    for (const type of ['click', 'keydown', 'pointerdown', 'focusin'])
      await act(async () => void toggle?.dispatchEvent(new Event(type, { bubbles: true, composed: true })));
    expect(heard).not.toHaveBeenCalled();
  });

  it('hides every note of a post that the person hides, and does not draw it again', async () => {
    const { notes, actions } = start();
    const first = read('r1');
    const second = read('r2');
    const host = await show(notes, first);
    await show(notes, second);
    await press(host, 'Lihat alasan');
    await press(host, 'Sembunyikan');
    expect(document.querySelectorAll('rambu-note')).toHaveLength(0);
    expect(actions.calls).toContain('hide');
    expect(await show(notes, second)).toBeUndefined();
  });

  it('hides a mark that is called wrong and offers to report that', async () => {
    const { notes, actions } = start();
    const host = await show(notes, read());
    await press(host, 'Lihat alasan');
    await press(host, 'Ini keliru');
    expect(actions.calls).toContain('hide');
    expect(inside(host).textContent).toContain('Tanda di iklan ini disembunyikan');
    await press(host, 'Laporkan salah tanda');
    expect(actions.calls).toContain('prepare wrong-mark');
    await press(host, 'Batal');
    await press(host, 'Tutup');
    expect(document.querySelector('rambu-note')).toBeNull();
  });

  it('quiets check for a trusted account, keeps danger, and offers trust only for a stable id', async () => {
    const { notes, actions } = start();
    const danger = await show(notes, read('r1'));
    await show(notes, read('r2', { ...samplePost, key: 'other' }), 'check');
    await press(danger, 'Lihat alasan');
    await press(danger, 'Percayai akun ini');
    expect(actions.calls).toContain('trust');
    expect(document.querySelectorAll('rambu-note')).toHaveLength(1);
    expect(inside(danger).textContent).toContain('tidak lagi ditampilkan untuk akun ini');
    const nameless = await show(
      notes,
      read('r3', { ...samplePost, key: 'third', author: { name: 'Contoh' } }),
    );
    await press(nameless, 'Lihat alasan');
    expect(inside(nameless).textContent).not.toContain('Percayai akun ini');
  });

  it('counts down after Laporkan, also while its note is away', async () => {
    vi.useFakeTimers();
    const { notes, actions } = start();
    const post = read();
    const host = await show(notes, post);
    await press(host, 'Lihat alasan');
    await press(host, 'Laporkan');
    expect(inside(host).textContent).toContain('Laporan dikirim ke LSM Contoh dalam 10 detik');
    notes.remove(post);
    await act(async () => void (await vi.advanceTimersByTimeAsync(4_000)));
    const back = await show(notes, post);
    expect(inside(back).textContent).toContain('dalam 6 detik');
    await act(async () => void (await vi.advanceTimersByTimeAsync(6_000)));
    expect(actions.calls.at(-1)).toBe('send b3d7a0a0-0000-4000-8000-000000000001');
    expect(inside(back).textContent).toContain('ABCD-EFGH-JKMN');
    vi.useRealTimers();
  });

  it.each([
    ['danger', 'marked'],
    ['check', 'marked'],
    ['incomplete', 'missed'],
  ] as const)('reports a %s note as %s', async (level, reason) => {
    const { notes, actions } = start();
    const host = await show(notes, read(), level);
    await press(host, level === 'incomplete' ? 'Lihat' : 'Lihat alasan');
    await press(host, 'Laporkan');
    expect(actions.calls).toContain(`prepare ${reason}`);
    await press(host, 'Batal');
  });

  it('changes language and the grey level at once', async () => {
    const { notes } = start();
    const danger = await show(notes, read('r1'));
    await show(notes, read('r2', { ...samplePost, key: 'other' }), 'incomplete');
    expect(document.querySelectorAll('rambu-note')).toHaveLength(2);
    await act(async () => notes.configure({ language: 'en', showIncomplete: false }));
    expect(document.querySelectorAll('rambu-note')).toHaveLength(1);
    expect(inside(danger).textContent).toContain('Many warning signs');
  });

  it('follows what was hidden or trusted in another tab', async () => {
    const { notes } = start();
    await show(notes, read('r1'));
    await show(notes, read('r2', { ...samplePost, key: 'other' }), 'check');
    await act(async () => notes.configure({ quiet: { hidden: [], trusted: ['facebook:100'] } }));
    expect(document.querySelectorAll('rambu-note')).toHaveLength(1);
    await act(async () =>
      notes.configure({ quiet: { hidden: [samplePost.key], trusted: ['facebook:100'] } }),
    );
    expect(document.querySelectorAll('rambu-note')).toHaveLength(0);
    await act(async () => notes.configure({ quiet: { hidden: [], trusted: [] } }));
    expect(await show(notes, read('r3'))).toBeDefined();
  });

  it('keeps what was hidden here, whatever older list comes from elsewhere', async () => {
    const { notes } = start();
    const host = await show(notes, read('r1'));
    await press(host, 'Lihat alasan');
    await press(host, 'Sembunyikan');
    await act(async () => notes.configure({ quiet: { hidden: [], trusted: [] } }));
    expect(await show(notes, read('r2'))).toBeUndefined();
  });

  it('does not take a note away in which the person is doing something', async () => {
    const { notes } = start();
    const post = read('r1');
    const host = await show(notes, post);
    await press(host, 'Lihat alasan');
    await press(host, 'Ini keliru');
    await act(async () => notes.configure({ quiet: { hidden: [samplePost.key], trusted: [] } }));
    expect(host?.isConnected).toBe(true);
    expect(await show(notes, post)).toBe(host);
  });

  it('over the page stands in the order of the posts, and says which one it is about', async () => {
    const { notes } = start();
    const posts = ['satu', 'dua', 'tiga'].map((text, at) => ({
      ...read(`r${at}`, { ...samplePost, key: text, text: `Lowongan ${text}` }),
      overlay: true,
    }));
    for (const at of [2, 0, 1]) {
      const post = posts[at];
      if (post) await show(notes, post);
    }
    const hosts = [...document.querySelectorAll(':root > rambu-note')];
    expect(hosts.map((host) => inside(host).querySelector('section')?.getAttribute('aria-label'))).toEqual(
      ['satu', 'dua', 'tiga'].map((text) => `Rambu: banyak tanda bahaya, pada iklan “Lowongan ${text}”`),
    );
    for (const post of posts) notes.remove(post);
    expect(document.querySelector('rambu-note')).toBeNull();
  });

  it('survives a page that refuses our element', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(() => {
      throw new DOMException('taken', 'NotSupportedError');
    });
    const { notes } = start();
    expect(await show(notes, read())).toBeUndefined();
  });

  it('leaves nothing behind when it stops', async () => {
    const { notes } = start();
    const before = document.documentElement.outerHTML;
    const post = read();
    await show(notes, post);
    await act(async () => notes.stop());
    post.root.remove();
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('evidence', () => {
  it('marks ranges of the page text and takes the mark away with the note', async () => {
    const registry = new Map<string, Set<unknown>>();
    vi.stubGlobal('Highlight', Set);
    vi.stubGlobal('StaticRange', class {});
    vi.stubGlobal('CSS', { highlights: registry });
    const { notes } = start();
    const post = { ...read(), toRange: () => document.createRange() };
    await show(notes, post);
    expect(registry.get('rambu-evidence')?.size).toBe(5);
    notes.remove(post);
    expect(registry.size).toBe(0);
    vi.unstubAllGlobals();
  });
});
