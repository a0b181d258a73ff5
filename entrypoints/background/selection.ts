import { browser } from 'wxt/browser';

type Clicked = { selectionText?: string | undefined; frameId?: number | undefined };

/**
 * The words that the person selected. The menu's own copy loses line breaks, so the frame is asked, which the click
 * allows (`activeTab`); where it may not be asked, as in the browser's own pages, the menu's copy serves.
 */
export async function selectedText(info: Clicked, tabId: number | undefined): Promise<string> {
  const copy = info.selectionText ?? '';
  if (tabId === undefined) return copy;
  const results = await browser.scripting
    .executeScript({
      target: { tabId, frameIds: [info.frameId ?? 0] },
      func: () => globalThis.getSelection()?.toString() ?? '',
    })
    .catch(() => []);
  const asked = results[0]?.result;
  // A selection inside a text field is not the document's.
  return typeof asked === 'string' && asked.trim() !== '' ? asked : copy;
}
