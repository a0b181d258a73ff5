import { type Problem, reportSchema } from '../../lib/schema/report.ts';
import { fieldErrors } from '../problem.ts';
import { canonicalJson, sha256 } from '../reports/canonical.ts';
import { excerptOf, searchTextOf, textHashOf } from '../reports/search-text.ts';
import type { NewReport } from '../store/store.ts';

/** Why a body is not a report: the arguments of a problem document. */
export type Refusal = {
  status: 400 | 422;
  slug: string;
  title: string;
  detail?: string;
  errors?: NonNullable<Problem['errors']>;
};

/** Reads the body of `POST /v1/reports`. The capsule is kept as it was sent, so that its SHA-256 stays provable. */
export function parseReport(body: string): { report: NewReport } | { refusal: Refusal } {
  let raw: unknown;
  try {
    raw = JSON.parse(body);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200) : '';
    return { refusal: { status: 400, slug: 'not-json', title: 'The body is not JSON', detail } };
  }
  const parsed = reportSchema.safeParse(raw);
  if (!parsed.success) {
    return {
      refusal: {
        status: 422,
        slug: 'not-a-report',
        title: 'The body is not a report as /openapi.json describes it',
        errors: fieldErrors(parsed.error),
      },
    };
  }
  // The schema is strict at every depth, so the raw capsule holds nothing beyond what was checked.
  const canonical = canonicalJson((raw as { capsule: unknown }).capsule);
  if (canonical === undefined) {
    return {
      refusal: {
        status: 422,
        slug: 'not-canonical',
        title: 'The capsule has no canonical JSON (RFC 8785)',
        errors: [{ field: '/capsule', expected: 'text without lone surrogates' }],
      },
    };
  }
  const { capsule, sha256: claimed } = parsed.data;
  if (sha256(canonical) !== claimed) {
    return {
      refusal: {
        status: 422,
        slug: 'wrong-hash',
        title: 'The SHA-256 does not belong to this capsule',
        errors: [
          { field: '/sha256', expected: "lower-case hex SHA-256 of the capsule's RFC 8785 canonical JSON" },
        ],
      },
    };
  }
  return {
    report: {
      // Letter case does not matter in a UUID; one form keeps it the idempotency key that it is.
      id: capsule.id.toLowerCase(),
      sha256: claimed,
      capsule: canonical,
      reason: capsule.reason,
      level: capsule.verdict.level,
      kind: capsule.verdict.kind,
      score: capsule.verdict.score,
      site: capsule.post.site,
      surface: capsule.post.surface,
      capturedAt: capsule.capturedAt,
      excerpt: excerptOf(capsule.post),
      searchText: searchTextOf(capsule.post),
      textHash: textHashOf(capsule.post),
    },
  };
}
