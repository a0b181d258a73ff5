// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { renderToString } from 'preact-render-to-string';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { LEVELS } from '../schema/verdict.ts';
import { AskFirst } from './AskFirst.tsx';
import { CountdownView } from './Countdown.tsx';
import { CountdownTimer } from './countdown-timer.ts';
import { LevelBadge } from './LevelBadge.tsx';
import { Quote } from './Quote.tsx';
import { SourceLine } from './SourceLine.tsx';

function mount(node: preact.ComponentChild): HTMLElement {
  const place = document.createElement('div');
  document.body.append(place);
  act(() => render(node, place));
  return place;
}

function button(place: HTMLElement, words: string): HTMLButtonElement {
  const found = [...place.querySelectorAll('button')].find((each) => each.textContent === words);
  if (!found) throw new Error(`no button "${words}" in ${place.textContent}`);
  return found;
}

afterEach(() => document.body.replaceChildren());

describe('LevelBadge', () => {
  it('says every level in words, in both languages, and keeps the sign from screen readers', () => {
    const words = LEVELS.map((level) => mount(<LevelBadge level={level} language="id" />).textContent);
    expect(new Set(words).size).toBe(LEVELS.length);
    expect(renderToString(<LevelBadge level="danger" language="en" />)).toContain('Many warning signs');
    expect(
      mount(<LevelBadge level="check" language="id" />)
        .querySelector('svg')
        ?.getAttribute('aria-hidden'),
    ).toBe('true');
  });
});

describe('SourceLine', () => {
  it('names publisher, article and date', () => {
    const sources = [{ publisher: 'UU 18/2017', date: '2017-11', article: 'Pasal 13' }];
    expect(mount(<SourceLine sources={sources} language="id" />).textContent).toBe(
      'Sumber: UU 18/2017, Pasal 13, November 2017',
    );
  });

  it('says so where no source is known', () => {
    expect(mount(<SourceLine sources={[]} language="id" />).textContent).toBe(
      'Sumber: catatan Rambu, belum ada sumber resmi',
    );
  });
});

describe('Quote', () => {
  it('shows page text as text and names the disguises undone', () => {
    const place = mount(<Quote text={'<b onclick="x()">v1sa</b>'} language="id" undone={['leetspeak']} />);
    expect(place.querySelector('q')?.textContent).toBe('<b onclick="x()">v1sa</b>');
    expect(place.querySelector('b')).toBeNull();
    expect(place.textContent).toContain('huruf diganti angka');
  });
});

describe('CountdownView', () => {
  function start(trusted = true) {
    const timer = new CountdownTimer(
      () => undefined,
      10,
      () => () => undefined,
    );
    const cancel = vi.fn();
    const view = (
      <CountdownView
        timer={timer}
        receiver="LSM Contoh"
        preview={'{"version": 1}'}
        onCancel={cancel}
        language="id"
        trust={() => trusted}
      />
    );
    return { timer, cancel, view, place: mount(view) };
  }

  it('names the receiver and the seconds', () => {
    expect(start().place.textContent).toContain('Laporan dikirim ke LSM Contoh dalam 10 detik');
  });

  it('takes the focus, so that the next Tab reaches Batal', () => {
    const { place } = start();
    expect(document.activeElement).toBe(place.querySelector('fieldset'));
  });

  it('stops while its contents are looked at, and goes on after', () => {
    const { timer, place } = start();
    act(() => button(place, 'Lihat isi').click());
    expect(timer.state.holds).toEqual(['looking']);
    expect(place.querySelector('.r-preview')?.textContent).toBe('{"version": 1}');
    expect(place.textContent).toContain('belum dikirim');
    act(() => button(place, 'Tutup isi').click());
    expect(timer.state.holds).toEqual([]);
  });

  it('stops while one of its buttons has keyboard focus', () => {
    const { timer, place } = start();
    const cancel = button(place, 'Batal');
    vi.spyOn(cancel, 'matches').mockImplementation((selector) => selector === ':focus-visible');
    act(() => cancel.focus());
    expect(timer.state.holds).toEqual(['keyboard']);
    act(() => cancel.blur());
    expect(timer.state.holds).toEqual([]);
  });

  it('obeys only events that a person caused', () => {
    const { cancel, place, timer } = start(false);
    act(() => button(place, 'Batal').click());
    act(() => button(place, 'Lihat isi').click());
    expect(cancel).not.toHaveBeenCalled();
    expect(timer.state.holds).toEqual([]);
  });

  it('waits on when it is taken off the page while somebody looks, and shows the contents when it is back', () => {
    const { timer, place, view } = start();
    act(() => button(place, 'Lihat isi').click());
    act(() => render(null, place));
    expect(timer.state.holds).toEqual(['looking']);
    act(() => render(view, place));
    expect(timer.state.holds).toEqual(['looking']);
    expect(place.querySelector('.r-preview')).not.toBeNull();
  });

  it('gives the keyboard its place back when it was taken off the page meanwhile', () => {
    const { timer, place, view } = start();
    vi.spyOn(Element.prototype, 'matches').mockImplementation((selector) => selector === ':focus-visible');
    act(() => button(place, 'Lihat isi').focus());
    act(() => render(null, place));
    expect(timer.state.holds).toEqual(['keyboard']);
    act(() => render(view, place));
    expect(document.activeElement).toBe(button(place, 'Batal'));
    expect(timer.state.holds).toEqual(['keyboard']);
    act(() => button(place, 'Batal').blur());
    expect(timer.state.holds).toEqual([]);
    vi.restoreAllMocks();
  });
});

describe('AskFirst', () => {
  it('shows the contents and sends on the word only', () => {
    const send = vi.fn();
    const cancel = vi.fn();
    const place = mount(
      <AskFirst
        receiver="LSM"
        preview="isi"
        onSend={send}
        onCancel={cancel}
        language="id"
        trust={() => true}
      />,
    );
    expect(place.querySelector('.r-preview')?.textContent).toBe('isi');
    expect(send).not.toHaveBeenCalled();
    act(() => button(place, 'Kirim').click());
    act(() => button(place, 'Batal').click());
    expect(send).toHaveBeenCalledTimes(1);
    expect(cancel).toHaveBeenCalledTimes(1);
  });
});
