import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withOtherAtoms } from './kit/atoms.ts';
import { type Open, startBrowser } from './kit/browser.ts';
import { namedOf, PAGES } from './kit/expected.ts';
import { loadSite, pageHtml } from './kit/load.ts';

let open: Open;
let close: () => Promise<void>;
beforeAll(async () => {
  ({ open, close } = await startBrowser());
}, 60_000);
afterAll(() => close?.());

/** Pages that lose a handle by which they are read first, besides all their class names. */
const LOST: [string, RegExp][] = [
  ['glints.html', / data-glints-tracking-element-name="[^"]*"/g],
  ['glints.html', / data-(?:glints-tracking-element-name|gtm-job-id)="[^"]*"/g],
  ['lokerid.html', / data-id="[^"]*"/g],
  ['jora.html', / data-active="[^"]*"/g],
  ['jora.html', / data-hidden="[^"]*"/g],
  ['kaskus.html', /<a href="\/show_post\/[^>]*>/g],
  ['m-facebook-feed-box.html', / data-testid="post-profile-image[^"]*"/g],
  ['olx-list-featured.html', / data-aut-id="itemBox"/g],
  ['telegram-k-group.html', / data-timestamp="[^"]*"/g],
  ['fb-feed-posinset.html', / aria-posinset="[^"]*"/g],
  ['fb-group-feed.html', / role="article"/g],
  ['fb-home-posinset-en.html', / data-ad-rendering-role="story_message"/g],
];

describe('a page that loses one of its handles', () => {
  it.each(LOST)('%s without %s is read by the strategies that are left', async (name, handle) => {
    const page = PAGES[name];
    if (!page) throw new Error(`no expectation for ${name}`);
    const html = withOtherAtoms(pageHtml(name), 7);
    expect(html).toMatch(handle);
    const tab = await open(page.url, html.replace(handle, ''));
    const found = await tab.evaluate((site) => globalThis.kit.read(site), loadSite(page.site));
    await tab.close();
    const wanted = page.posts.map(({ strategy: _, ...post }) => post);
    expect(namedOf(found, wanted)).toEqual(wanted);
  });
});
