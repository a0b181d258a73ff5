// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Waiting } from './waiting.ts';

const cards = (count: number) => Array.from({ length: count }, () => document.createElement('div'));

/** Stands in for the browser's: knows who is watched, and says who came near. */
class Watcher {
  static last: Watcher;
  readonly watched = new Set<Element>();
  private readonly tell: (records: object[]) => void;

  constructor(tell: (records: object[]) => void) {
    this.tell = tell;
    Watcher.last = this;
  }

  observe(element: Element): void {
    this.watched.add(element);
  }

  unobserve(element: Element): void {
    this.watched.delete(element);
  }

  disconnect(): void {
    this.watched.clear();
  }

  /** Where a card is; one without a box is nowhere. */
  say(target: Element | undefined, isIntersecting: boolean, height = 100): void {
    this.tell([{ target, isIntersecting, boundingClientRect: { height } }]);
  }
}

/** Which cards came near. */
let came: Element[] = [];

beforeEach(() => {
  came = [];
  vi.stubGlobal('IntersectionObserver', Watcher);
});
afterEach(() => vi.unstubAllGlobals());

function waitingFor(elements: Element[], at = 0): Waiting {
  Object.assign(window, { IntersectionObserver: Watcher });
  const waiting = new Waiting(document, (root) => void came.push(root));
  for (const element of elements) waiting.add(element, at);
  return waiting;
}

describe('Waiting', () => {
  it('gives few cards in the order they came, without asking where they are', () => {
    const all = cards(24);
    const waiting = waitingFor(all);
    waiting.ask(0);
    expect(Watcher.last.watched.size).toBe(0);
    expect(waiting.takeFirst(0, false)).toBeUndefined();
    expect(all.map(() => waiting.takeFirst(0, true))).toEqual(all);
    expect(waiting.takeFirst(0, true)).toBeUndefined();
    expect(waiting.next).toBe(Number.POSITIVE_INFINITY);
  });

  it('keeps many back until they are near, the near ones first', () => {
    const all = cards(30);
    const waiting = waitingFor(all);
    waiting.ask(0);
    expect(Watcher.last.watched.size).toBe(30);
    expect(waiting.takeFirst(0, true)).toBeUndefined();
    Watcher.last.say(all[25], true);
    expect(waiting.takeFirst(0, true)).toBe(all[25]);
    expect(Watcher.last.watched.has(all[25] as Element)).toBe(false);
    expect(waiting.take(0)).toBe(all[0]);
  });

  it('asks where cards are ten times a second at most', () => {
    const waiting = waitingFor(cards(25));
    waiting.ask(0);
    waiting.add(document.createElement('div'), 0);
    waiting.ask(99);
    expect(Watcher.last.watched.size).toBe(25);
    waiting.ask(100);
    expect(Watcher.last.watched.size).toBe(26);
  });

  it('tells when a card comes near that was read while it was far', () => {
    const all = cards(25);
    const waiting = waitingFor(all);
    waiting.ask(0);
    const at = (index: number) => all[index] as Element;
    const [far, left, boxless, unknown] = [at(0), at(1), at(2), at(3)];
    for (const card of [far, left]) Watcher.last.say(card, false);
    Watcher.last.say(boxless, false, 0);
    for (const card of [far, left, boxless, unknown]) expect(waiting.take(0)).toBe(card);
    expect([far, left, boxless, unknown].map((card) => waiting.isFar(card))).toEqual([
      true,
      true,
      false,
      false,
    ]);
    waiting.leave(left);
    expect([far, left].map((card) => Watcher.last.watched.has(card))).toEqual([true, false]);
    Watcher.last.say(far, false);
    expect(came).toEqual([]);
    Watcher.last.say(far, true);
    expect(came).toEqual([far]);
    expect(waiting.isFar(far)).toBe(false);
    expect(Watcher.last.watched.has(far)).toBe(false);
  });

  it('gives nothing before its time, and says when that is', () => {
    const [one, other] = cards(2);
    const waiting = waitingFor([one as Element], 100);
    waiting.add(other as Element, 50);
    expect(waiting.take(49)).toBeUndefined();
    expect(waiting.next).toBe(50);
    expect(waiting.take(50)).toBe(other);
    expect(waiting.take(50)).toBeUndefined();
    expect(waiting.next).toBe(100);
    expect(waiting.take(100)).toBe(one);
  });

  it('keeps the earlier time of a card that is added twice', () => {
    const [one] = cards(1);
    const waiting = waitingFor([one as Element], 100);
    waiting.add(one as Element, 500);
    expect(waiting.take(100)).toBe(one);
    expect(waiting.take(1_000)).toBeUndefined();
  });
});
