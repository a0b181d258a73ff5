import { groupFeedPage } from '../../sample/feed.ts';
import { SAMPLE_GROUP, SAMPLE_POSTS } from '../../sample/posts.ts';
import { type Feed, growingFeed, type Mix } from './feed.ts';
import {
  type Counters,
  collectGarbage,
  counters,
  difference,
  openPage,
  rested,
  type Session,
} from './session.ts';
import { type Share, traced } from './trace.ts';

/** Rest between two portions of ten posts, in milliseconds, unless told otherwise: sixty posts a second. */
let rest = 150;

export function setRest(milliseconds: number): void {
  rest = milliseconds;
}

/** Rest while a feed is filled that is not measured meanwhile. */
const FILLING = 40;

/** What a stretch of a visit has cost. */
export type Stretch = {
  added: Counters;
  share: Share;
  /** Heap after garbage collection, in MB, against that of the empty feed. */
  keptMB: number;
  /** On the whole page, at the end. */
  notes: number;
};

/** One visit: a feed that grows while it is scrolled. */
export async function grow(mix: Mix, posts: number, extension?: string, feed?: Feed): Promise<Stretch> {
  const [stretch] = await stretches(mix, [posts], posts, extension, feed);
  if (!stretch) throw new Error('expected one stretch');
  return stretch;
}

/** What the last `measured` posts have cost of a feed that grew to each of these sizes. */
export async function stretches(
  mix: Mix,
  sizes: readonly number[],
  measured: number,
  extension?: string,
  feed?: Feed,
): Promise<Stretch[]> {
  const session = await openPage(growingFeed(mix, feed), extension);
  try {
    const { page, cdp } = session;
    await page.waitForTimeout(1_500);
    await collectGarbage(cdp);
    const empty = await counters(cdp);
    const found: Stretch[] = [];
    for (const size of sizes) {
      await page.evaluate(`growTo(${size - measured}, ${FILLING})`);
      await rested(session);
      const before = await counters(cdp);
      const share = await traced(cdp, async () => {
        await page.evaluate(`growTo(${size}, ${rest})`);
        await rested(session);
      });
      const added = difference(before, await counters(cdp));
      const notes = await page.evaluate<number>('noteCount()');
      await collectGarbage(cdp);
      const { heapMB: keptMB } = difference(empty, await counters(cdp));
      found.push({ share, added, notes, keptMB });
    }
    return found;
  } finally {
    await session.close();
  }
}

const ROWS = 50;

export type Recycled = { heapKB: number; nodes: number; posts: number };

/** What is left of the posts that went through the rows of a virtual list, once they are gone. */
export async function recycled(posts: number, extension?: string): Promise<Recycled> {
  const session = await openPage(growingFeed('usual'), extension);
  try {
    const { page, cdp } = session;
    await page.evaluate(`growTo(${ROWS}, ${rest})`);
    const turn = async (): Promise<Counters> => {
      await page.evaluate(`recycle(${posts}, 3 * ${rest})`);
      await rested(session);
      await collectGarbage(cdp);
      return counters(cdp);
    };
    // The first turn fills what is remembered for good: code, keys of posts.
    const { heapMB, nodes } = difference(await turn(), await turn());
    return { heapKB: heapMB * 1024, nodes, posts };
  } finally {
    await session.close();
  }
}

export type Start = { share: Share; firstNote: number; newPosts: number[] };

/** Start-up on a page with one post, and how long a new dangerous post waits for its note. */
export async function start(extension: string): Promise<Start> {
  const session = await openPage(groupFeedPage(SAMPLE_POSTS.slice(3, 4), SAMPLE_GROUP), extension);
  try {
    const { page, cdp } = session;
    const share = await traced(
      cdp,
      async () => {
        await page.reload({ waitUntil: 'load' });
        await page.waitForTimeout(1_500);
      },
      { silentPage: true },
    );
    return { share, ...(await waits(session)) };
  } finally {
    await session.close();
  }
}

async function waits({ page }: Session): Promise<Pick<Start, 'firstNote' | 'newPosts'>> {
  const html = growingFeed('usual').replace('</body>', '<script>append(10)</script></body>');
  await page.context().unrouteAll();
  await page
    .context()
    .route(/^https:\/\//, (route) => route.fulfill({ contentType: 'text/html', body: html }));
  await page.goto(page.url(), { waitUntil: 'commit' });
  const firstNote = await page.evaluate<number>(`new Promise((resolve) => {
    const look = () => document.querySelector('rambu-note')
      ? resolve(performance.now() - performance.getEntriesByType('navigation')[0].loadEventStart)
      : setTimeout(look, 5);
    look();
  })`);
  const newPosts: number[] = [];
  for (let round = 0; round < 20; round += 1) {
    await page.waitForTimeout(200);
    newPosts.push(
      await page.evaluate<number>(`new Promise((resolve) => {
        const had = noteCount();
        const begun = performance.now();
        append(10);
        window.scrollTo(0, document.documentElement.scrollHeight);
        const look = () => noteCount() > had ? resolve(performance.now() - begun) : setTimeout(look, 2);
        look();
      })`),
    );
  }
  return { firstNote, newPosts };
}

export type Hostile = { share: Share; added: Counters; seconds: number; done: number };

/** A page of 200 posts that changes so many nodes a second. */
export async function hostile(perSecond: number, seconds: number, extension?: string): Promise<Hostile> {
  const session = await openPage(growingFeed('usual'), extension);
  try {
    const { page, cdp } = session;
    await page.evaluate(`growTo(200, 20)`);
    await rested(session);
    const before = await counters(cdp);
    let done = 0;
    const share = await traced(cdp, async () => {
      done = await page.evaluate<number>(`mutate(${perSecond}, ${seconds})`);
    });
    return { share, added: difference(before, await counters(cdp)), seconds, done };
  } finally {
    await session.close();
  }
}
