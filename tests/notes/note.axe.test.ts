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
  'open danger in a narrow place': 'shown=danger&open=1&tile=190',
  'collapsed check in a narrow place': 'shown=check&tile=190',
  countdown: 'open=1&state=countdown',
  'a report that waits in a closed note': 'state=countdown',
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
  if (settings.includes('countdown'))
    await page
      .getByText(/LSM Contoh|belum dikirim/)
      .first()
      .waitFor();
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

describe('the note in a narrow tile that cuts off what is in it', () => {
  it('opens over the page, wholly on the screen, reachable and closed by the keyboard', async () => {
    const page = await open('shown=danger&tile=190', 'light', 900);
    const toggle = page.getByRole('button', { name: 'Lihat alasan' });
    await toggle.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: /Rambu/ });
    await dialog.waitFor();
    const box = await dialog.boundingBox();
    expect(box?.width).toBe(400);
    expect((box?.x ?? 0) >= 8 && (box?.y ?? 0) >= 8).toBe(true);
    expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(792);
    // What a tile would cut off is drawn and can be clicked.
    const hit = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.localName, [
      (box?.x ?? 0) + 350,
      (box?.y ?? 0) + 60,
    ] as const);
    expect(hit).toBe('rambu-note');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    const focused = await page.evaluate(
      () => document.querySelector('rambu-note')?.shadowRoot?.activeElement?.textContent,
    );
    expect(focused).toBe('Lihat alasan');
    await page.context().close();
  });

  it('comes back into sight when the page takes the note out and it is put back', async () => {
    const page = await open('shown=danger&open=1&tile=190', 'light', 900);
    const dialog = page.getByRole('dialog', { name: /Rambu/ });
    await dialog.waitFor();
    await page.evaluate(() => {
      const host = document.querySelector('rambu-note');
      const parent = host?.parentElement;
      host?.remove();
      if (host) parent?.append(host);
      globalThis.redraw();
    });
    await dialog.waitFor();
    await page.context().close();
  });

  it('stays in the place where there is room enough, and on a small screen', async () => {
    for (const [settings, width] of [
      ['shown=danger&open=1', 700],
      ['shown=danger&open=1&tile=300', 320],
    ] as const) {
      const page = await open(settings, 'light', width);
      await page.getByText('Mengapa diberi tanda').waitFor();
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.context().close();
    }
  });
});
