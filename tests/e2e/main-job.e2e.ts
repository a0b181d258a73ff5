import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, type ExtensionPage, textOf, type WebPage, waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { joinAsFirstModerator, pageWith, submitForm } from './support/moderator.ts';
import { RECEIVER, type TestServer, testServer } from './support/server.ts';
import {
  BROWSERS,
  builtExtension,
  clickInNote,
  GROUP_URL,
  launch,
  notesByPost,
  noteWith,
  scratch,
  serveFeed,
} from './support/visit.ts';

const DANGEROUS = [0, 4, 7, 8];
/** Ten seconds of countdown, and a margin. */
const COUNTDOWN_MS = 16_000;

async function markedPosts(page: WebPage, words = /tanda bahaya|Perlu diperiksa/): Promise<number[]> {
  return (await notesByPost(page)).filter(({ note }) => words.test(textOf(note))).map(({ post }) => post);
}

describe.each(BROWSERS)('the main job in %s', (browser) => {
  const { folder, remove } = scratch();
  let server: TestServer;
  let driver: Driver;
  let page: WebPage;
  let desk: ExtensionPage;
  let receipt = '';

  beforeAll(async () => {
    server = await testServer(folder);
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: serveFeed(SAMPLE_POSTS),
    });
    page = await driver.newPage();
    await page.goto(GROUP_URL);
  });
  afterAll(async () => {
    await driver.close();
    await server.kill();
    remove();
  });

  it('marks the dangerous ads and leaves the innocent posts alone', async () => {
    await noteWith(page, /Banyak tanda bahaya/);
    const found = await waitFor('notes beside all dangerous ads', async () => {
      const marked = await markedPosts(page);
      return DANGEROUS.every((post) => marked.includes(post)) ? marked : undefined;
    });
    expect(found).toEqual(DANGEROUS);
  });

  it('explains itself: quotes, reasons, sources', async () => {
    await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
    const open = textOf(await noteWith(page, /Mengapa diberi tanda/));
    expect(open).toMatch(/visa turis/i);
    expect(open).toMatch(/Kemnaker|Kemlu/);
    expect(open).toMatch(/20\d\d/);
  });

  it('reads a truncated post again when the person expands it', async () => {
    const button = await page.evaluate<{ x: number; y: number }>(`(() => {
      const target = document.querySelector('[data-sample-rest]');
      target.scrollIntoView({ block: 'center' });
      const box = target.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    })()`);
    const before = (await markedPosts(page)).filter((post) => post === 4).length;
    await page.click(button);
    await waitFor('the expanded post marked as danger', async () =>
      (await markedPosts(page, /Banyak tanda bahaya/)).includes(4),
    );
    expect(before).toBe(1);
  });

  it('asks for consent on the desk before the first report, and sends after it', async () => {
    await clickInNote(page, /Mengapa diberi tanda/, /^Laporkan$/);
    desk = await driver.waitForExtensionPage('Menunggu keputusan Anda');
    await desk.fill('input[inputmode="url"]', server.address);
    await clickText(desk, 'button', 'Periksa alamat');
    await textMatching(desk, new RegExp(`Penerima di alamat ini: ${RECEIVER}`));
    await clickText(desk, 'label', 'Saya setuju laporan ini');
    await clickText(desk, 'button', 'Setuju dan kirim');
    receipt = (await textMatching(desk, /Kode tanda terima: (\S+)/))[1] ?? '';
    expect(receipt).not.toBe('');
  });

  it('keeps the next report while the server is away, and delivers it when it is back', async () => {
    await server.kill();
    await clickInNote(page, /potong gaji|tekong|jalur/i, /Lihat alasan/);
    await clickInNote(page, /Mengapa diberi tanda.*(potong gaji|jalur laut)/i, /^Laporkan$/);
    await noteWith(page, /Batal/);
    await noteWith(page, /tersimpan dan akan dikirim/, COUNTDOWN_MS);
    await textMatching(desk, /Menunggu/);
    await server.start();
    await clickText(desk, 'button', 'Kirim sekarang');
    await waitFor('both reports sent', async () => {
      const receipts = [...(await desk.text()).matchAll(/Kode tanda terima: (\S+)/g)].map(([, code]) => code);
      return new Set(receipts).size === 2;
    });
  });

  it('shows the report in the queue, takes a decision, and the receipt tells the outcome', async () => {
    const queue = await driver.newPage();
    await joinAsFirstModerator(queue, server.output());
    await pageWith(queue, /2 laporan/);
    const link = await queue.evaluate<string>(`[...document.querySelectorAll('a[href*="/reports/"]')]
      .find((found) => found.closest('li, tr, article').textContent.includes('LOWONGAN KERJA LUAR NEGERI')).href`);
    await queue.goto(link);
    const evidence = await pageWith(queue, new RegExp(receipt));
    expect(evidence).toMatch(/visa turis/i);
    await submitForm(queue, 'form[action$="/decision"]', { outcome: 'confirmed', note: 'Diteruskan' });
    await waitFor('the outcome behind the receipt', async () => {
      const answer = await fetch(`${server.address}/v1/receipts/${receipt}`);
      const { status, outcome } = (await answer.json()) as { status: string; outcome?: string };
      return status === 'decided' && outcome === 'confirmed';
    });
    await pageWith(queue, /Diteruskan/);
    await clickText(desk, 'button', 'Periksa semua hasil');
    await textMatching(desk, /Dikonfirmasi oleh penerima/);
  });
});
