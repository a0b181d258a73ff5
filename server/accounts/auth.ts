import { type BetterAuthOptions, betterAuth } from 'better-auth';
import type { OpenStore } from '../store/kysely-store.ts';

/** Shortest password that is accepted. */
export const PASSWORD_LENGTH = { least: 10, most: 128 } as const;

type AuthOptions = { database: OpenStore['accounts']; secret: string; publicUrl: string };

/**
 * better-auth's settings. Its own HTTP routes are not mounted: accounts are made through one-time links alone, and
 * our pages call its API. No network address or browser name is kept with a session.
 */
export function authOptions({ database, secret, publicUrl }: AuthOptions) {
  return {
    appName: 'Rambu',
    baseURL: publicUrl,
    secret,
    database: { db: database.db, type: database.type },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.least,
      maxPasswordLength: PASSWORD_LENGTH.most,
    },
    user: {
      modelName: 'moderator',
      additionalFields: { role: { type: 'string', required: true, input: false, defaultValue: 'moderator' } },
    },
    session: { modelName: 'moderator_session', expiresIn: 7 * 24 * 3600, updateAge: 24 * 3600 },
    account: { modelName: 'moderator_account' },
    verification: { modelName: 'moderator_verification' },
    advanced: {
      cookiePrefix: 'rambu',
      useSecureCookies: publicUrl.startsWith('https:'),
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true },
    },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  } satisfies BetterAuthOptions;
}

export function makeAuth(options: AuthOptions) {
  return betterAuth(authOptions(options));
}
export type Auth = ReturnType<typeof makeAuth>;
