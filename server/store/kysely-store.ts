import { type Kysely, sql } from 'kysely';
import { GroupCommit } from './group-commit.ts';
import { addReports } from './queries/add-reports.ts';
import { decide } from './queries/decide.ts';
import * as deletion from './queries/delete-reports.ts';
import * as events from './queries/events.ts';
import * as invitations from './queries/invitations.ts';
import * as queue from './queries/queue.ts';
import type {
  Actor,
  AddResult,
  Decision,
  Invitation,
  NewReport,
  QueueFilter,
  Store,
  TeamEvent,
} from './store.ts';
import type { Tables } from './tables.ts';

/** A store, and the database handle that better-auth keeps the moderators' accounts in. */
export type OpenStore = { store: Store; accounts: { db: Kysely<Tables>; type: 'sqlite' | 'postgres' } };

/** The most reports that one transaction takes: bounds the number of bound parameters. */
const REPORTS_PER_COMMIT = 200;

/** The Store on any SQL database that Kysely speaks; dialects differ in how they are opened. */
export class KyselyStore implements Store {
  readonly #db: Kysely<Tables>;
  readonly #incoming: GroupCommit<NewReport, AddResult>;

  constructor(db: Kysely<Tables>) {
    this.#db = db;
    this.#incoming = new GroupCommit((reports) => addReports(db, reports), REPORTS_PER_COMMIT);
  }

  addReport(report: NewReport) {
    return this.#incoming.add(report);
  }

  receipt(code: string) {
    return queue.receipt(this.#db, code);
  }

  listReports(filter: QueueFilter, page: { limit: number; offset: number }) {
    return queue.listReports(this.#db, filter, page);
  }

  countByStatus(filter: QueueFilter) {
    return queue.countByStatus(this.#db, filter);
  }

  sites(limit: number) {
    return queue.sites(this.#db, limit);
  }

  report(id: string) {
    return queue.report(this.#db, id);
  }

  findReport(idOrReceipt: string) {
    return queue.findReport(this.#db, idOrReceipt);
  }

  sameText(id: string, limit: number) {
    return queue.sameText(this.#db, id, limit);
  }

  decisions(reportId: string) {
    return queue.decisions(this.#db, reportId);
  }

  decide(reportId: string, decision: Omit<Decision, 'number'>, seen: number) {
    return decide(this.#db, reportId, decision, seen);
  }

  deleteReport(id: string, by: Actor) {
    return deletion.deleteReport(this.#db, id, by);
  }

  deleteReportsBefore(moment: string, day: string) {
    return deletion.deleteReportsBefore(this.#db, moment, day);
  }

  addInvitation(invitation: Invitation) {
    return invitations.addInvitation(this.#db, invitation);
  }

  openInvitation(tokenHash: string, now: string) {
    return invitations.openInvitation(this.#db, tokenHash, now);
  }

  redeemInvitation(tokenHash: string, now: string) {
    return invitations.redeemInvitation(this.#db, tokenHash, now);
  }

  reopenInvitation(tokenHash: string) {
    return invitations.reopenInvitation(this.#db, tokenHash);
  }

  openInvitations(now: string) {
    return invitations.openInvitations(this.#db, now);
  }

  withdrawInvitation(tokenHash: string) {
    return invitations.withdrawInvitation(this.#db, tokenHash);
  }

  withdrawInvitationsOf(moderatorId: string) {
    return invitations.withdrawInvitationsOf(this.#db, moderatorId);
  }

  withdrawSetUpLinks() {
    return invitations.withdrawSetUpLinks(this.#db);
  }

  addEvent(event: TeamEvent) {
    return events.addEvent(this.#db, event);
  }

  events(limit: number) {
    return events.events(this.#db, limit);
  }

  async secret(name: string, initial: string): Promise<string> {
    await this.#db
      .insertInto('secrets')
      .values({ name, value: initial })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const row = await this.#db
      .selectFrom('secrets')
      .select('value')
      .where('name', '=', name)
      .executeTakeFirstOrThrow();
    return row.value;
  }

  async ping(): Promise<void> {
    await sql`select 1`.execute(this.#db);
  }

  async close(): Promise<void> {
    await this.#incoming.settled();
    await this.#db.destroy();
  }
}
