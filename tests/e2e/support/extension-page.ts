import { type ExtensionPage, waitFor } from '../drivers/driver.ts';

/** Clicks, with the mouse, the first visible element of this selector whose text contains the words. */
export async function clickText(page: ExtensionPage, selector: string, words: string): Promise<void> {
  const mark = `e2e-${Math.random().toString(36).slice(2)}`;
  await waitFor(`${selector} with "${words}"`, () =>
    page.evaluate<boolean>(`(() => {
      const found = [...document.querySelectorAll(${JSON.stringify(selector)})]
        .find((element) => element.textContent.includes(${JSON.stringify(words)}) && !element.disabled);
      found?.setAttribute('data-e2e', ${JSON.stringify(mark)});
      return found !== undefined;
    })()`),
  );
  await page.click(`[data-e2e="${mark}"]`);
}

/** Waits until the page's text matches and returns the match. */
export function textMatching(
  page: ExtensionPage,
  pattern: RegExp,
  timeoutMs?: number,
): Promise<RegExpMatchArray> {
  return waitFor(
    `${pattern} on an extension page`,
    async () => (await page.text()).match(pattern) ?? undefined,
    timeoutMs,
  );
}
