import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Open, startBrowser } from './kit/browser.ts';
import { pageHtml } from './kit/load.ts';

let open: Open;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());

async function readAll(
  html: string,
  selectors: string[],
  keepLines = false,
): Promise<(string | undefined)[]> {
  const page = await open('https://www.facebook.com/', html);
  try {
    return await page.evaluate(
      ([asked, lines]) => asked.map((selector) => globalThis.kit.text(selector, lines)),
      [selectors, keepLines] as const,
    );
  } finally {
    await page.close();
  }
}

describe('the text reader', () => {
  it('gives what a person sees, whatever the page hides in it', async () => {
    const ids = ['#t1', '#t2', '#t3', '#t4', '#t5', '#t6', '#t11', '#t12'];
    expect(await readAll(pageHtml('adversarial-text.html'), ids)).toEqual([
      'Lowongan kerja luar negeri',
      'gaji 8 juta',
      'DEPOSIT 100RB',
      'Sponsored',
      'Daftar sekarang',
      'bagikan 41',
      'Slot sisa 5 🔥',
      'Syarat:\nKTP asli',
    ]);
  });

  it('leaves the writer’s own disguises to the engine', async () => {
    const html = pageHtml('adversarial-text.html');
    expect(await readAll(html, ['#t7', '#t8', '#t9', '#t10'])).toEqual([
      'W4 O8I2-OOOO-OOO1',
      'L O W O N G A N  K E R J A',
      'Gаjі bеsаr',
      '𝐋𝐎𝐖𝐎𝐍𝐆𝐀𝐍 ｇａｊｉ ⑩jt',
    ]);
  });

  it('resolves letters that a stylesheet orders, and drops its decoys', async () => {
    const letters = [...'TKAI']
      .map((letter, index) => `<b class="o${[1, 0, 2, 3][index]}">${letter}</b>`)
      .join('');
    const html = `<style>.f{display:inline-flex}.o0{order:0}.o1{order:1}.o2{order:2}.o3{order:3}.d{position:absolute;left:-2000px}.n{display:none}</style>
      <p id="a">Buka <span class="f">${letters}<b class="d">x</b><b class="n">y</b></span> sini<span class="n">83920174650</span></p>`;
    expect(await readAll(html, ['#a'])).toEqual(['Buka KTAI sini']);
  });

  it('does not mistake short words or real letters for decoys', async () => {
    const html = `<p id="a">Gaji <b>5</b> jt, <b>tanpa</b> <i>biaya</i> <span>a</span><span>b</span><span>c</span><span>d</span></p>
      <p id="b">${'<span>a</span>'.repeat(130)}</p>`;
    expect(await readAll(html, ['#a', '#b'])).toEqual(['Gaji 5 jt, tanpa biaya abcd', 'a'.repeat(130)]);
  });

  it('reads 5,000 nested elements without running out of stack', async () => {
    const page = await open('https://www.facebook.com/', '<div id="a"></div>');
    const text = await page.evaluate(() => {
      const top = document.createElement('div');
      let bottom: Element = top;
      for (let depth = 0; depth < 5_000; depth += 1) {
        const inner = document.createElement('div');
        bottom.append(inner);
        bottom = inner;
      }
      bottom.append('di dasar');
      return globalThis.kit.textOf(top);
    });
    await page.close();
    expect(text).toBe('di dasar');
  });

  it('reads through object elements, which Facebook puts around names', async () => {
    const html =
      '<p id="a">Oleh <object type="nested/pressable"><span>Anggota <b>anonim</b></span></object>, kemarin</p>';
    expect(await readAll(html, ['#a'])).toEqual(['Oleh Anggota anonim, kemarin']);
  });

  it('keeps line breaks where the page shows them', async () => {
    const html = '<div id="a" style="white-space:pre-wrap">satu\n\ndua <br>tiga<div>empat</div>lima</div>';
    expect(await readAll(html, ['#a'], true)).toEqual(['satu\n\ndua\ntiga\nempat\nlima']);
    expect(await readAll(html, ['#a'], false)).toEqual(['satu dua\ntiga\nempat\nlima']);
  });
});
