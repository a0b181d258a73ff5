import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../tools/setup/browsers.ts';
import { buildTestPage } from './build-page.ts';

const STATES = {
  'collapsed danger': 'shown=danger',
  'open danger': 'shown=danger&open=1',
  'open check': 'shown=check&open=1',
  'collapsed incomplete': 'shown=incomplete',
  'open help': 'shown=help&open=1',
  countdown: 'open=1&state=countdown',
  'wrong mark': 'state=wrong',
};
const SCHEMES = ['light', 'dark'] as const;

let browser: Browser;
let address: string;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rambu-note-'));
  const file = join(folder, 'note.html');
  writeFileSync(file, await buildTestPage('note-page.tsx'));
  address = pathToFileURL(file).href;
  const executablePath = findBrowser('chromium')?.path;
  if (!executablePath) throw new Error('no Chromium on this machine');
  browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
}, 60_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** axe wants a page of a context of its own. */
async function open(settings: string, scheme: 'light' | 'dark', width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme: scheme });
  const page = await context.newPage();
  await page.goto(`${address}#${settings}&scheme=${scheme}`);
  await page.evaluate((value) => {
    document.documentElement.style.colorScheme = value;
  }, scheme);
  await page.locator('rambu-note section').first().waitFor();
  if (settings.includes('countdown')) await page.getByText('LSM Contoh').first().waitFor();
  return page;
}

describe.each(SCHEMES)('the note in %s', (scheme) => {
  it.each(Object.entries(STATES))('%s has no accessibility fault', async (_name, settings) => {
    const page = await open(settings, scheme, 700);
    const { violations } = await new AxeBuilder({ page }).analyze();
    const faults = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
    await page.context().close();
    expect(faults).toEqual([]);
  });
});

describe('the note on a narrow or zoomed page', () => {
  it.each([320, 160])('at %i CSS pixels nothing is cut off or overlaps sideways', async (width) => {
    const page = await open('shown=danger&open=1', 'light', width);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    await page.context().close();
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it('has targets of at least 44 pixels', async () => {
    const page = await open('shown=danger&open=1', 'light', 320);
    const heights = await page
      .locator('rambu-note button')
      .evaluateAll((buttons) => buttons.map((button) => Math.round(button.getBoundingClientRect().height)));
    await page.context().close();
    expect(heights.length).toBeGreaterThan(4);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
  });

  it('is worked with the keyboard alone', async () => {
    const page = await open('shown=danger', 'light', 700);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Mengapa diberi tanda').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.getByText('dalam 10 detik').waitFor();
    await page.keyboard.press('Tab');
    await page.getByText('Hitungan berhenti').first().waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Dibatalkan. Tidak ada yang dikirim.').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await page.getByText('Lihat alasan').waitFor();
    const focused = await page.evaluate(
      () => document.querySelector('rambu-note')?.shadowRoot?.activeElement?.textContent,
    );
    await page.context().close();
    expect(focused).toBe('Lihat alasan');
  });
});
