import type { WordsPack } from '../lib/schema/words.ts';
import type { Accounts } from './accounts/accounts.ts';
import type { Metrics } from './api/metrics.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

/** What the routes need; made once at the start. */
export type ServerContext = {
  settings: Settings;
  /** Origin under which people reach the server; known once it listens. */
  publicUrl: () => string;
  version: string;
  store: Store;
  accounts: Accounts;
  metrics: Metrics;
  /** Titles, reasons and sources of the flags. */
  words: WordsPack;
};
