import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Decision, Store } from '../../../server/store/store.ts';
import { sampleNewReport } from './sample-report.ts';

const decision = (changes: Partial<Decision> = {}): Omit<Decision, 'number'> => ({
  outcome: 'confirmed',
  duplicateOf: undefined,
  note: 'Catatan',
  moderatorId: 'm1',
  moderatorName: 'Sari',
  decidedAt: '2026-11-21T10:00:00.000Z',
  ...changes,
});

/** What every Store must do. `open` gives an empty one. */
export function storeContract(name: string, open: () => Promise<Store>): void {
  describe(`the store on ${name}`, () => {
    let store: Store;
    beforeEach(async () => {
      store = await open();
    });
    afterEach(() => store.close());

    const add = async (changes?: Parameters<typeof sampleNewReport>[0]) => {
      const report = sampleNewReport(changes);
      const added = await store.addReport(report);
      if (added.state === 'conflict') throw new Error('conflict');
      return { ...report, receipt: added.receipt };
    };
    const list = (filter: Parameters<Store['listReports']>[0]) =>
      store.listReports(filter, { limit: 100, offset: 0 });
    const ids = async (filter: Parameters<Store['listReports']>[0]) =>
      (await list(filter)).map((item) => item.id).sort();

    it('stores a report once and knows it again', async () => {
      const report = sampleNewReport();
      const first = await store.addReport(report);
      const second = await store.addReport(report);
      expect(first.state).toBe('stored');
      expect(second).toEqual({ ...first, state: 'known' });
      expect(await ids({})).toEqual([report.id]);
    });

    it('refuses another report under the same id and keeps the first', async () => {
      const report = await add();
      const other = sampleNewReport({ id: report.id, note: 'lain' });
      expect(await store.addReport(other)).toEqual({ state: 'conflict' });
      expect((await store.report(report.id))?.capsule).toBe(report.capsule);
    });

    it('answers each of many at once, twins among them', async () => {
      const reports = Array.from({ length: 250 }, () => sampleNewReport());
      const twin = sampleNewReport();
      const impostor = sampleNewReport({ id: twin.id, note: 'lain' });
      const results = await Promise.all([twin, twin, impostor, ...reports].map((r) => store.addReport(r)));
      expect(results.slice(0, 3).map((result) => result.state)).toEqual(['stored', 'known', 'conflict']);
      expect(results.slice(3).every((result) => result.state === 'stored')).toBe(true);
      const receipts = results.flatMap((result) => ('receipt' in result ? [result.receipt] : []));
      expect(new Set(receipts).size).toBe(251);
      expect((await store.countByStatus({})).waiting).toBe(251);
    });

    it('refuses a report that breaks the table without harming its neighbours', async () => {
      const good = sampleNewReport();
      const broken = { ...sampleNewReport(), site: null as unknown as string };
      const results = await Promise.allSettled([store.addReport(good), store.addReport(broken)]);
      expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected']);
      expect(await ids({})).toEqual([good.id]);
    });

    it('gives back exactly what was stored', async () => {
      const report = await add({ post: { text: 'Zeichen ✂️ 𝗴𝗮𝗷𝗶 "quote" \\ \u0001' } });
      const stored = await store.report(report.id);
      expect(stored).toMatchObject({ id: report.id, sha256: report.sha256, capsule: report.capsule });
      expect(await store.report('00000000-0000-4000-8000-000000000000')).toBeUndefined();
    });

    it('filters by level, reason, site, status and time', async () => {
      const danger = await add();
      const missed = await add({ reason: 'missed', verdict: { level: 'none' } });
      const olx = await add({ post: { site: 'olx' } });
      await store.decide(olx.id, decision({ outcome: 'not-tppo' }), 0);
      expect(await ids({ level: 'none' })).toEqual([missed.id]);
      expect(await ids({ reason: 'missed' })).toEqual([missed.id]);
      expect(await ids({ site: 'olx' })).toEqual([olx.id]);
      expect(await ids({ status: 'waiting' })).toEqual([danger.id, missed.id].sort());
      expect(await ids({ status: 'not-tppo' })).toEqual([olx.id]);
      expect(await ids({ from: '2999-01-01T00:00:00.000Z' })).toEqual([]);
      expect(await ids({ before: '2000-01-01T00:00:00.000Z' })).toEqual([]);
      expect(await ids({ from: '2000-01-01T00:00:00.000Z', site: 'facebook', level: 'danger' })).toEqual([
        danger.id,
      ]);
      expect(await store.sites(50)).toEqual(['facebook', 'olx']);
      expect(await store.countByStatus({ level: 'danger', status: 'waiting' })).toMatchObject({
        waiting: 1,
        'not-tppo': 1,
      });
    });

    it('names the sites with the most reports when there are too many', async () => {
      const invented = Array.from({ length: 5 }, (_, i) => add({ post: { site: `a${i}` } }));
      const olx = () => add({ post: { site: 'olx' } });
      await Promise.all([...invented, olx(), olx(), add(), add()]);
      expect(await store.sites(3)).toEqual(['a0', 'facebook', 'olx']);
    });

    it('finds words, and takes % _ and \\ as themselves', async () => {
      const plain = await add({ post: { text: 'Kerja di Poipet' } });
      const percent = await add({ post: { text: 'bonus 100% a_b c\\d' } });
      expect(await ids({ words: ['poipet', 'kerja'] })).toEqual([plain.id]);
      expect(await ids({ words: ['poipet', 'bonus'] })).toEqual([]);
      expect(await ids({ words: ['%'] })).toEqual([percent.id]);
      expect(await ids({ words: ['a_b'] })).toEqual([percent.id]);
      expect(await ids({ words: ['axb'] })).toEqual([]);
      expect(await ids({ words: ['c\\d'] })).toEqual([percent.id]);
    });

    it('pages newest first', async () => {
      const made = [];
      for (let i = 0; i < 5; i++) made.push((await add()).id);
      const all = (await list({})).map((item) => item.receivedAt);
      expect(all).toEqual([...all].sort().reverse());
      const first = await store.listReports({}, { limit: 2, offset: 0 });
      const rest = await store.listReports({}, { limit: 10, offset: 2 });
      expect([...first, ...rest].map((item) => item.id).sort()).toEqual(made.sort());
    });

    it('keeps every decision and shows the last on the receipt', async () => {
      const report = await add();
      expect(await store.receipt(report.receipt)).toMatchObject({ decision: undefined });
      expect(await store.decide(report.id, decision({ outcome: 'needs-more' }), 0)).toBe('decided');
      const later = decision({ decidedAt: '2026-11-21T11:00:00.000Z', moderatorName: 'Budi' });
      expect(await store.decide(report.id, later, 1)).toBe('decided');
      const history = await store.decisions(report.id);
      expect(history.map((entry) => [entry.number, entry.outcome, entry.moderatorName])).toEqual([
        [1, 'needs-more', 'Sari'],
        [2, 'confirmed', 'Budi'],
      ]);
      const receipt = await store.receipt(report.receipt);
      expect(receipt?.decision).toEqual({ outcome: 'confirmed', decidedAt: later.decidedAt });
      expect(JSON.stringify(receipt)).not.toContain('Catatan');
    });

    it('does not let a moderator decide over one they have not seen', async () => {
      const report = await add();
      const both = await Promise.all([
        store.decide(report.id, decision(), 0),
        store.decide(report.id, decision({ outcome: 'not-tppo' }), 0),
      ]);
      expect(both.sort()).toEqual(['changed', 'decided']);
      expect(await store.decide(report.id, decision(), 5)).toBe('changed');
      expect(await store.decisions(report.id)).toHaveLength(1);
    });

    it('knows duplicates and refuses wrong ones', async () => {
      const first = await add({ post: { text: 'Kerja di luar!' } });
      const second = await add({ post: { text: 'kerja  DI luar 🔥' } });
      await add({ post: { text: 'lain' } });
      expect((await store.sameText(second.id, 10)).map((item) => item.id)).toEqual([first.id]);
      const picture = await add({ post: { text: '', unreadImages: 1 } });
      await add({ post: { text: '🔥', unreadImages: 1 } });
      expect(await store.sameText(picture.id, 10)).toEqual([]);
      const duplicate = (duplicateOf: string) => decision({ outcome: 'duplicate', duplicateOf });
      expect(await store.decide(second.id, duplicate(second.id), 0)).toBe('unknown-duplicate');
      const nobody = '00000000-0000-4000-8000-000000000000';
      expect(await store.decide(second.id, duplicate(nobody), 0)).toBe('unknown-duplicate');
      expect(await store.decide(nobody, decision(), 0)).toBe('unknown-report');
      expect(await store.decide(second.id, duplicate(first.id), 0)).toBe('decided');
      expect((await store.report(second.id))?.duplicateOf).toBe(first.id);
    });

    it('deletes a report with what hangs on it, and leaves its copies without an original', async () => {
      const original = await add({ post: { text: 'Rahasia Xylofon' } });
      const copy = await add();
      const duplicate = decision({ outcome: 'duplicate', duplicateOf: original.id });
      await store.decide(copy.id, duplicate, 0);
      await store.decide(original.id, decision(), 0);
      const sari = { id: 'm1', name: 'Sari' };
      expect(await store.deleteReport(original.id, sari)).toBe(original.receipt);
      expect(await store.deleteReport(original.id, sari)).toBeUndefined();
      expect(await store.report(original.id)).toBeUndefined();
      expect(await store.receipt(original.receipt)).toBeUndefined();
      expect(await store.decisions(original.id)).toEqual([]);
      expect(await ids({ words: ['xylofon'] })).toEqual([]);
      expect(await store.report(copy.id)).toMatchObject({
        duplicateOf: undefined,
        decision: { outcome: 'duplicate' },
      });
      expect(await store.decisions(copy.id)).toMatchObject([
        { outcome: 'duplicate', duplicateOf: undefined },
      ]);
      const [entry, ...others] = await store.events(10);
      expect(entry).toMatchObject({ kind: 'report-deleted', by: sari, subject: original.receipt });
      expect(JSON.stringify(entry)).not.toMatch(/rahasia|xylofon|catatan/i);
      expect(others).toEqual([]);
    });

    it('deletes what was received before a moment, more than fits one transaction, and nothing else', async () => {
      const old = await Promise.all(Array.from({ length: 450 }, () => add()));
      await store.decide(old[0]?.id ?? '', decision({ outcome: 'duplicate', duplicateOf: old[449]?.id }), 0);
      await new Promise((resolve) => setTimeout(resolve, 5));
      const moment = new Date().toISOString();
      const young = await add();
      expect(await store.deleteReportsBefore('2000-01-01T00:00:00.000Z', '2000-01-01')).toBe(0);
      expect(await store.events(10)).toEqual([]);
      expect(await store.deleteReportsBefore(moment, '2026-11-22')).toBe(450);
      expect(await ids({})).toEqual([young.id]);
      expect(await store.events(10)).toMatchObject([
        { kind: 'reports-deleted', by: undefined, subject: '2026-11-22', count: 450 },
      ]);
    });

    it('finds a report by its id or by its receipt as people type it', async () => {
      const report = await add();
      const typed = report.receipt.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o');
      expect((await store.findReport(typed))?.id).toBe(report.id);
      expect((await store.findReport(` ${report.id.toUpperCase()} `))?.id).toBe(report.id);
      expect(await store.findReport('')).toBeUndefined();
      expect(await store.findReport("' or 1=1 --")).toBeUndefined();
    });

    it('lets an invitation be used once, before it expires', async () => {
      const invitation = {
        tokenHash: 'abc',
        role: 'moderator' as const,
        invitedBy: 'm1',
        createdAt: '2026-01-01T00:00:00.000Z',
        expiresAt: '2026-01-02T00:00:00.000Z',
      };
      await store.addInvitation(invitation);
      const now = '2026-01-01T12:00:00.000Z';
      expect(await store.openInvitation('abc', now)).toEqual(invitation);
      expect(await store.openInvitation('abc', '2026-01-02T00:00:00.000Z')).toBeUndefined();
      expect(await store.redeemInvitation('abc', '2026-01-03T00:00:00.000Z')).toBe(false);
      const uses = await Promise.all([
        store.redeemInvitation('abc', now),
        store.redeemInvitation('abc', now),
      ]);
      expect(uses.sort()).toEqual([false, true]);
      expect(await store.openInvitation('abc', now)).toBeUndefined();
      await store.reopenInvitation('abc');
      expect(await store.redeemInvitation('abc', now)).toBe(true);
    });

    it('lists open invitations and withdraws them, by themselves or with who made them', async () => {
      const now = '2026-02-01T00:00:00.000Z';
      const base = { role: 'moderator' as const, expiresAt: '2999-01-01T00:00:00.000Z' };
      const made = (tokenHash: string, invitedBy: string, day: number) =>
        store.addInvitation({ ...base, tokenHash, invitedBy, createdAt: `2026-01-0${day}T00:00:00.000Z` });
      await made('a', 'm1', 3);
      await made('b', 'm1', 2);
      await made('c', 'm2', 1);
      await made('used', 'm1', 4);
      await store.redeemInvitation('used', now);
      const open = async (at = now) =>
        (await store.openInvitations(at)).map((invitation) => invitation.tokenHash);
      expect(await open()).toEqual(['c', 'b', 'a']);
      expect(await open('2999-01-01T00:00:00.000Z')).toEqual([]);
      expect(await store.withdrawInvitation('a')).toBe(true);
      expect(await store.withdrawInvitation('a')).toBe(false);
      expect(await store.withdrawInvitation('used')).toBe(false);
      expect(await store.redeemInvitation('a', now)).toBe(false);
      await store.withdrawInvitationsOf('m1');
      expect(await open()).toEqual(['c']);
    });

    it('keeps the history of the team, the newest first', async () => {
      const sari = { id: 'm1', name: 'Sari' };
      const invited = {
        kind: 'invited' as const,
        by: sari,
        subject: 'admin',
        happenedAt: '2026-01-01T00:00:00.000Z',
      };
      const later = { ...invited, by: undefined, count: 3, happenedAt: '2026-01-02T00:00:00.000Z' };
      await store.addEvent(invited);
      await store.addEvent(later);
      expect(await store.events(10)).toEqual([later, { ...invited, count: undefined }]);
      expect(await store.events(1)).toEqual([later]);
    });

    it('withdraws set-up links alone', async () => {
      const base = { role: 'admin' as const, createdAt: '2026-01-01', expiresAt: '2999-01-01' };
      await store.addInvitation({ ...base, tokenHash: 'set-up', invitedBy: undefined });
      await store.addInvitation({ ...base, tokenHash: 'invited', invitedBy: 'm1' });
      await store.withdrawSetUpLinks();
      expect(await store.openInvitation('set-up', '2026-02-01')).toBeUndefined();
      expect(await store.openInvitation('invited', '2026-02-01')).toBeDefined();
    });

    it('keeps the first secret', async () => {
      expect(await store.secret('sessions', 'one')).toBe('one');
      expect(await store.secret('sessions', 'two')).toBe('one');
    });
  });
}
