import { browser } from 'wxt/browser';
import type { Response } from '../../lib/messages/contract.ts';
import type { EngineInput } from '../../lib/schema/post.ts';
import type { Verdict } from '../../lib/schema/verdict.ts';
import { jobPostings, POSTINGS_SITE } from '../../lib/sites/job-postings.ts';
import { postingAddress } from '../../lib/sites/posting-address.ts';
import { isMark } from '../../lib/ui/marks.ts';

export { POSTINGS_SITE } from '../../lib/sites/job-postings.ts';

type Page = Response<'page.list'>;
type Found = { blocks: string[]; href: string; canonical: string | undefined };

/** Runs inside the page, so it stands alone. */
function readBlocks(): Found {
  const scripts = [...document.querySelectorAll('script[type="application/ld+json" i]')].slice(0, 100);
  return {
    blocks: scripts.map((script) => (script.textContent ?? '').slice(0, 200_000)),
    href: location.href,
    canonical: document.querySelector('link[rel~="canonical" i]')?.getAttribute('href') ?? undefined,
  };
}

/**
 * The job postings of the page in front of the person, who clicked for it (`activeTab`). Undefined where there are
 * none or the browser does not allow it.
 */
export async function readPostings(
  tabId: number,
  evaluate: (input: EngineInput) => Verdict,
): Promise<Page | undefined> {
  const results = await browser.scripting
    .executeScript({ target: { tabId }, func: readBlocks })
    .catch(() => []);
  const found = results[0]?.result as Found | undefined;
  const postings = found
    ? jobPostings({ blocks: found.blocks, addressOf: ({ url }) => postingAddress(url, found) })
    : [];
  const entries = postings.map((post) => ({
    post,
    verdict: evaluate(post),
    reported: false,
  }));
  if (entries.length === 0) return undefined;
  const marked = entries.filter(({ verdict }) => isMark(verdict.level)).length;
  const counts = { posts: entries.length, marked, strategies: { posting: entries.length } };
  const nothingElse = { units: [], textBlocks: 0, full: false, depths: [] };
  return {
    entries,
    health: { adapter: POSTINGS_SITE, version: '1', state: 'ok', ...nothingElse, ...counts },
    adapter: { id: POSTINGS_SITE, version: '1' },
  };
}
