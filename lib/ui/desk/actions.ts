import type { DraftView, OutboxEntry } from '../../schema/outbox.ts';
import type { Settings } from '../../schema/settings.ts';
import type { ReportActions } from '../popup/actions.ts';

/** Keys of posts whose notes are hidden, and accounts whose lighter signs are silenced. */
export type Quiet = { hidden: string[]; trusted: string[] };

export type Proposed = { endpoint: string; name: string };

/** What the desk asks of the world. Rejections carry a `code`. */
export type DeskActions = ReportActions & {
  revise(id: string, blurred: number[], note: string): Promise<DraftView>;
  /**
   * The browser's own consent, where it has one. Must be called first thing in a click.
   * False: the person said no.
   */
  browserConsent(): Promise<boolean>;
  ask(address: string): Promise<Proposed>;
  accept(receiver: Proposed): Promise<unknown>;
  forget(): Promise<unknown>;
  retry(id: string): Promise<OutboxEntry>;
  checkOutcome(id: string): Promise<OutboxEntry>;
  body(id: string): Promise<{ preview: string; sha256: string }>;
  remove(id: string): Promise<unknown>;
  /** Deletes everything that Rambu stored in this browser. */
  erase(): Promise<unknown>;
  removeSaved(key: string): Promise<unknown>;
  /** Shows these notes again, and trusts these accounts no more. */
  unquiet(entries: Quiet): Promise<unknown>;
  change(
    settings: Partial<
      Pick<Settings, 'language' | 'pausedHosts' | 'showIncomplete' | 'readComments' | 'alwaysAskFirst'>
    >,
  ): Promise<unknown>;
};
