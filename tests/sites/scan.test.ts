import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Open, startBrowser } from './kit/browser.ts';
import { loadSite, pageHtml } from './kit/load.ts';

const GROUP = 'https://www.facebook.com/groups/100200300400500/';
const FACEBOOK = loadSite('facebook');

let open: Open;
let close: () => Promise<void>;
let page: Page;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());
afterEach(() => page?.close());

/** Opens a page and scans it; posts with `word` are marked. */
async function scan(html: string, word: string, url = GROUP, note = true): Promise<void> {
  page = await open(url, html);
  await page.evaluate(([site, mark, draws]) => globalThis.kit.start(site, mark, { note: draws }), [
    FACEBOOK,
    word,
    note,
  ] as const);
}

/** How long a hostile page is watched. */
const SECONDS = 2;

const calls = () => page.evaluate(() => globalThis.kit.calls());
const entries = () => page.evaluate(() => globalThis.kit.entries());
const notes = () => page.locator('rambu-note').count();
const settle = (time = 400) => page.waitForTimeout(time);
const whenPosts = (count: number) =>
  page.waitForFunction((wanted) => globalThis.kit.entries().length === wanted, count);
const whenNotes = (count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('rambu-note').length === wanted, count);

/** A card as the group feed has it, with nothing that the reader does not need. */
function card(id: number, author: string, text: string, rest = ''): string {
  return `<div role="article" aria-labelledby="h${id}"><div><div data-ad-rendering-role="profile_name"><h2 id="h${id}"><a href="/groups/1/user/${id}/">${author}</a></h2></div><a role="link" href="/groups/1/posts/${id}/">2 jam</a><div role="button" aria-haspopup="menu" aria-label="Tindakan untuk postingan oleh ${author} ini"></div></div><div data-ad-rendering-role="story_message" dir="auto"><div dir="auto">${text}${rest}</div></div><div role="button" aria-label="Suka"></div></div>`;
}
const feed = (cards: string) =>
  `<!DOCTYPE html><body><div role="main"><div role="feed" id="feed">${cards}</div></div></body>`;
const SEE_MORE = '… <div role="button" tabindex="0">Lihat selengkapnya</div>';

describe('a page that stands still', () => {
  it('has one note beside every marked post, right after its text, and is read once', async () => {
    await scan(pageHtml('fb-group-feed.html'), 'Daftar dulu 75rb');
    await whenPosts(7);
    await settle(1_000);
    expect(await notes()).toBe(1);
    const marked = (await entries()).filter(({ noteAfterAnchor }) => noteAfterAnchor);
    expect(marked.map(({ post }) => post.permalinks)).toEqual([
      ['https://www.facebook.com/groups/100200300400500/posts/700100/'],
    ]);
    expect((await calls()).filter((call) => !call.startsWith('show'))).toEqual([]);
    expect(await page.evaluate(() => globalThis.kit.evaluated().length)).toBe(7);
  });

  it('gives back the page’s own words behind every piece of a text', async () => {
    await scan(pageHtml('fb-group-feed.html'), 'nothing');
    await whenPosts(7);
    const behind = (find: string, words: string) =>
      page.evaluate(([post, text]) => globalThis.kit.rangeText(post, 'text', text), [find, words] as const);
    expect(await behind('packing di rumah', 'upah 500rb/hari')).toBe('upah 500rb/hari');
    expect(await behind('packing di rumah', 'Chat: wa.me/6281200000002')).toBe('Chat: wa.me/6281200000002');
    expect(await behind('packing di rumah', '500rb/hari\nDaftar dulu')).toBe('500rb/hariDaftar dulu');
    expect(await behind('packing di rumah', '🔥💰')).toBe('');
  });

  it('lists posts in page order and knows which one an element belongs to', async () => {
    await scan(pageHtml('fb-feed-posinset.html'), 'nothing', 'https://www.facebook.com/');
    await whenPosts(5);
    expect((await entries()).map(({ post }) => post.author?.name)).toEqual([
      'Rani Contoh',
      'PT Contoh Makmur Sentosa',
      'Kursus Kilat Contoh',
      'Bagas Percobaan',
      'Lowongan Luar Negeri Contoh',
    ]);
  });
});

describe('a page that changes', () => {
  it('gets a note within 300 ms of the post', { retry: 2 }, async () => {
    await scan(feed(card(1, 'Ani', 'selamat pagi semua')), 'BAHAYA');
    await whenPosts(1);
    const delay = await page.evaluate(
      async (html) => {
        const start = performance.now();
        document.querySelector('#feed')?.insertAdjacentHTML('beforeend', html);
        while (!document.querySelector('rambu-note')) await new Promise((resolve) => setTimeout(resolve, 5));
        return performance.now() - start;
      },
      card(2, 'Budi', 'BAHAYA berangkat minggu ini'),
    );
    expect(delay).toBeLessThan(300);
  });

  it('reads a recycled card as the other post that it is now', async () => {
    await scan(
      feed(card(1, 'Ani', 'BAHAYA berangkat cepat') + card(2, 'Budi', 'jual motor bekas')),
      'BAHAYA',
    );
    await whenNotes(1);
    await page.evaluate(
      (html) => {
        const root = document.querySelector('[role=article]');
        const other = new DOMParser().parseFromString(html, 'text/html').querySelector('[role=article]');
        if (root && other) root.replaceChildren(...other.childNodes);
      },
      card(3, 'Citra', 'jual kulkas dua pintu'),
    );
    await page.waitForFunction(() => globalThis.kit.entries()[0]?.post.text.startsWith('jual kulkas'));
    expect(await notes()).toBe(0);
    expect((await entries()).map(({ post }) => post.text)).toEqual([
      'jual kulkas dua pintu',
      'jual motor bekas',
    ]);
    expect(await calls()).toEqual(
      expect.arrayContaining(['remove post-1 BAHAYA berangkat cep', 'show post-3 jual kulkas dua pint']),
    );
  });

  it('reads a post again when it is expanded, under the same key', async () => {
    await scan(feed(card(1, 'Ani', 'Dicari admin', SEE_MORE)), 'BAHAYA');
    await whenPosts(1);
    const [before] = await entries();
    expect(before?.post.truncated).toBe(true);
    expect(before?.post.text).toBe('Dicari admin');
    await page.evaluate(() => {
      const line = document.querySelector('[data-ad-rendering-role=story_message] > div');
      line?.replaceChildren('Dicari admin untuk Poipet. BAHAYA');
    });
    await whenNotes(1);
    const [after] = await entries();
    expect(after?.post.truncated).toBe(false);
    expect([after?.id, after?.post.key]).toEqual([before?.id, before?.post.key]);
  });

  it('notices text that is changed in place', async () => {
    await scan(feed(card(1, 'Ani', 'jual motor bekas')), 'BAHAYA');
    await whenPosts(1);
    await page.evaluate(() => {
      const line = document.querySelector('[data-ad-rendering-role=story_message] > div')?.firstChild;
      if (line) line.nodeValue = 'BAHAYA berangkat besok';
    });
    await whenNotes(1);
  });

  it('leaves notes standing when only the address changes', async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA berangkat besok')), 'BAHAYA');
    await whenNotes(1);
    await page.evaluate(() => history.pushState({}, '', '/photo/?fbid=1'));
    await settle(900);
    expect(await calls()).toEqual(['show post-1 BAHAYA berangkat bes']);
  });

  it('never reads letters', async () => {
    const html = feed(card(1, 'Ani', 'BAHAYA berangkat besok'));
    await scan(html, 'BAHAYA', 'https://www.facebook.com/messages/t/1/');
    await settle(900);
    expect(await entries()).toEqual([]);
  });

  it('keeps the key when the address appears later', async () => {
    const bare = card(1, 'Ani', 'Dicari admin').replace(
      /<a role="link".*?<\/a>/,
      '<a role="link" href="?x=1">2 jam</a>',
    );
    await scan(feed(bare), 'BAHAYA');
    await whenPosts(1);
    const [before] = await entries();
    expect(before?.post.permalinks).toEqual([]);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = '/groups/1/posts/1/';
      document.querySelector('a[role=link]')?.replaceWith(link);
    });
    await page.waitForFunction(() => globalThis.kit.entries()[0]?.post.permalinks.length === 1);
    expect((await entries())[0]?.post.key).toBe(before?.post.key);
  });

  it('finds a dialog that opens over the feed with another address', async () => {
    await scan(feed(card(1, 'Ani', 'jual motor bekas')), 'BAHAYA');
    await whenPosts(1);
    await page.evaluate(
      (html) => {
        history.pushState({}, '', '/groups/1/posts/9/');
        document.body.insertAdjacentHTML(
          'beforeend',
          `<div role="dialog" aria-labelledby="x"><div>${html}</div></div>`,
        );
      },
      card(9, 'Dedi', 'BAHAYA berangkat besok'),
    );
    await whenNotes(1);
    expect((await entries()).map(({ post }) => post.author?.name)).toEqual(['Ani', 'Dedi']);
    await page.evaluate(() => document.querySelector('[role=dialog]')?.remove());
    await whenPosts(1);
  });

  it('reads nothing that still streams, and everything once it stands in its place', async () => {
    await scan(feed(''), 'BAHAYA');
    await page.evaluate(
      (html) => {
        document.body.insertAdjacentHTML('beforeend', `<div hidden id="S:4">${html}</div>`);
      },
      card(4, 'Eka', 'BAHAYA berangkat lusa'),
    );
    await settle();
    expect(await calls()).toEqual([]);
    await page.evaluate(() => {
      const staged = document.getElementById('S:4');
      document.querySelector('#feed')?.append(...(staged?.childNodes ?? []));
      staged?.remove();
    });
    await whenNotes(1);
  });

  it('reads a card whose text and buttons come one after the other', async () => {
    await scan(feed(''), 'BAHAYA');
    await page.evaluate(async () => {
      const pause = () => new Promise((resolve) => setTimeout(resolve, 60));
      const root = document.createElement('div');
      document.querySelector('#feed')?.append(root);
      root.innerHTML =
        '<div><div role="button" aria-label="Tindakan untuk postingan oleh Fani ini"></div></div>';
      await pause();
      root.insertAdjacentHTML('beforeend', '<div><div dir="auto">BAHAYA kerja di luar negeri</div></div>');
      await pause();
      root.insertAdjacentHTML('beforeend', '<div><div role="button" aria-label="Suka"></div></div>');
    });
    await whenNotes(1);
  });

  it('finds the second card in what looked like one card before', async () => {
    const bare = (html: string) => html.replace(/ role="article" aria-labelledby="h\d+"/, '');
    await scan(
      feed(`<div aria-labelledby="title" id="box">${bare(card(1, 'Ani', 'jual motor bekas'))}</div>`),
      'BAHAYA',
    );
    await whenPosts(1);
    await page.evaluate(
      (html) => document.querySelector('#box')?.insertAdjacentHTML('beforeend', html),
      bare(card(2, 'Budi', 'BAHAYA berangkat besok')),
    );
    await whenPosts(2);
    await whenNotes(1);
    expect((await entries()).map(({ post }) => post.author?.name)).toEqual(['Ani', 'Budi']);
  });

  it('removes the note with its post, and forgets it', async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA satu dua tiga') + card(2, 'Budi', 'BAHAYA empat lima')), 'BAHAYA');
    await whenNotes(2);
    await page.evaluate(() => document.querySelector('[role=article]')?.remove());
    await whenPosts(1);
    await settle(100);
    expect(await calls()).toContain('remove post-1 BAHAYA satu dua tiga');
  });

  it('does not read comments, whatever happens in them', async () => {
    await scan(feed(card(1, 'Ani', 'jual motor bekas')), 'BAHAYA');
    await whenPosts(1);
    await page.evaluate(() => {
      const comment =
        '<div role="article" aria-label="Komentar oleh Joko 1 jam"><a href="?comment_id=1">Joko</a><div dir="auto">BAHAYA berangkat minggu ini gaji besar sekali</div></div>';
      document.querySelector('[role=article]')?.insertAdjacentHTML('beforeend', comment);
    });
    await settle();
    expect(await notes()).toBe(0);
    expect(await calls()).toHaveLength(1);
  });
});

describe('a page that fights', () => {
  it('gets a wiped note back once, and is not fought', async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA berangkat cepat')), 'BAHAYA');
    await whenNotes(1);
    await page.evaluate(() => document.querySelector('rambu-note')?.remove());
    await whenNotes(1);
    expect(await notes()).toBe(1);
    await page.evaluate(async () => {
      const until = performance.now() + 1_000;
      while (performance.now() < until) {
        document.querySelector('rambu-note')?.remove();
        await new Promise((resolve) => setTimeout(resolve, 1));
      }
    });
    const shows = (await calls()).filter((call) => call.startsWith('show')).length;
    expect(shows).toBeLessThan(10);
    await whenNotes(1);
  });

  it('puts the note back when the whole text block is rebuilt', async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA berangkat cepat')), 'BAHAYA');
    await whenNotes(1);
    await page.evaluate(() => {
      const root = document.querySelector('[role=article]');
      const copy = root?.cloneNode(true) as Element | undefined;
      for (const note of copy?.querySelectorAll('rambu-note') ?? []) note.remove();
      if (root && copy) root.replaceChildren(...copy.childNodes);
    });
    await settle();
    expect(await notes()).toBe(1);
    expect((await entries())[0]?.noteAfterAnchor).toBe(true);
    expect((await entries())[0]?.id).toBe('post-1');
  });

  it('is left as it was when the scan stops', async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA berangkat cepat')), 'BAHAYA');
    await whenNotes(1);
    await page.evaluate(() => globalThis.kit.stop());
    expect(await notes()).toBe(0);
    await page.evaluate(
      (html) => document.querySelector('#feed')?.insertAdjacentHTML('beforeend', html),
      card(2, 'Budi', 'BAHAYA lagi'),
    );
    await settle();
    expect(await notes()).toBe(0);
  });

  it('survives 5,000 nested elements, 200,000 characters and frames that throw', async () => {
    // Deeper than about 2,500 boxes Chromium itself falls over; the parser nests 512 deep at most.
    const parsed = `${'<div>'.repeat(5_000)}BAHAYA paling dasar${'</div>'.repeat(5_000)}`;
    const long = `BAHAYA ${'kerja di luar negeri '.repeat(10_000)}`;
    const errors: string[] = [];
    await scan(feed(''), 'BAHAYA');
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => errors.push(message.text()));
    await page.evaluate(
      ([one, other, third, nested]) => {
        const host = document.querySelector('#feed');
        host?.insertAdjacentHTML('beforeend', third);
        host?.insertAdjacentHTML('beforeend', one);
        host?.insertAdjacentHTML('beforeend', other);
        let bottom = document
          .querySelector('#h2')
          ?.closest('[role=article]')
          ?.querySelector('[data-ad-rendering-role=story_message]');
        for (let depth = 0; depth < nested; depth += 1) {
          const inner = document.createElement('div');
          bottom?.append(inner);
          bottom = inner;
        }
        bottom?.append('BAHAYA di dasar');
        const frame = document.createElement('iframe');
        frame.sandbox.add('allow-scripts');
        frame.srcdoc = '<script>throw new Error("frame")</script>';
        host?.append(frame);
      },
      [card(1, 'Ani', long), card(2, 'Budi', ''), card(3, 'Citra', parsed), 2_000] as const,
    );
    await whenPosts(3);
    await whenNotes(3);
    const lengths = (await entries()).map(({ post }) => post.text.length);
    expect(lengths).toEqual(['BAHAYA paling dasar'.length, 60_000, 'BAHAYA di dasar'.length]);
    expect(errors.filter((text) => text.includes('Rambu'))).toEqual([]);
  });

  it('loses nothing when more changes at once than it can follow', async () => {
    await scan(feed(card(1, 'Ani', 'jual motor bekas')), 'BAHAYA');
    await whenPosts(1);
    await page.evaluate(
      (html) => {
        document
          .querySelector('[role=article] [data-ad-rendering-role=story_message] > div')
          ?.replaceChildren('BAHAYA satu');
        document.querySelector('#feed')?.insertAdjacentHTML('beforeend', html);
        const box = document.createElement('div');
        document.body.append(box);
        for (let count = 0; count < 5_000; count += 1) box.append(document.createElement('span'));
      },
      card(2, 'Budi', 'BAHAYA dua tiga'),
    );
    await whenNotes(2);
  });

  it('takes little of the time of a page that changes 10,000 nodes a second', { retry: 2 }, async () => {
    await scan(feed(card(1, 'Ani', 'BAHAYA berangkat cepat')), 'BAHAYA');
    await whenNotes(1);
    const client = await page.context().newCDPSession(page);
    await client.send('Performance.enable');
    const churn = () =>
      page.evaluate(async (seconds) => {
        const box = document.createElement('div');
        document.querySelector('#feed')?.append(box);
        const until = performance.now() + seconds * 1_000;
        while (performance.now() < until) {
          for (let count = 0; count < 100; count += 1) box.append(document.createElement('span'));
          box.replaceChildren();
          await new Promise((resolve) => setTimeout(resolve, 10));
        }
      }, SECONDS);
    const spent = async () => {
      const { metrics } = await client.send('Performance.getMetrics');
      const of = (wanted: string) => metrics.find(({ name }) => name === wanted)?.value ?? 0;
      return { script: of('ScriptDuration'), task: of('TaskDuration') };
    };
    const start = await spent();
    await churn();
    const scanned = await spent();
    await page.evaluate(() => globalThis.kit.stop());
    const stopped = await spent();
    await churn();
    const end = await spent();
    const share = (of: 'script' | 'task') => (scanned[of] - start[of] - (end[of] - stopped[of])) / SECONDS;
    expect(share('script')).toBeLessThan(0.1);
    // With what the browser itself spends on telling us.
    expect(share('task')).toBeLessThan(0.2);
  });
});

describe('health', () => {
  it('says that a page full of text without posts cannot be read', async () => {
    const lines = '<div dir="auto">Sebuah kalimat yang cukup panjang untuk dihitung.</div>'.repeat(12);
    await scan(`<!DOCTYPE html><body><div role="main">${lines}</div></body>`, 'BAHAYA');
    await settle();
    const health = await page.evaluate(() => globalThis.kit.health());
    expect(health).toMatchObject({
      adapter: 'facebook',
      state: 'unreadable',
      posts: 0,
      marked: 0,
      textBlocks: 12,
      full: true,
      depths: [3, 3, 3],
    });
    expect(health?.units).toContain('post');
    // Every strategy that was tried, none with a result; names and counts are all there is.
    expect(Object.keys(health?.strategies ?? {}).length).toBeGreaterThan(2);
    expect(new Set(Object.values(health?.strategies ?? {}))).toEqual(new Set([0]));
    expect(JSON.stringify(health)).not.toMatch(/kalimat|https?:/);
  });

  it('holds back a page of which nearly everything would be marked', async () => {
    const cards = Array.from({ length: 40 }, (_, index) =>
      card(index + 1, `Orang ${index}`, `BAHAYA nomor ${index} dua tiga`),
    );
    await scan(feed(cards.join('')), 'BAHAYA');
    await page.waitForFunction(() => globalThis.kit.health()?.state === 'held-back');
    expect(await notes()).toBe(0);
    expect(await entries()).toHaveLength(40);
    const harmless = Array.from({ length: 20 }, (_, index) =>
      card(100 + index, `Tetangga ${index}`, `jual barang nomor ${index}`),
    );
    await page.evaluate(
      (html) => document.querySelector('#feed')?.insertAdjacentHTML('beforeend', html),
      harmless.join(''),
    );
    await whenNotes(40);
  });
});
