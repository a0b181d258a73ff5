import type { Outcome, ReportReason } from '../../lib/schema/report.ts';
import type { Kind, Level } from '../../lib/schema/verdict.ts';
import type { EventKind, Role } from './store.ts';

/** The tables of our own; better-auth's (`moderator…`) are read and written by better-auth alone. */
export type Tables = {
  reports: {
    id: string;
    sha256: string;
    receipt: string;
    received_at: string;
    captured_at: string;
    reason: ReportReason;
    level: Level;
    kind: Kind;
    score: number;
    site: string;
    surface: string;
    excerpt: string;
    search_text: string;
    text_hash: string;
    capsule: string;
    outcome: Outcome | null;
    decided_at: string | null;
    duplicate_of: string | null;
  };
  decisions: {
    report_id: string;
    number: number;
    outcome: Outcome;
    duplicate_of: string | null;
    note: string;
    moderator_id: string;
    moderator_name: string;
    decided_at: string;
  };
  invitations: {
    token_hash: string;
    role: Role;
    invited_by: string | null;
    created_at: string;
    expires_at: string;
    used_at: string | null;
  };
  events: {
    id: string;
    happened_at: string;
    kind: EventKind;
    moderator_id: string | null;
    moderator_name: string | null;
    subject: string;
    count: number | null;
  };
  secrets: { name: string; value: string };
};
