import { type Capsule, capsuleSchema } from '../../lib/schema/report.ts';
import type { StoredReport } from '../store/store.ts';
import { canonicalJson, sha256 } from './canonical.ts';

export type StoredCapsule = {
  /** Absent if the stored text is not a capsule any more. */
  capsule: Capsule | undefined;
  /** Whether the stored capsule is still what the reporter's SHA-256 was taken over. */
  verified: boolean;
};

/** Reads a stored capsule again and verifies its hash. */
export function readStored(report: Pick<StoredReport, 'capsule' | 'sha256'>): StoredCapsule {
  const raw = parse(report.capsule);
  const parsed = capsuleSchema.safeParse(raw);
  return {
    capsule: parsed.success ? parsed.data : undefined,
    verified: sha256(report.capsule) === report.sha256 && canonicalJson(raw) === report.capsule,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
