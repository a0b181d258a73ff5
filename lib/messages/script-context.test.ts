// @vitest-environment happy-dom
import { beforeEach, describe, expect, it, vi } from 'vitest';

const runtime: { id?: string } = {};
vi.mock('wxt/browser', () => ({ browser: { runtime } }));
const { ContentScriptContext } = await import('./script-context.ts');

beforeEach(() => {
  runtime.id = 'rambu';
});

describe('ContentScriptContext', () => {
  it('ends once a newer script of the same name runs in the page, and not by another’s', () => {
    const older = new ContentScriptContext('scanner');
    const ended = vi.fn();
    older.onInvalidated(ended);
    new ContentScriptContext('other');
    expect(older.isInvalid).toBe(false);
    const newer = new ContentScriptContext('scanner');
    expect(ended).toHaveBeenCalledOnce();
    expect([older.isInvalid, older.signal.aborted, newer.isInvalid]).toEqual([true, true, false]);
  });

  it('ends with the extension', () => {
    const context = new ContentScriptContext('scanner');
    const ended = vi.fn();
    context.onInvalidated(ended);
    delete runtime.id;
    expect(context.isInvalid).toBe(true);
    expect(ended).toHaveBeenCalledOnce();
  });
});
