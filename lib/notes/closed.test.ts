// @vitest-environment happy-dom
import { createElement, render } from 'preact';
import { act } from 'preact/test-utils';
import { describe, expect, it } from 'vitest';
import { ClosedNotes } from './closed.ts';
import { Note, type NoteProps } from './Note.tsx';
import type { Shown } from './quiet.ts';
import { NoteSession } from './session.ts';
import { recordingActions, samplePost, sampleVerdict, sampleWords } from './testing/sample.ts';

const nothing = () => undefined;

function props(change: Partial<NoteProps>): NoteProps {
  return {
    post: samplePost,
    verdict: sampleVerdict,
    shown: 'danger',
    session: new NoteSession(recordingActions()),
    language: 'id',
    scheme: 'light',
    titles: sampleWords.flags,
    words: undefined,
    about: undefined,
    trust: () => true,
    onOpen: nothing,
    onHide: nothing,
    onWrong: nothing,
    onTrust: undefined,
    ...change,
  };
}

/** Ids of findings in another order, and one less: other reasons, another count. */
const other = { ...sampleVerdict, findings: sampleVerdict.findings.slice(1).reverse() };

async function byPreact(all: NoteProps): Promise<string> {
  const container = document.createElement('div');
  await act(async () => render(createElement(Note, all), container));
  return container.innerHTML;
}

describe('ClosedNotes', () => {
  it.each<Shown>(['danger', 'check', 'incomplete', 'help'])('draws %s as Preact does', async (shown) => {
    const notes = new ClosedNotes();
    const container = document.createElement('div');
    for (const change of [
      {},
      { verdict: other },
      { titles: undefined },
      { language: 'en' as const },
      { scheme: 'dark' as const, about: 'Dicari CS' },
    ]) {
      const all = props({ shown, ...change });
      notes.draw(container, all);
      expect(container.innerHTML).toBe(await byPreact(all));
    }
  });

  it('leaves the node alone while it stays the same sort of note', () => {
    const notes = new ClosedNotes();
    const container = document.createElement('div');
    notes.draw(container, props({ titles: undefined }));
    const toggle = container.querySelector('button');
    notes.draw(container, props({}));
    expect(toggle).not.toBeNull();
    expect(container.querySelector('button')).toBe(toggle);
    expect(container.querySelectorAll('li')).toHaveLength(2);
  });

  it('says what it waits for in one line, and takes the line back', () => {
    const notes = new ClosedNotes();
    const container = document.createElement('div');
    notes.draw(container, props({}), 'loading');
    const section = container.firstElementChild;
    const line = container.querySelector('[role=status]');
    expect(section?.getAttribute('aria-busy')).toBe('true');
    expect(line?.textContent).toBe('Memuat penjelasan…');
    notes.draw(container, props({ language: 'id' }), 'panel.failed');
    expect(container.querySelector('[role=status]')).toBe(line);
    expect(line?.textContent).toContain('Coba lagi');
    expect(section?.hasAttribute('aria-busy')).toBe(false);
    notes.draw(container, props({}));
    expect(container.querySelector('[role=status]')).toBeNull();
  });
});
