import { existsSync } from 'node:fs';
import puppeteer from 'puppeteer-core';
import { bundle, startBrowser } from './browser.ts';

/** What both drivers can do with a page. */
export type Tab = {
  evaluate<Result, Argument>(
    run: (argument: Argument) => Result,
    argument: Argument,
  ): Promise<Awaited<Result>>;
  close(): Promise<void>;
};

export type TabBrowser = { open: (url: string, html: string) => Promise<Tab>; close: () => Promise<void> };

export const BROWSERS = ['Chromium', 'Firefox'] as const;
export type BrowserName = (typeof BROWSERS)[number];

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

/** A browser whose pages are saved ones, served at their real addresses, with our reader inside. */
export function startTabs(name: BrowserName): Promise<TabBrowser> {
  return name === 'Chromium' ? startChromium() : startFirefox();
}

async function startChromium(): Promise<TabBrowser> {
  const { open, close } = await startBrowser();
  return {
    close,
    async open(url, html) {
      const page = await open(url, html);
      // Playwright's type for functions is its own; what it does is the same.
      const evaluate = page.evaluate.bind(page) as Tab['evaluate'];
      return { evaluate, close: () => page.close() };
    },
  };
}

async function startFirefox(): Promise<TabBrowser> {
  const executablePath = FIREFOX.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`No Firefox: expected one of ${FIREFOX.join(', ')}`);
  const [script, browser] = await Promise.all([
    bundle(),
    puppeteer.launch({ browser: 'firefox', executablePath, headless: true }),
  ]);
  const page = await browser.newPage();
  let html = '';
  await page.setRequestInterception(true);
  page.on('request', (request) => {
    if (!request.isNavigationRequest()) void request.abort();
    else void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
  });
  /** One page serves one after the other: opening a new one takes longer than all that is read on it. */
  const open = async (url: string, body: string): Promise<Tab> => {
    html = body;
    await page.goto('about:blank');
    await page.goto(url, { waitUntil: 'domcontentloaded' });
    await page.evaluate(script);
    const evaluate = page.evaluate.bind(page) as Tab['evaluate'];
    return { evaluate, close: () => Promise.resolve() };
  };
  return { open, close: () => browser.close() };
}
