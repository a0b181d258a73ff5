import { browser } from 'wxt/browser';

/**
 * Runs the script that draws open notes beside the content script of a tab's top frame, which is the only one that may
 * ask (lib/messages/sender.ts). Rejects where the tab is gone or its site may not be read.
 */
export async function runPanel(tabId: number): Promise<void> {
  const target = { tabId, frameIds: [0] };
  await browser.scripting.executeScript({ target, files: ['note-panel.js'], injectImmediately: true });
}
