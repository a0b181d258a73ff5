// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OutboxEntry, ReportDraft } from '../../schema/outbox.ts';
import type { PageEntry, PageHealth } from '../../schema/page.ts';
import { FACTS, type Level, type Verdict } from '../../schema/verdict.ts';
import type { ReportActions } from './actions.ts';
import { type PopupProps, PopupView } from './PopupView.tsx';
import { inOrder } from './PostList.tsx';

const ID = '00000000-0000-4000-8000-00000000000a';
const verdict = (level: Level, change: Partial<Verdict> = {}): Verdict => ({
  kind: 'offer',
  level,
  score: 1,
  findings: [],
  reassurances: [],
  facts: Object.fromEntries(
    FACTS.map((fact) => [fact, { state: 'not-stated', spans: [] }]),
  ) as unknown as Verdict['facts'],
  help: false,
  abroad: true,
  partial: false,
  cut: false,
  packVersion: 'test',
  ...change,
});
const entry = (key: string, level: Level): PageEntry => ({
  post: {
    key,
    site: 'facebook',
    surface: 'post',
    text: `teks ${key}`,
    imageText: [],
    unreadImages: 0,
    links: [],
    permalinks: [],
    truncated: false,
  },
  verdict: verdict(level),
  reported: false,
});
const HEALTH: PageHealth = {
  adapter: 'facebook',
  version: '2026-11-21',
  state: 'ok',
  units: ['post'],
  posts: 0,
  marked: 0,
  textBlocks: 9,
  full: true,
  depths: [3, 5, 8],
  strategies: {},
};
const sent: OutboxEntry = {
  id: ID,
  key: 'b',
  state: 'sent',
  attempts: 1,
  createdAt: '2026-11-21T12:00:00.000Z',
  excerpt: 'x',
  acknowledgement: { id: ID, receipt: 'ABCD-EFGH', receivedAt: '2026-11-21T12:00:00.000Z', known: false },
};

let actions: { [K in keyof ReportActions]: ReturnType<typeof vi.fn<ReportActions[K]>> };
let root: HTMLElement;

function props(change: Partial<PopupProps> = {}): PopupProps {
  return {
    language: 'id',
    health: { ...HEALTH, posts: 3, marked: 1 },
    entries: [entry('a', 'none'), entry('b', 'danger'), entry('c', 'check')],
    reports: {},
    outbox: [],
    drafts: 0,
    host: 'www.facebook.com',
    pausable: true,
    paused: false,
    explainPost: () => undefined,
    explainText: () => undefined,
    sites: [
      { site: 'Kaskus', on: false },
      { site: 'X', on: true },
    ],
    siteHere: undefined,
    switchSite: async () => true,
    readPostings: async () => false,
    privateWindow: false,
    draftOf: (of) =>
      ({
        post: of.post,
        verdict: of.verdict,
        reason: 'marked',
        adapter: { id: 'facebook', version: '1' },
      }) as ReportDraft,
    actions,
    jump: async () => true,
    check: async (text) => ({
      text,
      verdict: verdict('none'),
      words: { flags: {}, reassurances: {}, contacts: [] },
    }),
    copy: async () => undefined,
    setLanguage: () => undefined,
    setPaused: () => undefined,
    openDesk: () => undefined,
    onDesk: () => undefined,
    trust: () => true,
    ...change,
  };
}

const show = (change: Partial<PopupProps> = {}) => act(() => render(<PopupView {...props(change)} />, root));
const text = () => root.textContent ?? '';
const button = (name: string, within: ParentNode = root) => {
  const found = [...within.querySelectorAll('button')].find(
    (candidate) => candidate.textContent?.trim() === name,
  );
  if (!found) throw new Error(`no button ${name} in ${within.textContent}`);
  return found;
};
const pass = (ms: number) =>
  act(async () => {
    await vi.advanceTimersByTimeAsync(ms);
  });
const click = (element: HTMLElement) => act(async () => element.click());

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  actions = {
    prepare: vi.fn<ReportActions['prepare']>(async () => ({
      next: 'countdown',
      id: ID,
      receiver: 'LSM Contoh',
      askFirst: false,
      preview: '{"a": 1}',
    })),
    send: vi.fn<ReportActions['send']>(async () => sent),
    cancel: vi.fn<ReportActions['cancel']>(async () => null),
    save: vi.fn<ReportActions['save']>(async () => null),
  };
});
afterEach(() => {
  render(null, root);
  root.remove();
  vi.useRealTimers();
});

it('orders by level and then as on the page', () => {
  const list = [entry('1', 'none'), entry('2', 'check'), entry('3', 'danger'), entry('4', 'check')];
  expect(inOrder(list).map(({ post }) => post.key)).toEqual(['3', '2', '4', '1']);
});

describe('the popup', () => {
  it('folds away what would be marked where marks are held back, and does not call it marked', async () => {
    await show({ health: { ...HEALTH, state: 'held-back', posts: 40, marked: 40 } });
    expect(text()).toContain('tanda ditahan dulu');
    const folded = [...root.querySelectorAll('details')].find((one) =>
      one.textContent?.startsWith('Akan bertanda jika tidak ditahan (2)'),
    );
    expect(folded?.open).toBe(false);
    expect(folded?.querySelectorAll('.r-post')).toHaveLength(2);
    expect(text()).not.toContain('Bertanda (');
  });

  it('lists every post, marked first, unmarked ones with their buttons too', async () => {
    await show();
    expect([...root.querySelectorAll('.r-post .r-excerpt')].map((node) => node.textContent)).toEqual([
      'teks b',
      'teks c',
      'teks a',
    ]);
    expect(text()).toContain('Tidak diberi tanda (1)');
    expect(
      [...root.querySelectorAll('.r-post')].every(
        (post) => button('Laporkan', post) && button('Simpan', post),
      ),
    ).toBe(true);
  });

  it('counts down before anything is sent, and shows the receipt', async () => {
    vi.useFakeTimers();
    await show();
    await click(button('Laporkan'));
    expect(text()).toContain('LSM Contoh');
    expect(actions.send).not.toHaveBeenCalled();
    await pass(9_000);
    expect(actions.send).not.toHaveBeenCalled();
    await pass(1_100);
    expect(actions.send).toHaveBeenCalledExactlyOnceWith(ID);
    expect(text()).toContain('ABCD-EFGH');
  });

  it('sends nothing after Batal, and tells so', async () => {
    vi.useFakeTimers();
    await show();
    await click(button('Laporkan'));
    await click(button('Batal'));
    await pass(20_000);
    expect(actions.cancel).toHaveBeenCalledWith(ID);
    expect(actions.send).not.toHaveBeenCalled();
    expect(text()).toContain('Tidak ada yang dikirim');
  });

  it('asks where the person wants to be asked', async () => {
    vi.useFakeTimers();
    actions.prepare.mockResolvedValue({
      next: 'countdown',
      id: ID,
      receiver: 'LSM Contoh',
      askFirst: true,
      preview: '{}',
    });
    await show();
    await click(button('Laporkan'));
    await pass(60_000);
    expect(actions.send).not.toHaveBeenCalled();
    await click(button('Kirim'));
    expect(actions.send).toHaveBeenCalledOnce();
  });

  it('leaves for the desk on the first report', async () => {
    const onDesk = vi.fn();
    actions.prepare.mockResolvedValue({ next: 'desk' });
    await show({ onDesk });
    await click(button('Laporkan'));
    expect(onDesk).toHaveBeenCalledOnce();
  });

  it('says in words what failed', async () => {
    actions.prepare.mockRejectedValue(Object.assign(new Error('x'), { code: 'storage-failed' }));
    await show();
    await click(button('Laporkan'));
    expect(text()).toContain('Peramban tidak bisa menyimpan');
  });

  it('offers no second report of a reported post, but shows its receipt', async () => {
    await show({ reports: { b: sent } });
    const post = root.querySelector('.r-post');
    expect(post?.textContent).toContain('ABCD-EFGH');
    expect(post?.textContent).not.toContain('Laporkan');
  });

  it('tells when a post left the page', async () => {
    await show({ jump: async () => false });
    await click(root.querySelector('.r-jump') as HTMLElement);
    expect(text()).toContain('sudah tidak ada di halaman');
  });

  it.each([
    [null, 'Rambu tidak membaca halaman ini'],
    [undefined, 'Sedang membaca'],
  ] as const)('speaks honestly of %s', async (health, expected) => {
    await show({ health, entries: [] });
    expect(text()).toContain(expected);
  });

  it('offers the counts of an unreadable page for copying', async () => {
    const copy = vi.fn(async () => undefined);
    const health: PageHealth = { ...HEALTH, state: 'unreadable', textBlocks: 40, strategies: { a: 0 } };
    await show({ health, entries: [], copy });
    expect(text()).toContain('Halaman ini belum bisa dibaca');
    await click(button('Salin hitungan'));
    expect(copy).toHaveBeenCalledWith(JSON.stringify(health, null, 2));
    expect(text()).toContain('Tersalin');
  });

  it('says when far fewer posts were read than usual, with the counts', async () => {
    await show({ health: { ...HEALTH, state: 'fewer', posts: 1 } });
    expect(text()).toContain('Jauh lebih sedikit kiriman terbaca');
    expect(text()).toContain('Salin hitungan');
  });

  it('checks a pasted text and shows level, words, quote and source, without "aman"', async () => {
    const checked = verdict('danger', {
      findings: [
        {
          id: 'a/b',
          group: 'g',
          weight: 1,
          spans: [{ part: 'text', start: 0, end: 5 }],
          undone: ['spacing'],
        },
        { id: 'combinations/a', group: 'combinations', weight: 1, spans: [], undone: [] },
      ],
    });
    const words = {
      title: { id: 'Judul tanda', en: 'Sign' },
      why: { id: 'Alasannya.', en: 'Why.' },
      source: [{ publisher: 'Kemlu', date: '2023-05' }],
    };
    await show({
      entries: [],
      check: async (of) => ({
        text: of,
        verdict: checked,
        words: { flags: { 'a/b': words }, reassurances: {}, contacts: [] },
      }),
    });
    const field = root.querySelector('textarea') as HTMLTextAreaElement;
    await act(() => {
      field.value = 'admin judi';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(button('Periksa'));
    for (const part of ['Banyak tanda bahaya', 'Judul tanda', 'admin', 'Alasannya.', 'Kemlu', 'Mei 2023'])
      expect(text()).toContain(part);
    expect(text()).toContain('1 tanda bahaya di teks ini');
    expect(text()).toContain('Gabungan dari tanda-tanda lain');
    expect(text()).not.toMatch(/\baman\b/i);
  });

  it('pauses only where a host is known', async () => {
    const setPaused = vi.fn();
    await show({ setPaused });
    await click(button('Jeda di situs ini'));
    expect(setPaused).toHaveBeenCalledWith(true);
    await show({ pausable: false });
    expect(text()).not.toContain('Jeda di situs ini');
  });

  it('says which site this is and whether it is read', async () => {
    await show();
    expect(text()).toContain('Situs ini: www.facebook.com · menyala');
    await show({ host: 'x.example', health: null, entries: [] });
    expect(text()).toContain('Situs ini: x.example · mati');
    await show({ health: { ...HEALTH, state: 'paused' }, entries: [] });
    expect(text()).toContain('www.facebook.com · dijeda');
  });

  it('offers to switch on the site of this page, asking first thing in the click', async () => {
    let asked: [string, boolean] | undefined;
    const switchSite: PopupProps['switchSite'] = async (site, on) => {
      asked = [site, on];
      return false;
    };
    await show({ host: 'www.kaskus.co.id', health: null, entries: [], siteHere: 'Kaskus', switchSite });
    const offer = button('Nyalakan di Kaskus');
    offer.click();
    expect(asked).toEqual(['Kaskus', true]);
    await act(async () => undefined);
    expect(text()).toContain('Kaskus tetap mati.');
  });

  it('lists every other site with its state and its switch', async () => {
    const switchSite = vi.fn(async () => false);
    await show({ switchSite });
    expect(text()).toContain('Situs lain (1 dari 2 menyala)');
    await click(button('Matikan di X'));
    expect(switchSite).toHaveBeenCalledWith('X', false);
    expect(text()).toContain('Peramban tidak melepas izin untuk X.');
  });

  it('looks for job data only on pages that are not read, and only by a click', async () => {
    const readPostings = vi.fn(async () => false);
    await show({ readPostings });
    expect(text()).not.toContain('Cari lowongan');
    await show({ health: null, entries: [], readPostings });
    expect(readPostings).not.toHaveBeenCalled();
    await click(button('Cari lowongan di halaman ini'));
    expect(text()).toContain('tidak memuat data lowongan');
  });

  it('lists posts without a place as words, not as a way to it', async () => {
    await show({ jump: undefined });
    expect(root.querySelector('.r-jump')).toBeNull();
    expect(text()).toContain('teks b');
  });

  it('leads to how a post or a pasted text was judged', async () => {
    const explainPost = vi.fn();
    const explainText = vi.fn();
    await show({ explainPost, explainText });
    await click(button('Cara menilai', root.querySelector('.r-post') ?? root));
    expect(explainPost).toHaveBeenCalledWith(expect.objectContaining({ post: entry('b', 'danger').post }));
    const field = root.querySelector('textarea') as HTMLTextAreaElement;
    await act(() => {
      field.value = 'sebuah teks';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await click(button('Periksa'));
    await click(button('Cara menilai', field.closest('section') ?? root));
    expect(explainText).toHaveBeenCalledWith('sebuah teks');
  });

  it('sums up the outbox', async () => {
    await show({ outbox: [sent, { ...sent, state: 'waiting' }, { ...sent, state: 'refused' }], drafts: 2 });
    expect(text()).toContain('Kotak keluar: 1 menunggu, 1 terkirim, 1 ditolak, 2 menunggu keputusan Anda');
  });

  it('speaks English when asked', async () => {
    await show({ language: 'en' });
    expect(text()).toContain('3 ads and posts read');
  });
});
