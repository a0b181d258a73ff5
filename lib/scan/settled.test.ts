// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whenSettled } from './settled.ts';

let readyState: DocumentReadyState = 'complete';

beforeEach(() => {
  vi.useFakeTimers();
  readyState = 'complete';
  document.body.replaceChildren();
  vi.spyOn(document, 'readyState', 'get').mockImplementation(() => readyState);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

describe('whenSettled', () => {
  it('waits for the page to load, and no longer than five seconds', async () => {
    readyState = 'interactive';
    const [act, late] = [vi.fn(), vi.fn()];
    whenSettled(document, act);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(act).not.toHaveBeenCalled();
    window.dispatchEvent(new Event('load'));
    await vi.advanceTimersByTimeAsync(1_200);
    expect(act).toHaveBeenCalledOnce();
    whenSettled(document, late);
    readyState = 'complete';
    await vi.advanceTimersByTimeAsync(5_000);
    expect(late).toHaveBeenCalledOnce();
    expect(act).toHaveBeenCalledOnce();
  });

  it('waits while parts of a stream still have to be moved to their places', async () => {
    const staged = document.createElement('div');
    staged.hidden = true;
    staged.id = 'S:0';
    document.body.append(staged);
    const act = vi.fn();
    whenSettled(document, act);
    await vi.advanceTimersByTimeAsync(2_000);
    expect(act).not.toHaveBeenCalled();
    staged.remove();
    await vi.advanceTimersByTimeAsync(1_200);
    expect(act).toHaveBeenCalledOnce();
  });

  it('can be called off', async () => {
    const act = vi.fn();
    whenSettled(document, act)();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(act).not.toHaveBeenCalled();
  });
});
