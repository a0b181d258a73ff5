import path from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { findBrowser } from '../../tools/setup/browsers.ts';
import { waitFor } from './drivers/driver.ts';
import { builtExtension, scratch } from './support/visit.ts';

const { folder, remove } = scratch();
const settle = () => new Promise((resolve) => setTimeout(resolve, 1_500));
let context: BrowserContext;
let desk: Page;

/** As a person does on the browser's page of extensions, which needs its developer mode for an unpacked one. */
async function allowPrivateWindows(id: string): Promise<void> {
  const page = await context.newPage();
  await page.goto(`chrome://extensions/?id=${id}`);
  await page.evaluate('chrome.developerPrivate.updateProfileConfiguration({ inDeveloperMode: true })');
  const change = JSON.stringify({ extensionId: id, incognitoAccess: true });
  await page.evaluate(`chrome.developerPrivate.updateExtensionConfiguration(${change})`);
}

beforeAll(async () => {
  const extension = builtExtension('chromium');
  const found = findBrowser('chromium');
  if (!found) throw new Error('no Chromium on this machine');
  context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    executablePath: found.path,
    args: [
      '--headless=new',
      '--no-sandbox',
      `--disable-extensions-except=${extension}`,
      `--load-extension=${extension}`,
    ],
  });
  const worker = context.serviceWorkers()[0] ?? (await context.waitForEvent('serviceworker'));
  const id = new URL(worker.url()).host;
  await allowPrivateWindows(id);
  desk = await context.newPage();
  // The browser loads the extension again.
  await waitFor('the desk', () => desk.goto(`chrome-extension://${id}/desk.html`).then(Boolean, () => false));
});
afterAll(async () => {
  await context.close();
  remove();
});

it('what private windows left is deleted when the last of them closes', async () => {
  const open = () =>
    desk.evaluate<number>(
      `chrome.windows.create({ incognito: true, url: 'about:blank' }).then(({ id }) => id)`,
    );
  const close = async (id: number) => {
    await desk.evaluate(`chrome.windows.remove(${id})`);
    await settle();
  };
  const kept = () => desk.evaluate('chrome.storage.session.get(null)');
  const [first, last] = [await open(), await open()];
  const quiet = { hidden: ['facebook:rahasia'], trusted: [] };
  await desk.evaluate(`chrome.storage.session.set(${JSON.stringify({ quiet })})`);
  await close(first);
  expect(await kept()).toEqual({ quiet });
  await close(last);
  expect(await kept()).toEqual({});
});
