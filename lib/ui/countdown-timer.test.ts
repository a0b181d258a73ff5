import { describe, expect, it, vi } from 'vitest';
import { CountdownTimer } from './countdown-timer.ts';

/** A ticker that a test turns by hand. */
function handTicker() {
  let tick: (() => void) | undefined;
  return {
    ticker: (run: () => void) => {
      tick = run;
      return () => {
        tick = undefined;
      };
    },
    turn: (times = 1) => {
      for (let time = 0; time < times; time += 1) tick?.();
    },
    running: () => tick !== undefined,
  };
}

describe('CountdownTimer', () => {
  it('ends after ten seconds, once, and not before', () => {
    const hand = handTicker();
    const done = vi.fn();
    const timer = new CountdownTimer(done, 10, hand.ticker);
    hand.turn(9);
    expect(done).not.toHaveBeenCalled();
    expect(timer.state).toEqual({ secondsLeft: 1, holds: [] });
    hand.turn(5);
    expect(done).toHaveBeenCalledTimes(1);
    expect(hand.running()).toBe(false);
  });

  it('does not count while there is a reason to wait', () => {
    const hand = handTicker();
    const done = vi.fn();
    const timer = new CountdownTimer(done, 3, hand.ticker);
    timer.hold('looking', true);
    timer.hold('looking', true);
    timer.hold('closed', true);
    timer.hold('closed', false);
    hand.turn(20);
    expect(timer.state).toEqual({ secondsLeft: 3, holds: ['looking'] });
    timer.hold('looking', false);
    hand.turn(3);
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('never ends after it was stopped', () => {
    const hand = handTicker();
    const done = vi.fn();
    const timer = new CountdownTimer(done, 1, hand.ticker);
    timer.stop();
    hand.turn(5);
    expect(done).not.toHaveBeenCalled();
  });

  it('tells its listeners until they leave', () => {
    const hand = handTicker();
    const timer = new CountdownTimer(() => undefined, 10, hand.ticker);
    const seen: number[] = [];
    const leave = timer.subscribe((state) => seen.push(state.secondsLeft));
    hand.turn(2);
    leave();
    hand.turn();
    expect(seen).toEqual([9, 8]);
  });

  it('counts real seconds by default', () => {
    vi.useFakeTimers();
    const done = vi.fn();
    new CountdownTimer(done);
    vi.advanceTimersByTime(9_999);
    expect(done).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(done).toHaveBeenCalledTimes(1);
    vi.useRealTimers();
  });
});
