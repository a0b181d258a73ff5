import { describe, expect, it } from 'vitest';
import { pageHtml } from './kit/load.ts';
import {
  calls,
  card,
  entries,
  feed,
  notes,
  page,
  SEE_MORE,
  scan,
  settle,
  whenNotes,
  whenPosts,
} from './kit/scanned-page.ts';

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
