import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Adapter } from '../../lib/sites/adapter.ts';
import { type Open, startBrowser } from './kit/browser.ts';
import { loadSite } from './kit/load.ts';

const GROUP = 'https://www.facebook.com/groups/9/';
const FACEBOOK = loadSite('facebook');

let open: Open;
let close: () => Promise<void>;
let page: Page;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());
afterEach(() => page?.close());

const card = (id: number, text: string): string =>
  `<div role="article" aria-labelledby="h${id}"><div data-ad-rendering-role="profile_name"><h2 id="h${id}"><a href="/groups/9/user/${id}/">Ani Contoh</a></h2></div><div role="button" aria-label="Tindakan untuk postingan ini"></div><div data-ad-rendering-role="story_message" dir="auto"><div dir="auto">${text}</div></div><div role="button" aria-label="Suka"></div></div>`;

async function scan(body: string, mostCards?: number): Promise<string[]> {
  const said: string[] = [];
  page = await open(
    GROUP,
    `<!DOCTYPE html><body><div role="main"><div role="feed" id="feed">${body}</div></div></body>`,
  );
  page.on('console', (message) => said.push(message.text()));
  page.on('pageerror', (error) => said.push(String(error)));
  await page.evaluate(
    ([site, most]) =>
      globalThis.kit.start(site, 'BAHAYA', {
        note: true,
        ...(most === undefined ? {} : { mostCards: most }),
      }),
    [FACEBOOK, mostCards] as const,
  );
  return said;
}

const whenNotes = (count: number, timeout = 30_000) =>
  page.waitForFunction((wanted) => document.querySelectorAll('rambu-note').length === wanted, count, {
    timeout,
  });
const post = (text: string) =>
  page.evaluate(
    (html) => document.querySelector('#feed')?.insertAdjacentHTML('beforeend', html),
    card(2, text),
  );
/** The longest time, in milliseconds, for which the page's own timer had to wait while `act` ran. */
const longestWait = (act: string) =>
  page.evaluate(async (script) => {
    let longest = 0;
    let last = performance.now();
    const timer = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    new Function(script)();
    last = performance.now();
    await new Promise((resolve) => setTimeout(resolve, 4_000));
    clearInterval(timer);
    return longest;
  }, act);

describe('a hostile page', () => {
  it('of 300,000 nodes is searched in pieces, and its post is found', {
    timeout: 90_000,
    retry: 2,
  }, async () => {
    const said = await scan(card(1, 'jual motor bekas'));
    const waited = await longestWait(`
      const box = document.createElement('div');
      for (let at = 0; at < 300; at += 1) {
        const part = document.createElement('div');
        part.innerHTML = '<span dir="auto"></span>'.repeat(999);
        box.append(part);
      }
      // What the browser needs to lay them out is not what is measured.
      box.style.contentVisibility = 'hidden';
      document.querySelector('#feed').append(box);`);
    await post('BAHAYA berangkat cepat');
    await whenNotes(1);
    expect(waited).toBeLessThan(400);
    expect(said.filter((text) => text.includes('Rambu'))).toEqual([]);
  });

  it('of 300,000 nodes in 30,000 empty posts is searched in pieces as well', {
    timeout: 90_000,
    retry: 2,
  }, async () => {
    const said = await scan(card(1, 'jual motor bekas'));
    const waited = await longestWait(`
      const box = document.createElement('div');
      for (let at = 0; at < 300; at += 1) {
        const part = document.createElement('div');
        part.innerHTML = '<div role="article" aria-posinset="1" data-ad-rendering-role="story_message">' + '<i></i>'.repeat(9) + '</div>';
        part.innerHTML = part.innerHTML.repeat(100);
        box.append(part);
      }
      // What the browser needs to lay them out is not what is measured.
      box.style.contentVisibility = 'hidden';
      document.querySelector('#feed').append(box);`);
    expect(waited).toBeLessThan(400);
    await post('BAHAYA berangkat cepat');
    await whenNotes(1, 60_000);
    expect(said.filter((text) => text.includes('Rambu'))).toEqual([]);
  });

  it('of 300,000 elements that look like posts is neither frozen nor followed without end', {
    timeout: 120_000,
    retry: 1,
  }, async () => {
    // A tenth of what is followed elsewhere: reading ten thousand takes most of a minute, and shows nothing more.
    const most = 1_000;
    const said = await scan('', most);
    const waited = await longestWait(`
      const box = document.createElement('div');
      box.id = 'crowd';
      for (let part = 0; part < 60; part += 1) {
        let html = '';
        for (let at = 0; at < 5000; at += 1)
          html += '<div role="article"><div dir="auto">jual barang bekas nomor ' + (part * 5000 + at) + ' masih bagus sekali</div></div>';
        const some = document.createElement('div');
        some.innerHTML = html;
        box.append(some);
      }
      // What the browser needs to lay them out is not what is measured.
      box.style.contentVisibility = 'hidden';
      document.querySelector('#feed').append(box);`);
    expect(waited).toBeLessThan(600);
    const read = () => page.evaluate(() => globalThis.kit.evaluated().length);
    await expect.poll(read, { timeout: 60_000, interval: 250 }).toBe(most);
    await page.waitForTimeout(2_000);
    expect(await read()).toBe(most);
    await page.evaluate(() => document.querySelector('#crowd > div')?.remove());
    await expect.poll(read, { timeout: 30_000 }).toBeGreaterThan(most + 100);
    await page.evaluate(() => document.querySelector('#crowd')?.remove());
    await post('BAHAYA berangkat cepat');
    await whenNotes(1);
    expect(said.filter((text) => text.includes('Rambu'))).toEqual([]);
  });

  it('with 100,000 lone combining marks in a post is read to the end of what is read', async () => {
    // Drawing them takes Chromium far longer than reading them.
    const unseen = `<div style="content-visibility: hidden">`;
    const said = await scan(`${unseen}${card(1, `BAHAYA ${'\u0301'.repeat(100_000)} akhir`)}</div>`);
    await whenNotes(1);
    const lengths = await page.evaluate(() =>
      globalThis.kit.entries().map((entry) => entry.post.text.length),
    );
    expect(lengths).toEqual([60_000]);
    expect(said).toEqual([]);
  });

  it('that takes the note out the moment it comes is not fought, and left its note when it ends', {
    timeout: 60_000,
  }, async () => {
    const said = await scan(card(1, 'BAHAYA berangkat cepat'));
    await whenNotes(1);
    await page.evaluate(async () => {
      const wipe = (): void => document.querySelector('rambu-note')?.remove();
      const observer = new MutationObserver(wipe);
      observer.observe(document.body, { childList: true, subtree: true });
      wipe();
      const timer = setInterval(wipe, 1);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      clearInterval(timer);
      observer.disconnect();
    });
    const shows = await page.evaluate(
      () => globalThis.kit.calls().filter((call) => call.startsWith('show')).length,
    );
    expect(shows).toBeLessThan(12);
    await whenNotes(1);
    expect(said).toEqual([]);
  });

  it('that breaks the tools of the page for everybody does not break the scan', async () => {
    const said = await scan('');
    await page.evaluate(() => {
      Object.defineProperty(Element.prototype, 'after', {
        value: () => {
          throw new Error('not here');
        },
      });
    });
    await post('BAHAYA berangkat cepat');
    await page.waitForFunction(() => globalThis.kit.entries().length === 1);
    expect(await page.evaluate(() => globalThis.kit.health()?.posts)).toBe(1);
    expect(said.filter((text) => !text.startsWith('Rambu:'))).toEqual([]);
  });
});

describe('an adapter', () => {
  it('whose selector this browser does not know reads with the others', async () => {
    page = await open(GROUP, `<div role="main">${card(1, 'jual motor bekas, pajak hidup')}</div>`);
    const [unit, ...others] = FACEBOOK.units;
    if (!unit) throw new Error('facebook has units');
    const unknown = { id: 'unknown', anchor: 'div:nobody-knows-this', root: 'self' as const };
    const units = [{ ...unit, strategies: [unknown, ...unit.strategies] }, ...others];
    const found = await page.evaluate((site) => globalThis.kit.read(site), { ...FACEBOOK, units });
    expect(found.map(({ post: read }) => read.text)).toEqual(['jual motor bekas, pajak hidup']);
  });

  it('answers no match, not an error, for what the browser cannot parse', () => {
    const adapter = new Adapter(FACEBOOK);
    const nothing = {
      querySelectorAll: () => {
        throw new SyntaxError('not a selector');
      },
    };
    expect(adapter.all(nothing as unknown as ParentNode, 'div:nobody')).toEqual([]);
  });
});
