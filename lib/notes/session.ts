import type { Post } from '../schema/post.ts';
import type { ReportReason } from '../schema/report.ts';
import type { Verdict } from '../schema/verdict.ts';
import { CountdownTimer } from '../ui/countdown-timer.ts';
import type { PreparedReport, ReportActions } from './actions.ts';
import { isStale } from './stale.ts';

type Prepared = Extract<PreparedReport, { next: 'countdown' }>;

export type ReportPhase =
  | { at: 'idle' }
  | { at: 'preparing' }
  | { at: 'desk' }
  | { at: 'countdown'; prepared: Prepared; timer: CountdownTimer }
  | { at: 'ask'; prepared: Prepared }
  | { at: 'sending' }
  | { at: 'done'; state: string; receipt: string | undefined; already: boolean }
  | { at: 'cancelled' }
  /** `stale`: the extension was updated under the page, which has to be reloaded. */
  | { at: 'failed'; stale: boolean };

export type Notice = 'save.done' | 'save.failed' | 'trust.done';
export type SessionState = {
  open: boolean;
  /** The person said that the mark is wrong: the note asks whether to report that. */
  wrong: boolean;
  report: ReportPhase;
  notice: Notice | undefined;
};

/** A report has begun and has not ended: no second one may start. */
export function isUnderWay(report: ReportPhase): boolean {
  return ['preparing', 'countdown', 'ask', 'sending'].includes(report.at);
}

const START: SessionState = { open: false, wrong: false, report: { at: 'idle' }, notice: undefined };

/**
 * What a person has done with one post's note. It outlives the drawing: a note that the page wipes or recycles while
 * a countdown runs comes back as it was, and the countdown goes on, or waits on if the person was looking.
 */
export class NoteSession {
  readonly #actions: ReportActions;
  readonly #listeners = new Set<() => void>();
  #state: SessionState = START;
  /** The person turned away before the report was prepared: it will not be sent. */
  #withdrawn = false;

  constructor(actions: ReportActions) {
    this.#actions = actions;
  }

  get state(): SessionState {
    return this.#state;
  }

  /** Nothing was done here that would be missed if this session were forgotten. */
  get untouched(): boolean {
    const { open, wrong, report, notice } = this.#state;
    return !open && !wrong && report.at === 'idle' && notice === undefined;
  }

  /** The person is in the middle of something that must not be taken away. */
  get busy(): boolean {
    return this.#state.wrong || isUnderWay(this.#state.report);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A countdown waits while the note is closed, since nobody sees it then. */
  toggle(open = !this.#state.open): void {
    const { report } = this.#state;
    if (report.at === 'countdown') report.timer.hold('closed', !open);
    this.#set({ open });
  }

  markWrong(): void {
    this.withdraw();
    const { report } = this.#state;
    const kept = report.at === 'preparing' || report.at === 'sending';
    this.#set({
      wrong: true,
      open: false,
      report: kept ? report : { at: 'idle' },
      notice: undefined,
    });
  }

  /** The person turned away from this note: what has not left yet stays here. */
  withdraw(): void {
    if (this.#state.report.at === 'preparing') this.#withdrawn = true;
    else void this.cancel();
  }

  /** Asks what a report means now; sends nothing by itself. */
  async report(post: Post, verdict: Verdict, reason: ReportReason): Promise<void> {
    if (isUnderWay(this.#state.report)) return;
    this.#withdrawn = false;
    this.#set({ report: { at: 'preparing' }, notice: undefined });
    try {
      const prepared = await this.#actions.prepareReport(post, verdict, reason);
      if (prepared.next === 'desk') this.#set({ report: { at: 'desk' } });
      else if (prepared.next === 'already')
        this.#set({
          report: { at: 'done', already: true, state: prepared.state, receipt: prepared.receipt },
        });
      else if (this.#withdrawn) await this.#drop(prepared);
      else if (prepared.askFirst) this.#set({ report: { at: 'ask', prepared } });
      else this.#startCountdown(prepared);
    } catch (error) {
      this.#set({ report: { at: 'failed', stale: isStale(error) } });
    }
  }

  /** The countdown ended, or the person pressed "Kirim". */
  async send(id: string): Promise<void> {
    this.#stopTimer();
    this.#set({ report: { at: 'sending' } });
    try {
      const { state, receipt } = await this.#actions.sendReport(id);
      this.#set({ report: { at: 'done', already: false, state, receipt } });
    } catch (error) {
      this.#set({ report: { at: 'failed', stale: isStale(error) } });
    }
  }

  async cancel(): Promise<void> {
    const { report } = this.#state;
    if (report.at !== 'countdown' && report.at !== 'ask') return;
    this.#stopTimer();
    await this.#drop(report.prepared);
  }

  async save(post: Post, verdict: Verdict): Promise<void> {
    try {
      await this.#actions.save(post, verdict);
      this.#set({ notice: 'save.done' });
    } catch {
      this.#set({ notice: 'save.failed' });
    }
  }

  /** The person trusts the account: no report of it leaves any more. */
  trusted(): void {
    this.withdraw();
    this.#set({ notice: 'trust.done' });
  }

  /** Ends whatever is under way without sending. */
  stop(): void {
    this.withdraw();
    this.#listeners.clear();
  }

  #startCountdown(prepared: Prepared): void {
    const { open, wrong } = this.#state;
    const timer = new CountdownTimer(() => void this.send(prepared.id));
    timer.hold('closed', !open && !wrong);
    this.#set({ report: { at: 'countdown', prepared, timer } });
  }

  async #drop({ id }: Prepared): Promise<void> {
    // A note whose mark was called wrong goes on to ask whether to report that.
    this.#set({ report: { at: this.#withdrawn && this.#state.wrong ? 'idle' : 'cancelled' } });
    try {
      await this.#actions.cancelReport(id);
    } catch {
      // The draft was never sent; the background drops it when it ends.
    }
  }

  #stopTimer(): void {
    if (this.#state.report.at === 'countdown') this.#state.report.timer.stop();
  }

  #set(change: Partial<SessionState>): void {
    this.#state = { ...this.#state, ...change };
    for (const listener of this.#listeners) listener();
  }
}
