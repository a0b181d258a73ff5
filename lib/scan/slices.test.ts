// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Slices } from './slices.ts';

/** Work of `pieces` pieces that take `cost` milliseconds each; notes when each was done. */
function work(pieces: number, cost: number) {
  const done: number[] = [];
  const ended = vi.fn();
  const step = (): boolean => {
    done.push(performance.now());
    vi.setSystemTime(Date.now() + cost);
    return done.length < pieces;
  };
  return { slices: new Slices(document, step, ended), done, ended };
}

let visibility: DocumentVisibilityState = 'visible';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  visibility = 'visible';
  const start = Date.now();
  vi.spyOn(performance, 'now').mockImplementation(() => Date.now() - start);
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('Slices', () => {
  it('works at most 5 ms and one piece at a time', async () => {
    const { slices, done, ended } = work(20, 2);
    slices.request();
    await vi.advanceTimersToNextTimerAsync();
    expect(done).toHaveLength(3);
    expect(ended).toHaveBeenCalledOnce();
    await vi.runAllTimersAsync();
    expect(done).toHaveLength(20);
    slices.stop();
  });

  it('looks at a change of the page at once, unless it has to rest', async () => {
    const { slices, done, ended } = work(5, 2);
    slices.workNow();
    expect(done).toHaveLength(3);
    slices.workNow();
    expect(done).toHaveLength(3);
    expect(ended).toHaveBeenCalledOnce();
    await vi.runAllTimersAsync();
    expect(done).toHaveLength(5);
    slices.stop();
    slices.workNow();
    expect(done).toHaveLength(5);
  });

  it('takes 7.5 % of the time once a burst is spent', async () => {
    const { slices, done } = work(1_000, 5);
    slices.request();
    await vi.advanceTimersByTimeAsync(1_000);
    const burst = done.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect((done.length - burst) * 5).toBeLessThan(450);
    expect((done.length - burst) * 5).toBeGreaterThan(350);
    slices.stop();
  });

  it('takes less where the page’s changes take time besides', async () => {
    const { slices, done } = work(1_000, 5);
    slices.request();
    let besides = 0;
    for (let round = 0; round < 60; round += 1) {
      const since = performance.now();
      vi.setSystemTime(Date.now() + 5);
      slices.spentSince(since);
      besides += 5;
      await vi.advanceTimersByTimeAsync(100);
    }
    const total = 60 * 105;
    expect(besides + done.length * 5).toBeLessThan(0.13 * total);
    expect(done.length * 5).toBeGreaterThan(0.02 * total);
    slices.stop();
  });

  it('never rests long after a slice that was interrupted for seconds', async () => {
    const { slices, done } = work(3, 4_000);
    slices.request();
    await vi.advanceTimersByTimeAsync(0);
    const first = done.length;
    await vi.advanceTimersByTimeAsync(100);
    expect(done.length).toBeGreaterThan(first);
    slices.stop();
  });

  it('does nothing while the tab is hidden, and goes on when it is seen', async () => {
    const { slices, done } = work(1, 1);
    visibility = 'hidden';
    slices.request();
    await vi.runAllTimersAsync();
    expect(done).toEqual([]);
    visibility = 'visible';
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.runAllTimersAsync();
    expect(done).toHaveLength(1);
    slices.stop();
  });

  it('does nothing after it was stopped', async () => {
    const { slices, done } = work(5, 1);
    slices.request();
    slices.stop();
    slices.request();
    await vi.runAllTimersAsync();
    expect(done).toEqual([]);
  });
});
