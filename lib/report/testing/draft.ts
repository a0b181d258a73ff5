import type { ReportDraft } from '../../schema/outbox.ts';
import type { Post } from '../../schema/post.ts';
import { FACTS, type Verdict } from '../../schema/verdict.ts';

const facts = Object.fromEntries(
  FACTS.map((fact) => [fact, { state: 'not-stated', spans: [] }]),
) as unknown as Verdict['facts'];

/** An invented post. */
export function samplePost(change: Partial<Post> = {}): Post {
  return {
    key: 'facebook:post:1',
    site: 'facebook',
    surface: 'post',
    text: 'Dibutuhkan operator di Poipet, hub 0812-0000-0001 atau wa.me/6281200000001',
    imageText: [],
    unreadImages: 0,
    links: ['https://wa.me/6281200000001', 'https://contoh.co.id/lowongan'],
    author: { name: 'Contoh Nama', id: '1000' },
    permalinks: ['https://www.facebook.com/groups/1/posts/2'],
    truncated: false,
    ...change,
  };
}

export function sampleVerdict(change: Partial<Verdict> = {}): Verdict {
  return {
    kind: 'offer',
    level: 'danger',
    score: 7.5,
    findings: [
      {
        id: 'destination/scam-hub',
        group: 'destination',
        weight: 3,
        spans: [{ part: 'text', start: 23, end: 29 }],
        undone: [],
      },
    ],
    reassurances: [],
    facts,
    help: false,
    abroad: true,
    partial: false,
    cut: false,
    packVersion: 'test',
    ...change,
  };
}

export function sampleDraft(post: Partial<Post> = {}, verdict: Partial<Verdict> = {}): ReportDraft {
  return {
    post: samplePost(post),
    verdict: sampleVerdict(verdict),
    reason: 'marked',
    adapter: { id: 'facebook', version: '1' },
  };
}
