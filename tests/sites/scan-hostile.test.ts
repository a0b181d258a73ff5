import { describe, expect, it } from 'vitest';
import {
  calls,
  card,
  entries,
  feed,
  notes,
  page,
  SECONDS,
  scan,
  settle,
  whenNotes,
  whenPosts,
} from './kit/scanned-page.ts';

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

  it('holds it back as well where all of them say the same', async () => {
    const cards = Array.from({ length: 40 }, (_, index) => card(index + 1, 'Ani', 'BAHAYA berangkat cepat'));
    await scan(feed(cards.join('')), 'BAHAYA');
    await page.waitForFunction(() => globalThis.kit.health()?.state === 'held-back');
    expect(await page.evaluate(() => globalThis.kit.health()?.posts)).toBe(40);
    expect(await notes()).toBe(0);
  });
});
