import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from './kit/browser.ts';
import { namedOf, PAGES } from './kit/expected.ts';
import { loadSite, pageHtml } from './kit/load.ts';

const FIREFOX = ['/usr/bin/firefox-esr', '/usr/bin/firefox'];

describe('in Firefox', () => {
  let browser: Browser;
  let page: Page;
  let script: string;
  let html = '';

  beforeAll(async () => {
    const executablePath = FIREFOX.find((path) => existsSync(path));
    if (!executablePath) throw new Error(`No Firefox: expected one of ${FIREFOX.join(', ')}`);
    script = await bundle();
    browser = await puppeteer.launch({ browser: 'firefox', executablePath, headless: true });
    page = await browser.newPage();
    await page.setRequestInterception(true);
    page.on('request', (request) => {
      if (!request.isNavigationRequest()) void request.abort();
      else void request.respond({ status: 200, contentType: 'text/html; charset=utf-8', body: html });
    });
  }, 60_000);
  afterAll(() => browser?.close());

  it.each(Object.entries(PAGES))('%s is read as a person sees it', async (name, expected) => {
    html = pageHtml(name);
    await page.goto(expected.url, { waitUntil: 'domcontentloaded' });
    await page.evaluate(script);
    const found = await page.evaluate((site) => globalThis.kit.read(site), loadSite(expected.site));
    expect(namedOf(found, expected.posts)).toEqual(expected.posts);
    expect(found).toHaveLength(expected.posts.length);
  });
});
