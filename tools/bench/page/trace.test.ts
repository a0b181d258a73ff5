import { describe, expect, it } from 'vitest';
import { shareOf } from './trace.ts';

const OURS = { data: { url: 'chrome-extension://abc/content-scripts/scanner.js' } };
const THEIRS = { data: { url: 'https://www.facebook.com/page.js' } };
/** An event of the trace; times in microseconds, `tdur` half of the clock's. */
const event = (name: string, ts: number, dur: number, args = {}) => ({
  name,
  ph: 'X',
  ts,
  dur,
  tdur: dur / 2,
  pid: 1,
  tid: 1,
  args,
});
const QUIET = { silentPage: false };

describe('shareOf', () => {
  it('adds the processor time of our outermost calls alone', () => {
    const events = [
      event('FunctionCall', 0, 4_000, OURS),
      event('FunctionCall', 1_000, 1_000, OURS),
      event('FunctionCall', 10_000, 6_000, THEIRS),
      event('EvaluateScript', 20_000, 200_000, OURS),
    ];
    expect(shareOf(events, QUIET)).toMatchObject({ total: 102, longest: 100, long: 1 });
  });

  it('counts layouts that happen within our calls', () => {
    const events = [
      event('Layout', 100, 10),
      event('FunctionCall', 0, 1_000, OURS),
      event('UpdateLayoutTree', 200, 10),
      event('Layout', 2_000, 10),
    ];
    expect(shareOf(events, QUIET)).toMatchObject({ forcedLayouts: 1, forcedStyles: 1 });
  });

  it('takes microtasks as ours only on a page without script', () => {
    const events = [event('RunMicrotasks', 0, 2_000)];
    expect(shareOf(events, QUIET).total).toBe(0);
    expect(shareOf(events, { silentPage: true }).total).toBe(1);
  });

  it("counts long tasks of the page's own thread, by processor time", () => {
    const elsewhere = { ...event('ThreadControllerImpl::RunTask', 0, 400_000), tid: 2 };
    const events = [
      event('Layout', 0, 10),
      event('ThreadControllerImpl::RunTask', 0, 120_000),
      event('ThreadControllerImpl::RunTask', 200_000, 90_000),
      elsewhere,
    ];
    expect(shareOf(events, QUIET).longTasks).toBe(1);
  });

  it('tells the long tasks that we made long from those that were so without us', () => {
    const task = (ts: number, dur: number) => event('ThreadControllerImpl::RunTask', ts, dur);
    const events = [
      event('Layout', 0, 10),
      task(0, 120_000),
      event('FunctionCall', 1_000, 40_000, OURS),
      task(200_000, 180_000),
      event('FunctionCall', 201_000, 10_000, OURS),
      task(400_000, 160_000),
      task(600_000, 80_000),
      event('FunctionCall', 601_000, 60_000, OURS),
    ];
    expect(shareOf(events, QUIET)).toMatchObject({ longTasks: 3, lengthened: 1 });
  });
});
