// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TightNotes } from './tight.ts';

let tell: (records: { target: Element; boundingClientRect: { width: number } }[]) => void;
const observed = new Set<Element>();
/** What is to be given up after each test, so that it hears of no later window. */
let watched: { notes: TightNotes; container: Element }[] = [];

function watch(notes: TightNotes): Element {
  const container = document.createElement('div');
  notes.watch(container);
  watched.push({ notes, container });
  return container;
}

beforeEach(() => {
  observed.clear();
  class Observer {
    constructor(heard: (records: unknown[], observer: Observer) => void) {
      tell = (records) => heard(records, this);
    }
    observe(target: Element) {
      observed.add(target);
    }
    unobserve(target: Element) {
      observed.delete(target);
    }
  }
  vi.stubGlobal('IntersectionObserver', Observer);
});
afterEach(() => {
  for (const { notes, container } of watched) notes.unwatch(container);
  watched = [];
  vi.unstubAllGlobals();
});

const isTight = (container: Element) => container.classList.contains('note-tight');
const measured = (target: Element, width: number) => tell([{ target, boundingClientRect: { width } }]);

describe('TightNotes', () => {
  it('marks the notes that stand in a narrow place, and asks for no width twice', () => {
    const notes = new TightNotes(document);
    const [wide, narrow] = [watch(notes), watch(notes)];
    measured(narrow, 170);
    measured(wide, 600);
    expect([isTight(narrow), isTight(wide)]).toEqual([true, false]);
    expect(observed.size).toBe(0);
  });

  it('waits for the width of one that does not show yet', () => {
    const container = watch(new TightNotes(document));
    measured(container, 0);
    expect(observed.has(container)).toBe(true);
    measured(container, 100);
    expect(isTight(container)).toBe(true);
  });

  it('takes a new note for as wide as the last one, until it knows', () => {
    const notes = new TightNotes(document);
    const first = watch(notes);
    expect(isTight(first)).toBe(false);
    measured(first, 170);
    const second = watch(notes);
    expect(isTight(second)).toBe(true);
    measured(second, 400);
    expect(isTight(second)).toBe(false);
  });

  it('asks again when the window has another size, but for those that are gone', () => {
    const notes = new TightNotes(document);
    const [stays, goes] = [watch(notes), watch(notes)];
    for (const container of [stays, goes]) measured(container, 400);
    notes.unwatch(goes);
    window.dispatchEvent(new Event('resize'));
    expect([...observed]).toEqual([stays]);
    measured(stays, 150);
    expect(isTight(stays)).toBe(true);
    notes.unwatch(stays);
    window.dispatchEvent(new Event('resize'));
    expect(observed.size).toBe(0);
  });
});
