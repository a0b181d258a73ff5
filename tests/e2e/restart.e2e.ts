import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_POSTS } from '../../tools/sample/posts.ts';
import { type Driver, waitFor } from './drivers/driver.ts';
import { clickText, textMatching } from './support/extension-page.ts';
import { type TestServer, testServer } from './support/server.ts';
import {
  BROWSERS,
  builtExtension,
  clickInNote,
  GROUP_URL,
  launch,
  scratch,
  serveFeed,
} from './support/visit.ts';

async function storedReports(server: TestServer): Promise<number> {
  const metrics = await (await fetch(`${server.address}/metrics`)).text();
  const gauges = [...metrics.matchAll(/^rambu_reports\{[^}]*\} (\d+)$/gm)].map(([, count]) => Number(count));
  return gauges.reduce((sum, count) => sum + count, 0);
}

describe.each(BROWSERS)('a report outlives %s', (browser) => {
  const { folder, remove } = scratch();
  let server: TestServer;
  let driver: Driver;

  const start = async () => {
    driver = await launch(browser, {
      extension: builtExtension(browser),
      profile: path.join(folder, 'profile'),
      route: serveFeed(SAMPLE_POSTS),
    });
    const page = await driver.newPage();
    await page.goto(GROUP_URL);
    return page;
  };

  beforeAll(async () => {
    server = await testServer(folder);
  });
  afterAll(async () => {
    await driver.close();
    await server.kill();
    remove();
  });

  it('delivers after a restart what could not be sent before it, once', async () => {
    const page = await start();
    await clickInNote(page, /Banyak tanda bahaya/, /Lihat alasan/);
    await clickInNote(page, /Mengapa diberi tanda/, /^Laporkan$/);
    const desk = await driver.waitForExtensionPage('Menunggu keputusan Anda');
    await desk.fill('input[inputmode="url"]', server.address);
    await clickText(desk, 'button', 'Periksa alamat');
    await clickText(desk, 'label', 'Saya setuju laporan ini');
    await server.kill();
    await clickText(desk, 'button', 'Setuju dan kirim');
    await textMatching(desk, /Server tidak terjangkau/, 30_000);
    await driver.close();

    await server.start();
    expect(await storedReports(server)).toBe(0);
    await start();
    await waitFor('the report at the server', async () => (await storedReports(server)) === 1, 90_000);
    await new Promise((resolve) => setTimeout(resolve, 3_000));
    expect(await storedReports(server)).toBe(1);
  });
});
