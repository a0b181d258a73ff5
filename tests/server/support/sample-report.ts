import { randomUUID } from 'node:crypto';
import type { Capsule, Report } from '../../../lib/schema/report.ts';
import { parseReport } from '../../../server/api/parse-report.ts';
import { canonicalJson, sha256 } from '../../../server/reports/canonical.ts';
import type { NewReport } from '../../../server/store/store.ts';

const TEXT =
  'DICARI CS & admin penempatan Poipet! Gaji 800 USD, tanpa pengalaman, paspor dan tiket ditanggung kantor. ' +
  'Masuk dengan visa turis, berangkat minggu ini. WA 0812-0000-0000';

type Changes = Partial<Omit<Capsule, 'post' | 'verdict'>> & {
  post?: Partial<Capsule['post']>;
  verdict?: Partial<Capsule['verdict']>;
};

/** An invented report; every call has a new id. */
export function sampleCapsule({ post, verdict, ...changes }: Changes = {}): Capsule {
  const text = post?.text ?? TEXT;
  return {
    version: 1,
    id: randomUUID(),
    reason: 'marked',
    capturedAt: '2026-11-20T03:04:05.678Z',
    post: {
      site: 'facebook',
      surface: 'post',
      text,
      imageText: [],
      unreadImages: 0,
      links: [],
      author: { name: 'Contoh Pengunggah', id: '100000000000001' },
      permalinks: ['https://www.facebook.com/groups/1/posts/2/'],
      postedAtAsShown: '2 jam',
      truncated: false,
      ...post,
    },
    verdict: {
      kind: 'offer',
      level: 'danger',
      score: 7.5,
      findings: [
        { id: 'documents/tourist-visa-to-work', spans: spansOf(text, 'visa turis'), undone: [] },
        { id: 'pay/high-for-unskilled', spans: spansOf(text, 'Gaji 800 USD'), undone: [] },
      ],
      packVersion: '1',
      ...verdict,
    },
    redactions: [],
    adapter: { id: 'facebook', version: '1' },
    extension: { version: '0.1.0' },
    media: [],
    ...changes,
  };
}

/** The place of `words` in a post's text, as the spans of a finding. */
export function spansOf(text: string, words: string): Capsule['verdict']['findings'][number]['spans'] {
  const start = text.indexOf(words);
  return start < 0 ? [] : [{ part: 'text', start, end: start + words.length }];
}

/** A body for `POST /v1/reports` with the right hash. */
export function sampleReport(changes?: Changes): Report {
  const capsule = sampleCapsule(changes);
  return { capsule, sha256: sha256(canonicalJson(capsule) ?? '') };
}

/** The same as the store gets it. */
export function sampleNewReport(changes?: Changes): NewReport {
  const parsed = parseReport(JSON.stringify(sampleReport(changes)));
  if ('refusal' in parsed) throw new Error(`The sample report is refused: ${JSON.stringify(parsed.refusal)}`);
  return parsed.report;
}
