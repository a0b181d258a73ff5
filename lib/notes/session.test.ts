import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReportActions } from './actions.ts';
import { NoteSession } from './session.ts';
import { recordingActions, samplePost, sampleVerdict } from './testing/sample.ts';

function start(overrides: Partial<ReportActions> = {}) {
  const actions = recordingActions(overrides);
  const session = new NoteSession(actions);
  session.toggle(true);
  return { actions, session };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('NoteSession', () => {
  it('sends nothing before ten seconds are over, then once, and keeps the receipt', async () => {
    const { actions, session } = start();
    await session.report(samplePost, sampleVerdict, 'marked');
    expect(session.state.report.at).toBe('countdown');
    await vi.advanceTimersByTimeAsync(9_900);
    expect(actions.calls).toEqual(['prepare marked']);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(actions.calls).toEqual(['prepare marked', 'send b3d7a0a0-0000-4000-8000-000000000001']);
    expect(session.state.report).toMatchObject({ at: 'done', receipt: 'ABCD-EFGH-JKMN', already: false });
  });

  it('sends nothing after Batal, and drops the draft', async () => {
    const { actions, session } = start();
    await session.report(samplePost, sampleVerdict, 'marked');
    await session.cancel();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(actions.calls).toEqual(['prepare marked', 'cancel']);
    expect(session.state.report.at).toBe('cancelled');
  });

  it('does not begin a second report while one is under way', async () => {
    const { actions, session } = start();
    await session.report(samplePost, sampleVerdict, 'marked');
    await session.report(samplePost, sampleVerdict, 'marked');
    expect(actions.calls).toEqual(['prepare marked']);
  });

  it('waits for the word of those who want to be asked', async () => {
    const { actions, session } = start({
      prepareReport: () =>
        Promise.resolve({ next: 'countdown', id: 'x', receiver: 'LSM', askFirst: true, preview: '' }),
    });
    await session.report(samplePost, sampleVerdict, 'marked');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(actions.calls).toEqual([]);
    await session.send('x');
    expect(actions.calls).toEqual(['send x']);
  });

  it('leaves the first report to the desk', async () => {
    const { actions, session } = start({ prepareReport: () => Promise.resolve({ next: 'desk' }) });
    await session.report(samplePost, sampleVerdict, 'marked');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(session.state.report.at).toBe('desk');
    expect(actions.calls).toEqual([]);
  });

  it('says when the extension was updated under the page', async () => {
    const gone = Object.assign(new Error('gone'), { code: 'disconnected' });
    const { session } = start({ prepareReport: () => Promise.reject(gone) });
    await session.report(samplePost, sampleVerdict, 'marked');
    expect(session.state.report).toEqual({ at: 'failed', stale: true });
  });

  it('ends a running countdown without sending when everything stops', async () => {
    const { actions, session } = start();
    await session.report(samplePost, sampleVerdict, 'marked');
    session.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(actions.calls).toEqual(['prepare marked', 'cancel']);
  });

  it('is kept once something was done with it', async () => {
    const { session } = start();
    session.toggle(false);
    expect(session.untouched).toBe(true);
    await session.report(samplePost, sampleVerdict, 'marked');
    await session.cancel();
    session.toggle(false);
    expect(session.untouched).toBe(false);
  });
});
