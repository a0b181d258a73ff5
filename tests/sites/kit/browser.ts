import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const ENTRY = join(import.meta.dirname, 'in-page.ts');

/** A Chromium whose pages are saved ones, served at their real addresses, with our reader inside. */
export async function startBrowser(): Promise<{ open: Open; close: () => Promise<void> }> {
  const executablePath = CHROMIUM.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`No Chromium: expected one of ${CHROMIUM.join(', ')}`);
  const [script, browser] = await Promise.all([
    bundle(),
    chromium.launch({ executablePath, args: ['--no-sandbox'] }),
  ]);
  return { open: (url, html) => openPage(browser, script, url, html), close: () => browser.close() };
}

export type Open = (url: string, html: string) => Promise<Page>;

async function openPage(browser: Browser, script: string, url: string, html: string): Promise<Page> {
  const page = await browser.newPage();
  await page.route('**/*', (route) =>
    route.request().resourceType() === 'document'
      ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : route.abort(),
  );
  await page.goto(url, { waitUntil: 'domcontentloaded' });
  await page.evaluate(script);
  return page;
}

/** The reader as one script. */
export async function bundle(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: ENTRY, formats: ['iife'], name: 'rambuTestKit', fileName: 'kit' },
    },
  });
  const [result] = Array.isArray(output) ? output : [output];
  const chunk = result && 'output' in result ? result.output[0] : undefined;
  if (chunk?.type !== 'chunk') throw new Error(`The reader could not be bundled`);
  return chunk.code;
}
