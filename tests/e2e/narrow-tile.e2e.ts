import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Driver, type NoteNode, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import { BROWSERS, builtExtension, clickInNote, launch, noteWith, scratch } from './support/visit.ts';

const URL = 'https://www.facebook.com/marketplace/search/?query=loker';
const tile = (id: number, title: string): string =>
  `<div class="tile"><a role="link" href="/marketplace/item/${id}/"><img alt="${title} in Jakarta"><div><span dir="auto">Rp1</span></div><span aria-hidden="true"><span style="-webkit-line-clamp:2">${title}</span></span></a></div>`;
/** Tiles that cut off what is in them, and hear of every click. */
const PAGE = `<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Marketplace</title><style>
  .grid { display: grid; grid-template-columns: repeat(4, 170px); gap: 12px; padding: 12px }
  .tile { height: 320px; overflow: hidden; contain: paint }
  .tile a { display: block }
</style></head><body><div role="main" aria-label="Koleksi item Marketplace"><div class="grid">
  ${tile(910001, 'Meja belajar kayu')}
  ${tile(910002, 'Loker admin online penempatan Kamboja, gaji 12 juta, tiket ditanggung')}
  ${tile(910003, 'Kulkas dua pintu')}
</div></div><script>
  window.heard = 0;
  for (const type of ['click', 'keydown']) document.addEventListener(type, () => { heard += 1; });
</script></body></html>`;

function find(nodes: NoteNode[], is: (node: NoteNode) => boolean): NoteNode | undefined {
  for (const node of nodes) {
    const found = is(node) ? node : find(node.children, is);
    if (found) return found;
  }
  return undefined;
}

describe.each(BROWSERS)('a note in a narrow tile, in %s', (browser) => {
  const { folder, remove } = scratch();
  let driver: Driver;
  let page: WebPage;

  beforeAll(async () => {
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      viewport: { width: 900, height: 700 },
      route: (url) =>
        url.startsWith('https://www.facebook.com/')
          ? { status: 200, contentType: 'text/html; charset=utf-8', body: PAGE }
          : undefined,
    });
    page = await driver.newPage();
    await page.goto(URL);
  });
  afterAll(async () => {
    await driver.close();
    remove();
  });

  const dialog = async () =>
    find(await page.notes(), (node) => node.attributes.role === 'dialog' && !('hidden' in node.attributes));

  it('opens over the page where it can be read, and closes again', async () => {
    await noteWith(page, /Banyak tanda bahaya/);
    const address = await page.evaluate<string>('location.href');
    await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
    const panel = await waitFor('the floating panel', dialog);
    expect(panel.attributes['aria-label']).toMatch(/Rambu: banyak tanda bahaya/);
    await waitFor('its words', async () => /Mengapa diberi tanda/.test(textOf((await dialog()) ?? panel)));
    const reasons = find(
      [(await dialog()) ?? panel],
      ({ tag, ...node }) => tag === 'h3' || /Mengapa diberi tanda/.test(node.text),
    );
    const seen = await page.centre(reasons?.ref ?? panel.ref);
    expect(await page.evaluate<string>(`document.elementFromPoint(${seen.x}, ${seen.y}).localName`)).toBe(
      'rambu-note',
    );
    await page.press('Escape');
    await waitFor('the panel closed', async () => (await dialog()) === undefined);
    // Nothing of it reached the page, whose tiles are links.
    expect(await page.evaluate<number>('heard')).toBe(0);
    expect(await page.evaluate<string>('location.href')).toBe(address);
  });

  it('is opened and closed with the keyboard, which goes on where it was', async () => {
    await page.press('Enter');
    await waitFor('the floating panel', dialog);
    await page.press('Tab');
    await page.press('Enter');
    await waitFor('the panel closed', async () => (await dialog()) === undefined);
    await page.press('Enter');
    await waitFor('the floating panel', dialog);
    await page.evaluate(`document.querySelectorAll('.tile')[1].remove()`);
    await waitFor('the note gone with its tile', async () => (await page.notes()).length === 0);
  });
});
