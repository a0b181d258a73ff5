// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReadPost } from '../scan/port.ts';
import { EVIDENCE_NAME, Evidence } from './evidence.ts';
import { samplePost, sampleVerdict } from './testing/sample.ts';

const registry = new Map<string, Set<unknown>>();
let tell: (host: Element, near: boolean) => void = () => undefined;
const observed = new Set<Element>();

beforeEach(() => {
  registry.clear();
  observed.clear();
  vi.stubGlobal('Highlight', Set);
  vi.stubGlobal('StaticRange', class {});
  vi.stubGlobal('CSS', { highlights: registry });
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(act: (records: unknown[]) => void) {
        tell = (target, isIntersecting) => act([{ target, isIntersecting }]);
      }
      observe = (host: Element) => observed.add(host);
      unobserve = (host: Element) => observed.delete(host);
      disconnect = () => observed.clear();
    },
  );
});
afterEach(() => vi.unstubAllGlobals());

const EACH = 5;

/** Posts with five pieces of evidence each; counts how often they were looked for. */
function many(count: number) {
  const evidence = new Evidence(document);
  const toRange = vi.fn(() => document.createRange());
  const posts = Array.from({ length: count }, (_, index) => {
    const anchor = document.createElement('div');
    const read: ReadPost = {
      id: `post-${index}`,
      post: samplePost,
      adapter: { id: 'facebook', version: '1' },
      strategy: 'test',
      root: anchor,
      anchor,
      overlay: false,
      toRange,
    };
    return { read, host: document.createElement('rambu-note') };
  });
  for (const { read, host } of posts) evidence.set(read, sampleVerdict, host);
  return { evidence, posts, toRange };
}

const marks = () => registry.get(EVIDENCE_NAME)?.size ?? 0;

describe('Evidence', () => {
  it('marks a post at once', () => {
    many(2);
    expect(marks()).toBe(2 * EACH);
  });

  it('holds the marks of few posts on a long page, those near the screen before others', () => {
    const { posts } = many(40);
    expect(marks()).toBeLessThanOrEqual(8 * EACH);
    for (const { host } of posts.slice(0, 10)) tell(host, true);
    expect(marks()).toBe(10 * EACH);
  });

  it('marks again when a post comes back to the screen, once', () => {
    const { posts, toRange } = many(40);
    const first = posts[0];
    if (!first) throw new Error('no post');
    const before = toRange.mock.calls.length;
    tell(first.host, true);
    tell(first.host, true);
    expect(toRange.mock.calls.length - before).toBe(EACH);
  });

  it('leaves no mark and watches nothing once the notes are gone', () => {
    const { evidence, posts } = many(12);
    for (const { read } of posts) evidence.clear(read.id);
    expect(registry.size).toBe(0);
    expect(observed.size).toBe(0);
    if (posts[0]) tell(posts[0].host, true);
    expect(registry.size).toBe(0);
  });

  it('leaves no live Range in the page', () => {
    const ranges: Range[] = [];
    const { evidence, posts } = many(0);
    expect(posts).toEqual([]);
    const anchor = document.createElement('div');
    document.body.append(anchor);
    const toRange = () => {
      const range = document.createRange();
      range.selectNodeContents(anchor);
      ranges.push(range);
      return range;
    };
    const read = { id: 'one', post: samplePost, anchor, root: anchor, toRange } as unknown as ReadPost;
    evidence.set(read, sampleVerdict, document.createElement('rambu-note'));
    expect(ranges).toHaveLength(EACH);
    for (const range of ranges) expect(document.contains(range.startContainer)).toBe(false);
    anchor.remove();
  });
});
