import { browser } from 'wxt/browser';

/** What a content script is told of its own life. */
export type ScriptContext = {
  /** Aborted once a newer script of this extension runs in the page, or the extension is gone. */
  readonly signal: AbortSignal;
  readonly isInvalid: boolean;
  onInvalidated(listener: () => void): void;
};

/**
 * What WXT gives content scripts as `ContentScriptContext`, for ours: no timers, frames and watchers of addresses, which
 * nothing here asks for and which would weigh 3 KB on every page.
 */
export class ContentScriptContext implements ScriptContext {
  readonly #life = new AbortController();

  constructor(name: string) {
    const started = `${browser.runtime.id}:${name}:started`;
    // Tells the scripts of an earlier version in this page, before this one listens itself.
    document.dispatchEvent(new Event(started));
    document.addEventListener(started, () => this.#life.abort(), { signal: this.signal });
  }

  get signal(): AbortSignal {
    return this.#life.signal;
  }

  get isInvalid(): boolean {
    // The id goes with the extension, when it is updated or switched off under the page.
    if (!browser.runtime?.id) this.#life.abort();
    return this.signal.aborted;
  }

  onInvalidated(listener: () => void): void {
    this.signal.addEventListener('abort', listener);
  }
}
