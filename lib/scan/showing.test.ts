// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardEntry } from './cards.ts';
import { Showing } from './showing.ts';

const entry = (id: string) => ({ read: { id } }) as CardEntry;

let frames: FrameRequestCallback[] = [];
beforeEach(() => {
  frames = [];
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((act) => frames.push(act));
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation((id) => void delete frames[id - 1]);
});
afterEach(() => vi.restoreAllMocks());

function start(open = true) {
  const shown: string[] = [];
  const showing = new Showing(document, ({ read }) => void shown.push(read.id));
  if (open) showing.begin();
  return { showing, shown };
}

describe('Showing', () => {
  it('shows nothing before the page has settled, and then all', () => {
    const { showing, shown } = start(false);
    showing.add(entry('one'), 0);
    showing.notePageChange();
    expect(frames).toEqual([]);
    expect(showing.showOne()).toBe(false);
    showing.begin();
    while (showing.showOne());
    expect(shown).toEqual(['one']);
  });

  it('is due at the end of a slice that follows a change of the page, and not in the next', () => {
    const { showing } = start();
    showing.add(entry('one'), 0);
    showing.notePageChange();
    showing.beginSlice(10);
    expect(showing.isDue(10)).toBe(false);
    expect(showing.isDue(14)).toBe(true);
    showing.beginSlice(20);
    expect(showing.isDue(24)).toBe(false);
  });

  it('lets no note wait longer than a tenth of a second', () => {
    const { showing } = start();
    showing.add(entry('one'), 0);
    showing.add(entry('two'), 80);
    showing.beginSlice(98);
    expect(showing.isDue(99)).toBe(false);
    expect(showing.isDue(100)).toBe(true);
    while (showing.showOne());
    expect(showing.isDue(1_000)).toBe(false);
  });

  it('shows what waits in the frame of a change of the page, each post once and as last read', () => {
    const { showing, shown } = start();
    showing.add(entry('one'), 0);
    showing.add(entry('one'), 1);
    showing.add(entry('two'), 1);
    showing.add(entry('gone'), 1);
    showing.drop(entry('gone'));
    showing.notePageChange();
    showing.notePageChange();
    expect(frames).toHaveLength(1);
    frames[0]?.(0);
    expect(shown).toEqual(['one', 'two']);
  });

  it('shows nothing after it was stopped', () => {
    const { showing, shown } = start();
    showing.add(entry('one'), 0);
    showing.notePageChange();
    showing.stop();
    frames[0]?.(0);
    expect(showing.showOne()).toBe(false);
    expect(shown).toEqual([]);
  });
});
