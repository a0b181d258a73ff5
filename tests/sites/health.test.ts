import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOtherAtoms } from './kit/atoms.ts';
import { type Open, startBrowser } from './kit/browser.ts';
import { PAGES } from './kit/expected.ts';
import { loadSite, pageHtml } from './kit/load.ts';

let open: Open;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());

/** The first saved page of every site. */
const SITES = [
  ...new Map(
    Object.values(PAGES)
      .map(({ site, url }) => [site, url] as const)
      .toReversed(),
  ),
];
const LINE = 'Sebuah kalimat yang cukup panjang untuk dihitung sebagai isi.';

async function healthOf(site: string, url: string, html: string) {
  const tab = await open(url, html);
  await tab.evaluate((rules) => globalThis.kit.start(rules, 'BAHAYA', { note: false }), loadSite(site));
  await tab.waitForTimeout(600);
  const health = await tab.evaluate(() => globalThis.kit.health());
  await tab.close();
  return health;
}

describe('a page whose markup has become another', () => {
  it.each(SITES)('of %s is called unreadable, whatever it is made of', async (site, url) => {
    const body = `<div><span>${LINE}</span></div>`.repeat(9);
    expect(await healthOf(site, url, `<!DOCTYPE html><body><b>${body}</b></body>`)).toMatchObject({
      state: 'unreadable',
      posts: 0,
      textBlocks: 9,
      full: true,
    });
  });

  it.each(SITES)('of %s with little text, or text beside it, is only empty', async (site, url) => {
    const beside = `<nav>${`<p>${LINE}</p>`.repeat(20)}</nav><footer><p>${LINE}</p></footer>`;
    const body = `${beside}<div hidden>${`<p>${LINE}</p>`.repeat(9)}</div><div>${LINE}</div>`;
    expect((await healthOf(site, url, `<!DOCTYPE html><body>${body}</body>`))?.state).toBe('empty');
  });

  it('without roles and directions, that once had posts, is unreadable too', async () => {
    const html = withOtherAtoms(pageHtml('fb-group-feed.html'), 5)
      .replace(/ (?:role|dir|aria-[a-z]+|data-[a-z-]+)="[^"]*"/g, '')
      .replace(/<\/body>/, `${`<div><div>${LINE}</div></div>`.repeat(4)}</body>`);
    expect((await healthOf('facebook', 'https://www.facebook.com/groups/1/', html))?.state).toBe(
      'unreadable',
    );
  });
});

describe('a page where nothing is looked for', () => {
  it('is not called unreadable, however full it is', async () => {
    const html = `<!DOCTYPE html><body><div role="main">${`<div dir="auto">${LINE}</div>`.repeat(20)}</div></body>`;
    expect(await healthOf('facebook', 'https://www.facebook.com/settings/', html)).toMatchObject({
      state: 'empty',
      units: [],
    });
  });
});
