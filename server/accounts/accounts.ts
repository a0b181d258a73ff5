import { APIError } from 'better-auth/api';
import { ROLES, type Role, type Store } from '../store/store.ts';
import type { Auth } from './auth.ts';
import { Invitations } from './invitations.ts';

export type Moderator = { id: string; name: string; email: string; role: Role };

export type NewAccount = { name: string; email: string; password: string };

/** `used`: the link is no longer open. `taken`: somebody has this email address already. */
export type JoinResult = 'joined' | 'used' | 'taken';

/** `own`: nobody removes themselves. `not-admin`: whoever asks may not, or not any more. */
export type RemoveResult = 'removed' | 'unknown' | 'own' | 'not-admin';

/** Moderators' accounts, made through invitations; sessions and passwords are better-auth's. */
export class Accounts {
  readonly invitations: Invitations;
  readonly #auth: Auth;
  readonly #store: Store;
  #removal: Promise<unknown> = Promise.resolve();

  constructor(auth: Auth, store: Store) {
    this.#auth = auth;
    this.#store = store;
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

  /**
   * Changes the password of whoever asks and ends their other sessions. The cookies of a new session, or undefined if
   * the old password is wrong.
   */
  async changePassword(headers: Headers, old: string, wanted: string): Promise<string[] | undefined> {
    try {
      const answer = await this.#auth.api.changePassword({
        body: { currentPassword: old, newPassword: wanted, revokeOtherSessions: true },
        headers: cookiesOf(headers),
        returnHeaders: true,
      });
      return answer.headers.getSetCookie();
    } catch (error) {
      if (error instanceof APIError && error.statusCode < 500) return undefined;
      throw error;
    }
  }

  /** Removes another's account with its sessions and the open links that it made. What it decided stays. */
  remove(id: string, by: Moderator): Promise<RemoveResult> {
    // One after another: of two administrators who remove each other at once, the first stays.
    const result = this.#removal.then(() => this.#remove(id, by));
    this.#removal = result.catch(() => undefined);
    return result;
  }

  async #remove(id: string, by: Moderator): Promise<RemoveResult> {
    const { internalAdapter } = await this.#auth.$context;
    if (id === by.id) return 'own';
    const asking = await internalAdapter.findUserById(by.id);
    if (!asking || toModerator(asking).role !== 'admin') return 'not-admin';
    if (!(await internalAdapter.findUserById(id))) return 'unknown';
    await internalAdapter.deleteUser(id);
    await this.#store.withdrawInvitationsOf(id);
    return 'removed';
  }

  /** Uses up the invitation and makes the account. */
  async join(token: string, account: NewAccount): Promise<JoinResult> {
    const context = await this.#auth.$context;
    const email = account.email.toLowerCase();
    if (await context.internalAdapter.findUserByEmail(email)) return 'taken';
    const password = await context.password.hash(account.password);
    const invitation = await this.invitations.use(token);
    if (!invitation) return 'used';
    const user = await this.#make(token, { name: account.name, email, password, role: invitation.role });
    await this.#store.addEvent({
      kind: 'joined',
      by: { id: user.id, name: user.name },
      subject: '',
      happenedAt: new Date().toISOString(),
    });
    return 'joined';
  }

  /** Makes the account whose invitation was just used up; if that fails, the invitation is open again. */
  async #make(token: string, account: NewAccount & { role: Role }): Promise<{ id: string; name: string }> {
    const { internalAdapter } = await this.#auth.$context;
    const { name, email, password, role } = account;
    try {
      const user = await internalAdapter.createUser(
        { name, email, emailVerified: true, role },
        { method: 'admin' },
      );
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password,
      });
      return user;
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
