import type { Outcome, ReportReason } from '../../lib/schema/report.ts';
import type { Kind, Level } from '../../lib/schema/verdict.ts';

/** A report that passed every check and may be stored. */
export type NewReport = {
  id: string;
  sha256: string;
  /** The capsule's canonical JSON, exactly the bytes that the SHA-256 was taken over. */
  capsule: string;
  reason: ReportReason;
  level: Level;
  kind: Kind;
  score: number;
  site: string;
  surface: string;
  /** UTC, ISO 8601. */
  capturedAt: string;
  /** The first words of the post, for lists. */
  excerpt: string;
  /** Everything that the queue's search looks through, normalised by `searchable`. */
  searchText: string;
  /** Equal for posts whose letters and digits are equal: a likely duplicate. Empty for one that has none. */
  textHash: string;
};

/** `stored`: durable now. `known`: the same report lies here already. `conflict`: its id belongs to another one. */
export type AddResult =
  | { state: 'stored' | 'known'; receipt: string; receivedAt: string }
  | { state: 'conflict' };

export type StoredOutcome = { outcome: Outcome; decidedAt: string };

export type ReceiptRecord = { receipt: string; receivedAt: string; decision: StoredOutcome | undefined };

export type QueueItem = {
  id: string;
  receipt: string;
  receivedAt: string;
  reason: ReportReason;
  level: Level;
  kind: Kind;
  site: string;
  excerpt: string;
  decision: StoredOutcome | undefined;
};

export type StoredReport = QueueItem & {
  sha256: string;
  capsule: string;
  duplicateOf: string | undefined;
};

export const STATUSES = ['waiting', 'confirmed', 'not-tppo', 'needs-more', 'duplicate'] as const;
/** `waiting` until the first decision, then its outcome. */
export type Status = (typeof STATUSES)[number];

export type QueueFilter = {
  status?: Status | undefined;
  level?: Level | undefined;
  reason?: ReportReason | undefined;
  site?: string | undefined;
  /** All of these words must occur; normalised by `searchable`. */
  words?: readonly string[] | undefined;
  /** Received at or after; UTC, ISO 8601. */
  from?: string | undefined;
  /** Received before; UTC, ISO 8601. */
  before?: string | undefined;
};

export type Decision = {
  /** 1 for the first decision about a report, and so on. */
  number: number;
  outcome: Outcome;
  duplicateOf: string | undefined;
  /** For moderators only; never part of a receipt. */
  note: string;
  moderatorId: string;
  /** The name at the time of the decision, so that the history outlives the account. */
  moderatorName: string;
  decidedAt: string;
};

/** `changed`: somebody decided since the moderator looked. */
export type DecideResult = 'decided' | 'changed' | 'unknown-report' | 'unknown-duplicate';

export const ROLES = ['admin', 'moderator'] as const;
export type Role = (typeof ROLES)[number];

/** A one-time link to make an account. Only the hash of its token is stored. */
export type Invitation = {
  tokenHash: string;
  role: Role;
  /** Who invited; absent for the set-up link of a first start. */
  invitedBy: string | undefined;
  createdAt: string;
  expiresAt: string;
};

/** Who did something, with the name at that time, so that the history outlives the account. */
export type Actor = { id: string; name: string };

export const EVENT_KINDS = [
  'invited',
  'invitation-withdrawn',
  'joined',
  'account-removed',
  'password-changed',
  'report-deleted',
  'reports-deleted',
] as const;
export type EventKind = (typeof EVENT_KINDS)[number];

/** An entry of the team's history. It never holds what stood in a report. */
export type TeamEvent = {
  kind: EventKind;
  /** Absent: a command on the server's own machine. */
  by: Actor | undefined;
  /** What it was about: a moderator's name, a role, a receipt code or a day; empty where `by` says it all. */
  subject: string;
  /** How many, where that is not one. */
  count?: number | undefined;
  /** UTC, ISO 8601. */
  happenedAt: string;
};

/**
 * Everything that the server keeps. One contract test suite (`tests/server/support/store-contract.ts`) runs on every implementation.
 * A promise that resolves means that the write is durable; one that rejects means that nothing was written.
 */
export interface Store {
  /** Stores a report once. Reports that arrive together are committed together. */
  addReport(report: NewReport): Promise<AddResult>;
  receipt(code: string): Promise<ReceiptRecord | undefined>;

  /** Newest first. */
  listReports(filter: QueueFilter, page: { limit: number; offset: number }): Promise<QueueItem[]>;
  /** How many reports match, by status; the filter's own status is ignored. */
  countByStatus(filter: QueueFilter): Promise<Record<Status, number>>;
  /** The sites with the most reports, by name: invented ones must not drive the real ones out. */
  sites(limit: number): Promise<string[]>;
  report(id: string): Promise<StoredReport | undefined>;
  /** Finds the report that a moderator names by its id or its receipt code. */
  findReport(idOrReceipt: string): Promise<QueueItem | undefined>;
  /** Reports with the same letters and digits, oldest first, without the report itself; none where there are none. */
  sameText(id: string, limit: number): Promise<QueueItem[]>;
  decisions(reportId: string): Promise<Decision[]>;
  /** Adds to the history. `seen` is the number of decisions that the moderator had before them. */
  decide(reportId: string, decision: Omit<Decision, 'number'>, seen: number): Promise<DecideResult>;
  /**
   * Deletes a report for good with the decisions about it. Others that name it as their original keep their outcome and
   * name none. The team's history gets an entry with the receipt code, which is the answer; undefined: no such report.
   */
  deleteReport(id: string, by: Actor): Promise<string | undefined>;
  /**
   * Deletes likewise every report received before `moment` (UTC, ISO 8601), whatever was decided, and answers how many.
   * The entry names `day`, the day as the operator wrote it. Cut short, it has deleted a part; the next call goes on.
   */
  deleteReportsBefore(moment: string, day: string): Promise<number>;

  addInvitation(invitation: Invitation): Promise<void>;
  /** The invitation, if it was neither used nor withdrawn and has not expired at `now`. */
  openInvitation(tokenHash: string, now: string): Promise<Invitation | undefined>;
  /** Uses it up; false if another request was faster or it is no longer open. */
  redeemInvitation(tokenHash: string, now: string): Promise<boolean>;
  /** Opens a used invitation again, because the account could not be made. */
  reopenInvitation(tokenHash: string): Promise<void>;
  /** Invitations that are open at `now`, oldest first. */
  openInvitations(now: string): Promise<Invitation[]>;
  /** Withdraws an unused invitation; false if there is none. */
  withdrawInvitation(tokenHash: string): Promise<boolean>;
  /** Withdraws every unused invitation that this moderator made. */
  withdrawInvitationsOf(moderatorId: string): Promise<void>;
  /** Withdraws every unused set-up link. */
  withdrawSetUpLinks(): Promise<void>;

  /** Adds to the team's history. */
  addEvent(event: TeamEvent): Promise<void>;
  /** The newest first. */
  events(limit: number): Promise<TeamEvent[]>;

  /** The stored value, or `initial` stored now; whoever comes first decides. */
  secret(name: string, initial: string): Promise<string>;
  /** Rejects when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
