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

/** Draws what was asked for; the number of frames that were. */
function draw(): number {
  const asked = frames.filter((frame) => frame !== undefined);
  frames = [];
  for (const frame of asked) frame(0);
  return asked.length;
}

describe('Showing', () => {
  it('shows nothing before the page has settled, and then all', () => {
    const { showing, shown } = start(false);
    showing.add(entry('one'), 0);
    showing.notePageChange();
    showing.showSoon();
    expect(draw()).toBe(0);
    showing.begin();
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one']);
  });

  it('draws in frames alone, and in none of its own while more is read', () => {
    const { showing, shown } = start();
    showing.add(entry('one'), 0);
    showing.showDue(50);
    expect(draw()).toBe(0);
    showing.add(entry('two'), 60);
    showing.showSoon();
    expect(shown).toEqual([]);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one', 'two']);
    showing.showSoon();
    expect(draw()).toBe(0);
  });

  it('lets no note wait longer than a tenth of a second', () => {
    const { showing, shown } = start();
    showing.add(entry('one'), 0);
    showing.add(entry('two'), 80);
    showing.showDue(99);
    expect(draw()).toBe(0);
    showing.showDue(100);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one', 'two']);
    showing.showDue(1_000);
    expect(draw()).toBe(0);
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
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one', 'two']);
  });

  it('leaves to the next frame what would hold up this one', () => {
    const { showing, shown } = start();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now++);
    for (let index = 0; index < 9; index += 1) showing.add(entry(`post ${index}`), 0);
    showing.showSoon();
    draw();
    expect(shown.length).toBeLessThan(9);
    while (draw() > 0);
    expect(shown).toHaveLength(9);
  });

  it('shows nothing after it was stopped', () => {
    const { showing, shown } = start();
    showing.add(entry('one'), 0);
    showing.notePageChange();
    showing.stop();
    draw();
    showing.showSoon();
    expect(draw()).toBe(0);
    expect(shown).toEqual([]);
  });
});
