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

  come(target: Element | undefined): void {
    this.tell([{ target, isIntersecting: true }]);
  }
}

beforeEach(() => vi.stubGlobal('IntersectionObserver', Watcher));
afterEach(() => vi.unstubAllGlobals());

function waitingFor(elements: Element[], at = 0): Waiting {
  Object.assign(window, { IntersectionObserver: Watcher });
  const waiting = new Waiting(document, () => undefined);
  for (const element of elements) waiting.add(element, at);
  return waiting;
}

describe('Waiting', () => {
  it('gives few cards in the order they came, without asking where they are', () => {
    const all = cards(12);
    const waiting = waitingFor(all);
    expect(Watcher.last.watched.size).toBe(0);
    expect(all.map(() => waiting.takeFirst(0))).toEqual(all);
    expect(waiting.takeFirst(0)).toBeUndefined();
    expect(waiting.next).toBe(Number.POSITIVE_INFINITY);
  });

  it('keeps many back until they are near, the near ones first', () => {
    const all = cards(30);
    const waiting = waitingFor(all);
    expect(Watcher.last.watched.size).toBe(30);
    expect(waiting.takeFirst(0)).toBeUndefined();
    Watcher.last.come(all[25]);
    expect(waiting.takeFirst(0)).toBe(all[25]);
    expect(Watcher.last.watched.has(all[25] as Element)).toBe(false);
    expect(waiting.take(0)).toBe(all[0]);
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
