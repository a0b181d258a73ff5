// npm run screenshots: takes the README's pictures from the built extension and server, on invented posts.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { joinAsFirstModerator } from './support/moderator.ts';
import { testServer } from './support/server.ts';
import {
  builtExtension,
  clickInNote,
  GROUP_URL,
  launch,
  noteWith,
  scratch,
  serveFeed,
} from './support/visit.ts';

const images = path.resolve(import.meta.dirname, '../../docs/images');
const picture = (name: string) => path.join(images, `${name}.png`);
const settle = () => new Promise((resolve) => setTimeout(resolve, 700));

mkdirSync(images, { recursive: true });
const { folder, remove } = scratch();
const server = await testServer(folder);
const driver = await launch('chromium', {
  extension: builtExtension('chromium'),
  profile: path.join(folder, 'profile'),
  route: serveFeed(SAMPLE_POSTS),
  viewport: { width: 760, height: 900 },
});
try {
  const page = await driver.newPage();
  await page.goto(GROUP_URL);
  await noteWith(page, /Banyak tanda bahaya/);
  await settle();
  await page.screenshot(picture('feed'));
  await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
  await noteWith(page, /Mengapa diberi tanda/);
  await page.evaluate('document.querySelector("rambu-note").scrollIntoView({ block: "start" })');
  await settle();
  await page.screenshot(picture('note'));

  await clickInNote(page, /Mengapa diberi tanda/, /^Laporkan$/);
  const desk = await driver.waitForExtensionPage('Menunggu keputusan Anda');
  await desk.fill('input[inputmode="url"]', server.address);
  await clickText(desk, 'button', 'Periksa alamat');
  await textMatching(desk, /Penerima di alamat ini/);
  await desk.screenshot(picture('desk'));
  await clickText(desk, 'label', 'Saya setuju laporan ini');
  await clickText(desk, 'button', 'Setuju dan kirim');
  await textMatching(desk, /Kode tanda terima: \S+/);

  const queue = await driver.newPage();
  await joinAsFirstModerator(queue, server.output());
  await queue.screenshot(picture('queue'));
  const link = await queue.evaluate<string>(`document.querySelector('a[href*="/reports/"]').href`);
  await queue.goto(link);
  await waitFor(
    'the report',
    async () => (await queue.evaluate<number>('document.querySelectorAll("main").length')) > 0,
  );
  await queue.screenshot(picture('report'));
} finally {
  await driver.close();
  await server.kill();
  remove();
}
