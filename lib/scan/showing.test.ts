// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CardEntry } from './cards.ts';
import { Showing } from './showing.ts';

const entry = (id: string) => ({ read: { id, root: document.createElement('div') } }) as unknown as CardEntry;

let frames: FrameRequestCallback[] = [];
/** Tells whether a post is near the screen. */
let tell: (entry: CardEntry, isIntersecting: boolean) => void;
const observed = new Set<Element>();

beforeEach(() => {
  frames = [];
  observed.clear();
  class Observer {
    constructor(heard: (records: unknown[]) => void) {
      tell = ({ read }, isIntersecting) => heard([{ target: read.root, isIntersecting }]);
    }
    observe = (target: Element) => void observed.add(target);
    unobserve = (target: Element) => void observed.delete(target);
    disconnect = () => observed.clear();
  }
  vi.stubGlobal('IntersectionObserver', Observer);
  vi.spyOn(window, 'requestAnimationFrame').mockImplementation((act) => frames.push(act));
  vi.spyOn(window, 'cancelAnimationFrame').mockImplementation((id) => void delete frames[id - 1]);
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

function start(open = true) {
  const shown: string[] = [];
  const showing = new Showing(document, ({ read }) => void shown.push(read.id));
  if (open) showing.begin();
  const add = (id: string, now: number, near?: boolean): CardEntry => {
    const added = entry(id);
    showing.add(added, now);
    if (near !== undefined) tell(added, near);
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
    add('one', 0, true);
    showing.notePageChange();
    showing.showSoon();
    expect(draw()).toBe(0);
    showing.begin();
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one']);
  });

  it('draws in frames alone, and asks for one when something near the screen waits', () => {
    const { showing, shown, add } = start();
    const one = add('one', 0);
    expect(showing.showDue(50)).toBe(100);
    showing.showSoon();
    expect(draw()).toBe(0);
    tell(one, true);
    expect(shown).toEqual([]);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one']);
    showing.showSoon();
    expect(draw()).toBe(0);
    expect(observed.size).toBe(0);
  });

  it('leaves what is far from the screen to a frame that comes anyway', () => {
    const { showing, shown, add } = start();
    add('far', 0, false);
    showing.showSoon();
    expect(draw()).toBe(0);
    add('near', 10, true);
    expect(draw()).toBe(0);
    showing.showSoon();
    expect(draw()).toBe(1);
    expect(shown).toEqual(['near', 'far']);
  });

  it('lets no note wait longer than a tenth of a second, far from the screen a quarter', () => {
    const { showing, shown, add } = start();
    add('far', 0, false);
    add('unknown', 80);
    expect(showing.showDue(179)).toBe(180);
    expect(draw()).toBe(0);
    showing.showDue(180);
    expect(draw()).toBe(1);
    expect(shown).toEqual(['unknown', 'far']);
    add('far', 200, false);
    expect(showing.showDue(449)).toBe(450);
    showing.showDue(450);
    expect(draw()).toBe(1);
    expect(showing.showDue(1_000)).toBe(Number.POSITIVE_INFINITY);
  });

  it('shows what waits in the frame of a change of the page, each post once and as last read', () => {
    const { showing, shown, add } = start();
    add('one', 0);
    add('one', 1);
    add('two', 1, false);
    showing.drop(add('gone', 1));
    showing.notePageChange();
    showing.notePageChange();
    expect(draw()).toBe(1);
    expect(shown).toEqual(['one', 'two']);
  });

  it('shows what was read before that frame once reading rests, and nothing so where the page did not change', () => {
    const { showing, shown, add } = start();
    add('one', 0, true);
    showing.showInChange();
    expect(shown).toEqual([]);
    showing.notePageChange();
    showing.showInChange();
    expect(shown).toEqual(['one']);
    draw();
    add('two', 1, true);
    showing.showInChange();
    expect(shown).toEqual(['one']);
  });

  it('leaves to the next frame what would hold up this one', () => {
    const { showing, shown, add } = start();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now++);
    for (let index = 0; index < 9; index += 1) add(`post ${index}`, 0, true);
    showing.showSoon();
    draw();
    expect(shown.length).toBeLessThan(9);
    while (draw() > 0);
    expect(shown).toHaveLength(9);
  });

  it('shows nothing after it was stopped', () => {
    const { showing, shown, add } = start();
    add('one', 0, true);
    showing.showSoon();
    showing.stop();
    draw();
    showing.showSoon();
    expect(draw()).toBe(0);
    expect(shown).toEqual([]);
  });
});
