import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/setup/browsers.ts';
import { buildTestPage } from './build-page.ts';

const HOSTILE = `
rambu-note, main * + rambu-note { display: none !important; visibility: hidden !important; opacity: .01 !important;
  pointer-events: none !important; position: fixed !important; left: -9999px !important; font-size: 60px !important }
* { --ink: lime; --paper: lime; --tone: lime; --danger: lime; letter-spacing: 12px; text-transform: uppercase }
section, button, p, ul, h3, svg, path { display: none !important; transform: scale(0) !important }`;

type Asked = { heard: string[]; actions: { calls: string[] }; host: HTMLElement; stop(): void };
declare global {
  var rambuTest: Asked;
}

let browser: Browser;
let html: string;
let page: Page;

beforeAll(async () => {
  html = await buildTestPage('hostile-page.ts', HOSTILE);
  const executablePath = findBrowser('chromium')?.path;
  if (!executablePath) throw new Error('no Chromium on this machine');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 60_000);
afterAll(async () => void (await browser?.close()));
beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 700, height: 900 } });
  await page.setContent(html);
  await page.waitForFunction(() => rambuTest.actions.calls.includes('words'));
});
afterEach(async () => void (await page.close()));

/** Waits a frame, so that what was drawn is laid out. */
async function box() {
  await page.waitForTimeout(50);
  return page.evaluate(() => {
    const { x, y, width, height } = rambuTest.host.getBoundingClientRect();
    return { x, y, width, height };
  });
}

describe('a note on a hostile page', () => {
  it('stays visible, in its place, whatever the page says about it', async () => {
    const { width, height } = await box();
    expect(width).toBeGreaterThan(600);
    expect(height).toBeGreaterThan(60);
    expect(height).toBeLessThan(160);
    const seen = await page.evaluate(() =>
      rambuTest.host.checkVisibility({ opacityProperty: true, visibilityProperty: true }),
    );
    expect(seen).toBe(true);
  });

  it('opens at a real click, which the page and its links do not get', async () => {
    const before = await box();
    await page.mouse.click(before.x + before.width / 2, before.y + before.height / 2);
    expect((await box()).height).toBeGreaterThan(before.height + 300);
    await page.keyboard.press('Escape');
    expect((await box()).height).toBe(before.height);
    expect(await page.evaluate(() => rambuTest.heard)).toEqual([]);
    expect(new URL(page.url()).hash).toBe('');
  });

  it('obeys no click that the page makes', async () => {
    const before = await box();
    await page.evaluate(() => {
      rambuTest.host.click();
      rambuTest.host.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    });
    expect(await box()).toEqual(before);
    expect(await page.evaluate(() => rambuTest.host.shadowRoot)).toBeNull();
  });

  it('marks the evidence without touching a node, and leaves nothing behind', async () => {
    const marks = await page.evaluate(
      () => [...(CSS.highlights.get('rambu-evidence') ?? [])].map(String).length,
    );
    expect(marks).toBe(4);
    const left = await page.evaluate(() => {
      rambuTest.stop();
      return [document.querySelectorAll('rambu-note').length, CSS.highlights.size];
    });
    expect(left).toEqual([0, 0]);
  });
});
