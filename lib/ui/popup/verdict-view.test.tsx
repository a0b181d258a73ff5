// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, describe, expect, it } from 'vitest';
import { FACTS, type Verdict } from '../../schema/verdict.ts';
import type { Contact } from '../../schema/words.ts';
import { type CheckedText, VerdictView } from './VerdictView.tsx';

const VERDICT: Verdict = {
  kind: 'offer',
  level: 'danger',
  score: 1,
  findings: [],
  reassurances: [],
  facts: Object.fromEntries(
    FACTS.map((fact) => [fact, { state: 'stated', spans: [] }]),
  ) as unknown as Verdict['facts'],
  help: false,
  abroad: true,
  partial: false,
  cut: false,
  packVersion: 'test',
};

const contact = (id: string, change: Partial<Contact> = {}): Contact => ({
  id,
  name: { id: `Kontak ${id}`, en: `Contact ${id}` },
  phone: '021-1',
  when: { id: 'Untuk apa', en: 'What for' },
  source: { publisher: 'Kemlu', date: '2026-09-12' },
  confidence: 'high',
  ...change,
});

function show(verdict: Partial<Verdict>, words: Partial<CheckedText['words']> = {}): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  const checked: CheckedText = {
    text: 'teks yang diperiksa',
    verdict: { ...VERDICT, ...verdict },
    words: { flags: {}, reassurances: {}, contacts: [], ...words },
  };
  act(() => render(<VerdictView checked={checked} language="id" />, place));
  return place;
}

afterEach(() => document.body.replaceChildren());

describe('contacts of a checked text', () => {
  const contacts = [
    ...['1', '2', '3', '4', '5', '6'].map((id) => contact(id)),
    contact('kedutaan', { places: ['kh'], whatsapp: '0811-1' }),
    contact('ragu', { confidence: 'low', phone: '0800-2', url: 'https://example.org' }),
  ];

  it('begin with those for the place that the text names, and can all be reached', () => {
    const items = [...show({}, { contacts }).querySelectorAll('li strong')].map((each) => each.textContent);
    expect(items[0]).toBe('Kontak kedutaan');
    expect(items).toHaveLength(contacts.length);
  });

  it('say who gave them and when, and keep numbers that are not sure', () => {
    const text = show({}, { contacts }).textContent ?? '';
    expect(text.split('menurut Kemlu, 12 September 2026')).toHaveLength(contacts.length + 1);
    expect(text).toContain('WhatsApp 0811-1');
    expect(text).not.toContain('0800-2');
  });

  it('say where one without a date was read', () => {
    const undated = { where: { id: 'Salinan daftar', en: 'Copy of a list' }, seen: '2026-11-21' };
    const text = show({}, { contacts: [contact('kbri', { source: undefined, undated })] }).textContent;
    expect(text).toContain('Salinan daftar; tanpa tanggal, dilihat 21 November 2026');
    expect(text).not.toContain('menurut');
  });

  it('come with a mark or where help is needed, else not', () => {
    expect(show({ level: 'none' }, { contacts }).textContent).not.toContain('Kontak');
    expect(show({ level: 'none', kind: 'question', help: true }, { contacts }).textContent).toContain(
      'Kontak kedutaan',
    );
  });
});

it('lists what a text says in its favour with the warning that nobody has checked it', () => {
  const finding = { id: 'licence/number', group: 'licence', weight: -1, spans: [], undone: [] };
  const text = show({ reassurances: [finding] }).textContent ?? '';
  expect(text).toContain('Juga tertulis di iklan ini');
  expect(text).toContain('Kebenarannya belum diperiksa');
  expect(text).not.toContain('mengurangi kekhawatiran');
  expect(show({}).textContent).not.toContain('Kebenarannya belum diperiksa');
});

describe('a text that is not marked', () => {
  const findings = [
    { id: 'a/b', group: 'a', weight: 1, spans: [{ part: 'text' as const, start: 0, end: 4 }], undone: [] },
  ];
  const UNKNOWN = /tanda yang kami kenali/;

  it.each([
    ['an offer', { level: 'none' }],
    ['a grey offer', { level: 'incomplete' }],
    ['a worried question', { level: 'none', kind: 'question', help: true }],
  ] as const)('is not said to be without known signs where it has some: %s', (_name, verdict) => {
    expect(show({ ...verdict, findings }).textContent).not.toMatch(UNKNOWN);
    expect(show(verdict).textContent).toMatch(UNKNOWN);
  });

  it('is called that, and no more', () => {
    const text = show({ level: 'none', findings }).textContent ?? '';
    expect(text).toContain('Tidak diberi tanda');
    expect(text).toContain('Ini bukan jaminan');
    expect(show({}).textContent).not.toMatch(UNKNOWN);
  });
});
