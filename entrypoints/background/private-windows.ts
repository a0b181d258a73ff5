import { browser } from 'wxt/browser';

/** True while any private window that we may see is open; `gone`: the one that is closing. */
async function anyPrivate(
  isGone: (tab: { id?: number | undefined; windowId?: number | undefined }) => boolean,
): Promise<boolean> {
  const tabs = await browser.tabs.query({});
  return tabs.some((tab) => tab.incognito && !isGone(tab));
}

/**
 * Calls `forget` once the last private window is closed. Asks for windows where the browser has them, else (Android)
 * for tabs; neither needs a permission.
 */
export function onLastPrivateClosed(forget: () => Promise<unknown>): void {
  const look = (isGone: Parameters<typeof anyPrivate>[0]) => {
    anyPrivate(isGone)
      .then((open) => (open ? undefined : forget()))
      .catch((error) => console.warn('Rambu: what private windows left could not be deleted', error));
  };
  const { windows } = browser as { windows?: typeof browser.windows };
  if (windows) windows.onRemoved.addListener((gone) => look(({ windowId }) => windowId === gone));
  else browser.tabs.onRemoved.addListener((gone) => look(({ id }) => id === gone));
}
