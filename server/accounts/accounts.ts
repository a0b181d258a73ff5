import { APIError } from 'better-auth/api';
import { ROLES, type Role, type Store } from '../store/store.ts';
import type { Auth } from './auth.ts';
import { Invitations } from './invitations.ts';

export type Moderator = { id: string; name: string; email: string; role: Role };

export type NewAccount = { name: string; email: string; password: string };

/** `used`: the link is no longer open. `taken`: somebody has this email address already. */
export type JoinResult = 'joined' | 'used' | 'taken';

/** Moderators' accounts, made through invitations; sessions and passwords are better-auth's. */
export class Accounts {
  readonly invitations: Invitations;
  readonly #auth: Auth;

  constructor(auth: Auth, store: Store) {
    this.#auth = auth;
    this.invitations = new Invitations(store);
  }

  /** Who asks, by the session cookie among `headers`. */
  async signedIn(headers: Headers): Promise<Moderator | undefined> {
    const session = await this.#auth.api.getSession({ headers: cookiesOf(headers) });
    return session ? toModerator(session.user) : undefined;
  }

  /** The cookies of a new session, or undefined if email address or password are wrong. */
  async signIn(email: string, password: string): Promise<string[] | undefined> {
    try {
      const { headers } = await this.#auth.api.signInEmail({
        body: { email, password },
        headers: new Headers(),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return undefined;
      throw error;
    }
  }

  /** Ends the session; the answer clears its cookies. */
  async signOut(headers: Headers): Promise<string[]> {
    const result = await this.#auth.api.signOut({ headers: cookiesOf(headers), returnHeaders: true });
    return result.headers.getSetCookie();
  }

  /** Uses up the invitation and makes the account. */
  async join(token: string, account: NewAccount): Promise<JoinResult> {
    const context = await this.#auth.$context;
    const email = account.email.toLowerCase();
    if (await context.internalAdapter.findUserByEmail(email)) return 'taken';
    const password = await context.password.hash(account.password);
    const invitation = await this.invitations.use(token);
    if (!invitation) return 'used';
    try {
      const user = await context.internalAdapter.createUser(
        { name: account.name, email, emailVerified: true, role: invitation.role },
        { method: 'admin' },
      );
      await context.internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password,
      });
      return 'joined';
    } catch (error) {
      await this.invitations.reopen(token);
      throw error;
    }
  }

  async all(): Promise<Moderator[]> {
    const context = await this.#auth.$context;
    const users = await context.internalAdapter.listUsers(1000, 0, { field: 'createdAt', direction: 'asc' });
    return users.map(toModerator);
  }

  async none(): Promise<boolean> {
    const context = await this.#auth.$context;
    return (await context.internalAdapter.countTotalUsers()) === 0;
  }
}

/** better-auth gets the cookies alone, so that it keeps nothing else about the browser. */
function cookiesOf(headers: Headers): Headers {
  return new Headers({ cookie: headers.get('cookie') ?? '' });
}

function toModerator(user: { id: string; name: string; email: string; role?: unknown }): Moderator {
  const role = ROLES.find((known) => known === user.role) ?? 'moderator';
  return { id: user.id, name: user.name, email: user.email, role };
}
