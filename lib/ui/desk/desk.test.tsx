// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DraftView, OutboxEntry } from '../../schema/outbox.ts';
import { FACTS, type Verdict } from '../../schema/verdict.ts';
import type { DeskActions } from './actions.ts';
import { type DeskProps, DeskView } from './DeskView.tsx';

const ID = '00000000-0000-4000-8000-00000000000a';
const NOW = '2026-11-21T12:00:00.000Z';
const verdict: Verdict = {
  kind: 'question',
  level: 'none',
  score: 0,
  findings: [],
  reassurances: [],
  facts: Object.fromEntries(
    FACTS.map((fact) => [fact, { state: 'not-stated', spans: [] }]),
  ) as unknown as Verdict['facts'],
  help: true,
  abroad: true,
  partial: false,
  cut: false,
  packVersion: 'test',
};
const draft: DraftView['draft'] = {
  post: {
    key: 'k',
    site: 'facebook',
    surface: 'post',
    text: 'Ini benar? 0812-0000-0001 dan a@b.co',
    imageText: [],
    unreadImages: 0,
    links: [],
    permalinks: ['https://www.facebook.com/groups/1/posts/2'],
    truncated: false,
  },
  verdict,
  reason: 'missed',
  adapter: { id: 'facebook', version: '1' },
};
const view: DraftView = {
  id: ID,
  draft,
  contacts: [
    { field: 'text', start: 11, end: 25, type: 'phone', quote: '0812-0000-0001', blurred: true },
    { field: 'text', start: 30, end: 36, type: 'email', quote: 'a@b.co', blurred: true },
  ],
  preview: '{"reason": "missed"}',
};
const entry: OutboxEntry = {
  id: ID,
  key: 'k',
  state: 'waiting',
  attempts: 1,
  createdAt: NOW,
  excerpt: 'Ini benar?',
};
const preset = { endpoint: 'https://lapor.example', name: 'LSM Contoh' };

let root: HTMLElement;
let actions: { [K in keyof DeskActions]: ReturnType<typeof vi.fn<DeskActions[K]>> };
let order: string[];

function props(change: Partial<DeskProps> = {}): DeskProps {
  return {
    settings: {
      language: 'id',
      pausedHosts: [],
      showIncomplete: true,
      readComments: false,
      alwaysAskFirst: false,
    },
    preset: null,
    drafts: [],
    current: undefined,
    outbox: [],
    saved: [],
    quiet: { hidden: [], trusted: [] },
    actions,
    trust: () => true,
    ...change,
  };
}
const agreed = { ...props().settings, receiver: { ...preset, consentedAt: NOW } };
const show = (change: Partial<DeskProps> = {}) => act(() => render(<DeskView {...props(change)} />, root));
const text = () => root.textContent ?? '';
const button = (name: string) => {
  const found = [...root.querySelectorAll('button')].find((node) => node.textContent?.trim() === name);
  if (!found) throw new Error(`no button ${name} in ${text()}`);
  return found;
};
const click = (element: HTMLElement) =>
  act(async () => {
    element.click();
    await new Promise((resolve) => setTimeout(resolve, 0));
  });
const ticks = () => [...root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
const type = (element: HTMLInputElement | HTMLTextAreaElement, value: string) =>
  act(() => {
    element.value = value;
    element.dispatchEvent(new Event('input', { bubbles: true }));
  });

beforeEach(() => {
  root = document.createElement('div');
  document.body.append(root);
  order = [];
  const step =
    <T,>(name: string, value: T) =>
    async () => {
      order.push(name);
      return value;
    };
  actions = {
    prepare: vi.fn<DeskActions['prepare']>(step('prepare', { next: 'desk' as const })),
    send: vi.fn<DeskActions['send']>(step('send', entry)),
    cancel: vi.fn<DeskActions['cancel']>(step('cancel', null)),
    save: vi.fn<DeskActions['save']>(step('save', null)),
    revise: vi.fn<DeskActions['revise']>(step('revise', view)),
    browserConsent: vi.fn<DeskActions['browserConsent']>(step('consent', true)),
    ask: vi.fn<DeskActions['ask']>(step('ask', preset)),
    accept: vi.fn<DeskActions['accept']>(step('accept', null)),
    forget: vi.fn<DeskActions['forget']>(step('forget', null)),
    retry: vi.fn<DeskActions['retry']>(step('retry', entry)),
    checkOutcome: vi.fn<DeskActions['checkOutcome']>(step('check', entry)),
    body: vi.fn<DeskActions['body']>(step('body', { preview: '{"x": 1}', sha256: 'abc123' })),
    remove: vi.fn<DeskActions['remove']>(step('remove', null)),
    erase: vi.fn<DeskActions['erase']>(step('erase', null)),
    removeSaved: vi.fn<DeskActions['removeSaved']>(step('removeSaved', null)),
    unquiet: vi.fn<DeskActions['unquiet']>(step('unquiet', null)),
    change: vi.fn<DeskActions['change']>(step('change', null)),
  };
});
afterEach(() => {
  render(null, root);
  root.remove();
});

describe('the first report', () => {
  it('shows who receives and what is sent, and wants the tick before it sends', async () => {
    await show({ drafts: [view], preset, current: ID });
    expect(text()).toContain('LSM Contoh');
    expect(text()).toContain('"reason": "missed"');
    expect(button('Setuju dan kirim').disabled).toBe(true);
    await click(ticks()[2] as HTMLElement);
    await click(button('Setuju dan kirim'));
    expect(order).toEqual(['consent', 'revise', 'accept', 'send']);
    expect(actions.accept).toHaveBeenCalledWith(preset);
    expect(actions.send).toHaveBeenCalledWith(ID);
  });

  it('sends nothing when the browser does not agree', async () => {
    actions.browserConsent.mockResolvedValue(false);
    await show({ drafts: [view], preset });
    await click(ticks()[2] as HTMLElement);
    await click(button('Setuju dan kirim'));
    expect(actions.accept).not.toHaveBeenCalled();
    expect(actions.send).not.toHaveBeenCalled();
    expect(text()).toContain('belum mengizinkan');
  });

  it('needs no second consent, only the browser to agree still', async () => {
    await show({ drafts: [view], settings: agreed });
    await click(button('Kirim ke LSM Contoh'));
    expect(order).toEqual(['consent', 'revise', 'send']);
    expect(document.activeElement?.getAttribute('role')).toBe('status');
    expect(document.activeElement?.textContent).toBe('Laporan ada di kotak keluar.');
  });

  it('asks an address for its receiver, and only then can be agreed to', async () => {
    await show({ drafts: [view] });
    expect(text()).toContain('Belum ada penerima');
    await type(root.querySelector('input[inputmode=url]') as HTMLInputElement, 'lapor.example');
    await click(button('Periksa alamat'));
    expect(actions.ask).toHaveBeenCalledWith('lapor.example');
    expect(text()).toContain('Penerima di alamat ini: LSM Contoh');
    expect(actions.accept).not.toHaveBeenCalled();
  });

  it('says in words why an address does not do', async () => {
    actions.ask.mockRejectedValue(Object.assign(new Error(), { code: 'bad-address' }));
    await show({ drafts: [view] });
    await type(root.querySelector('input[inputmode=url]') as HTMLInputElement, 'http://x');
    await click(button('Periksa alamat'));
    expect(text()).toContain('harus diawali https://');
  });

  it('can wait in the outbox without a receiver', async () => {
    await show({ drafts: [view] });
    await click(button('Simpan di kotak keluar dulu'));
    expect(order).toEqual(['revise', 'send']);
  });

  it('lets the person choose each contact and add a note', async () => {
    await show({ drafts: [view], preset });
    await type(root.querySelector('textarea') as HTMLTextAreaElement, 'dari tetangga');
    await click(ticks()[0] as HTMLElement);
    expect(actions.revise).toHaveBeenLastCalledWith(ID, [1], 'dari tetangga');
  });

  it('keeps both of two quick ticks, stored one after the other', async () => {
    const shown = { ...view, contacts: view.contacts.map((contact) => ({ ...contact, blurred: false })) };
    const answers: ((answer: DraftView) => void)[] = [];
    actions.revise.mockImplementation(() => new Promise((answer) => answers.push(answer)));
    const answerNext = () =>
      act(async () => {
        answers.shift()?.(shown);
        await new Promise((resolve) => setTimeout(resolve, 0));
      });
    await show({ drafts: [shown], settings: agreed });
    await act(async () => {
      ticks()[0]?.click();
      await Promise.resolve();
      ticks()[1]?.click();
    });
    expect(actions.revise.mock.calls).toEqual([[ID, [0], '']]);
    await answerNext();
    expect(actions.revise).toHaveBeenCalledTimes(2);
    expect(actions.revise).toHaveBeenLastCalledWith(ID, [0, 1], '');
    expect([ticks()[0]?.checked, ticks()[1]?.checked]).toEqual([true, true]);
    await answerNext();
    await click(button('Kirim ke LSM Contoh'));
    expect(root.querySelector('fieldset')?.disabled).toBe(true);
    expect(actions.revise).toHaveBeenCalledTimes(3);
    expect(actions.revise).toHaveBeenLastCalledWith(ID, [0, 1], '');
    expect(actions.send).not.toHaveBeenCalled();
    await answerNext();
    expect(actions.send).toHaveBeenCalledOnce();
  });

  it('can be discarded', async () => {
    await show({ drafts: [view] });
    await click(button('Buang'));
    expect(order).toEqual(['cancel']);
    expect(document.activeElement?.textContent).toBe('Laporan itu dibuang.');
  });
});

describe('the outbox', () => {
  it('tells each state in words, and retries on a click', async () => {
    await show({
      settings: agreed,
      outbox: [{ ...entry, lastError: 'network', nextAttemptAt: NOW, receiver: preset }],
    });
    expect(text()).toContain('Menunggu');
    expect(text()).toContain('Server tidak terjangkau');
    await click(button('Kirim sekarang'));
    expect(actions.retry).toHaveBeenCalledWith(ID);
  });

  it('shows the reason of a refusal as the server gave it', async () => {
    const problem = {
      type: 'about:blank',
      title: 'Tidak sah',
      status: 422,
      errors: [{ field: '/capsule/id', expected: 'a UUID' }],
    };
    await show({ settings: agreed, outbox: [{ ...entry, state: 'refused', lastError: 'refused', problem }] });
    expect(text()).toContain('Kata server: Tidak sah');
    expect(text()).toContain('/capsule/id: a UUID');
  });

  it('keeps the receipt and shows the outcome that was looked up', async () => {
    const acknowledgement = { id: ID, receipt: 'ABCD-EFGH', receivedAt: NOW, known: true };
    const outcome = {
      receipt: 'ABCD-EFGH',
      receivedAt: NOW,
      status: 'decided' as const,
      outcome: 'confirmed' as const,
      checkedAt: NOW,
    };
    await show({ settings: agreed, outbox: [{ ...entry, state: 'sent', acknowledgement, outcome }] });
    expect(text()).toContain('ABCD-EFGH');
    expect(text()).toContain('Dikonfirmasi oleh penerima');
    await click(button('Periksa hasil'));
    expect(actions.checkOutcome).toHaveBeenCalledWith(ID);
  });

  it('looks nothing up by itself', async () => {
    await show({ settings: agreed, outbox: [{ ...entry, state: 'sent' }] });
    expect(order).toEqual([]);
  });

  it('deletes only after asking back', async () => {
    await show({ outbox: [entry] });
    await click(button('Hapus'));
    expect(actions.remove).not.toHaveBeenCalled();
    expect(text()).toContain('belum terkirim dan akan hilang');
    await click(button('Sungguh hapus'));
    expect(actions.remove).toHaveBeenCalledWith(ID);
  });

  it('does not say that what is on its way is gone for sure', async () => {
    await show({ outbox: [{ ...entry, state: 'sending' }] });
    await click(button('Hapus'));
    expect(text()).toContain('mungkin tetap sampai');
    expect(text()).not.toContain('belum terkirim');
  });

  it('shows exactly what is sent, with its hash', async () => {
    await show({ outbox: [entry] });
    await click(button('Lihat isi'));
    expect(text()).toContain('{"x": 1}');
    expect(text()).toContain('SHA-256: abc123');
  });
});

describe('receiver, saved posts and settings', () => {
  it('says how many waiting reports a new receiver would get', async () => {
    await show({ preset, outbox: [entry] });
    expect(text()).toContain('1 laporan yang menunggu ikut dikirim');
    expect(button('Pakai penerima ini').disabled).toBe(true);
  });

  it('changes and forgets a receiver', async () => {
    await show({ settings: agreed });
    await click(button('Ganti penerima'));
    expect(root.querySelector('input[inputmode=url]')).not.toBeNull();
    await click(button('Lupakan penerima'));
    expect(order).toEqual(['forget']);
  });

  it('lists saved posts, with a link only to the web', async () => {
    const bad = { ...draft, post: { ...draft.post, key: 'x', permalinks: ['javascript:alert(1)'] } };
    await show({
      saved: [
        { savedAt: NOW, draft },
        { savedAt: NOW, draft: bad },
      ],
    });
    const links = [...root.querySelectorAll('a')].map(({ href }) => href);
    expect(links).toEqual(['https://www.facebook.com/groups/1/posts/2']);
    await click(button('Hapus'));
    expect(actions.removeSaved).toHaveBeenCalledWith('k');
  });

  it('changes settings', async () => {
    await show({ settings: { ...agreed, pausedHosts: ['www.facebook.com'] } });
    await click(ticks()[0] as HTMLElement);
    expect(actions.change).toHaveBeenLastCalledWith({ alwaysAskFirst: true });
    await click(button('Lanjutkan di www.facebook.com'));
    expect(actions.change).toHaveBeenLastCalledWith({ pausedHosts: [] });
  });

  it('shows hidden notes again and trusts accounts no more, each or all', async () => {
    const quiet = {
      hidden: ['facebook:h1', 'https://www.facebook.com/groups/1/posts/2', 'facebook:h2'],
      trusted: ['facebook:1000'],
    };
    await show({ quiet });
    expect(text()).toContain('Catatan yang disembunyikan: 3');
    expect(text()).toContain('Kiriman tanpa alamat di facebook: 2');
    expect(text()).toContain('Akun 1000 di facebook');
    const [nameless, named] = [...root.querySelectorAll('button')].filter(
      ({ textContent }) => textContent === 'Tampilkan lagi',
    );
    await click(named as HTMLElement);
    expect(actions.unquiet).toHaveBeenLastCalledWith({ hidden: [quiet.hidden[1]], trusted: [] });
    expect(document.activeElement?.textContent).toBe('Catatan yang disembunyikan dan akun yang dipercayai');
    await click(nameless as HTMLElement);
    expect(actions.unquiet).toHaveBeenLastCalledWith({ hidden: ['facebook:h2', 'facebook:h1'], trusted: [] });
    await click(button('Tampilkan semua lagi'));
    expect(actions.unquiet.mock.lastCall?.[0].hidden.toSorted()).toEqual(quiet.hidden.toSorted());
    await click(button('Jangan percayai lagi'));
    expect(actions.unquiet).toHaveBeenLastCalledWith({ hidden: [], trusted: ['facebook:1000'] });
  });

  it('says that nothing is hidden', async () => {
    await show();
    expect(text()).toContain('Belum ada.');
  });

  it('deletes everything only after asking back', async () => {
    await show();
    await click(button('Hapus semua data Rambu di peramban ini'));
    expect(order).toEqual([]);
    await click(button('Sungguh hapus semua'));
    expect(order).toEqual(['erase']);
  });

  it('speaks English when asked', async () => {
    await show({ settings: { ...agreed, language: 'en' } });
    expect(text()).toContain('Outbox');
  });
});
