/** Free of zod: content scripts use it too. */
import { browser } from 'wxt/browser';

/** Calls `changed` when something below one of these keys was stored or removed. Returns the function that stops it. */
export function onStored(keys: readonly string[], changed: () => void): () => void {
  const listener = (changes: Record<string, unknown>): void => {
    if (Object.keys(changes).some((name) => keys.some((key) => name === key || name.startsWith(`${key}:`))))
      changed();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
