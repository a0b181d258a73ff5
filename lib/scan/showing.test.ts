// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardEntry } from './cards.ts';
import { Showing } from './showing.ts';

const entry = (id: string) => ({ read: { id, root: document.createElement('div') } }) as unknown as CardEntry;

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
  draw();
  /** A post was read; `far` where its card is far from the screen. */
  const add = (id: string, now: number, far = false): CardEntry => {
    const added = entry(id);
    showing.add(added, now, far ? added.read.root : undefined);
    return added;
  };
  return { showing, shown, add };
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
    const { showing, shown, add } = start(false);
    add('one', 0);
    showing.notePageChange();
    showing.showDue(1_000);
    expect(draw()).toBe(0);
    showing.begin();
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one']);
  });

  it('shows what waits with a change of the page at once, each post once and as last read', () => {
    const { showing, shown, add } = start();
    showing.add(entry('one'), 0);
    add('one', 1);
    add('two', 1);
    showing.drop(add('gone', 1));
    expect(shown).toEqual([]);
    showing.notePageChange();
    expect(shown).toEqual(['one', 'two']);
    showing.notePageChange();
    expect(shown).toEqual(['one', 'two']);
  });

  it('shows what was read before that is laid out, and nothing after it', () => {
    const { showing, shown, add } = start();
    add('before', 0);
    showing.showInChange();
    expect(shown).toEqual([]);
    showing.notePageChange();
    add('one', 0);
    showing.showInChange();
    expect(shown).toEqual(['before', 'one']);
    expect(draw()).toBe(1);
    add('two', 1);
    showing.showInChange();
    expect(shown).toEqual(['before', 'one']);
  });

  it('lets no note wait longer than a fifth of a second, the others with it', () => {
    const { showing, shown, add } = start();
    add('one', 0);
    add('other', 80);
    expect(showing.showDue(199)).toBe(200);
    expect(draw()).toBe(0);
    expect(showing.showDue(200)).toBe(Number.POSITIVE_INFINITY);
    expect(shown).toEqual([]);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one', 'other']);
    expect(showing.showDue(1_000)).toBe(Number.POSITIVE_INFINITY);
    expect(draw()).toBe(0);
  });

  it('keeps what is far from the screen until it comes near, whatever the page does', () => {
    const { showing, shown, add } = start();
    const far = add('far', 0, true);
    const gone = add('gone', 0, true);
    showing.drop(gone);
    expect(showing.awaits(far.read.root)).toBe(true);
    showing.notePageChange();
    showing.showDue(1_000);
    draw();
    expect(shown).toEqual([]);
    showing.comeNear(gone.read.root);
    expect(draw()).toBe(0);
    showing.comeNear(far.read.root);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['far']);
    expect(showing.awaits(far.read.root)).toBe(false);
  });

  it('draws all that is far from the screen together after two seconds', () => {
    const { showing, shown, add } = start();
    add('far', 0, true);
    add('farther', 1_500, true);
    expect(showing.showDue(1_999)).toBe(2_000);
    expect(draw()).toBe(0);
    expect(showing.showDue(2_000)).toBe(Number.POSITIVE_INFINITY);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['far', 'farther']);
    expect(showing.showDue(9_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves to the next frame what would hold up this one', () => {
    const { showing, shown, add } = start();
    for (let index = 0; index < 9; index += 1) add(`post ${index}`, 0);
    showing.showDue(1_000);
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now++);
    draw();
    expect(shown.length).toBeLessThan(9);
    while (draw() > 0);
    expect(shown).toHaveLength(9);
  });

  it('shows nothing after it was stopped', () => {
    const { showing, shown, add } = start();
    add('one', 0);
    showing.showDue(1_000);
    showing.stop();
    draw();
    expect(showing.showDue(2_000)).toBe(Number.POSITIVE_INFINITY);
    expect(draw()).toBe(0);
    expect(shown).toEqual([]);
  });
});
