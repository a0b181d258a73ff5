import type { Hono } from 'hono';
import type { WordsPack } from '../lib/schema/words.ts';
import type { Accounts, Moderator } from './accounts/accounts.ts';
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

/** What a request carries through the routes: the moderator, on pages for moderators only. */
export type AppEnv = { Variables: { moderator: Moderator } };
export type App = Hono<AppEnv>;
