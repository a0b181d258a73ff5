import { randomBytes } from 'node:crypto';
import { sha256 } from '../reports/canonical.ts';
import type { Invitation, Role, Store } from '../store/store.ts';

/** How long a one-time link stays open; hours. */
export const LINK_HOURS = 24;

/** One-time links with 192 random bits. Only a hash is stored, so a copy of the database opens no door. */
export class Invitations {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** The token of a new link. `invitedBy` is absent for the set-up link of a first start. */
  async create(role: Role, invitedBy: string | undefined): Promise<string> {
    const token = randomBytes(24).toString('base64url');
    const now = Date.now();
    await this.#store.addInvitation({
      tokenHash: sha256(token),
      role,
      invitedBy,
      createdAt: new Date(now).toISOString(),
      expiresAt: new Date(now + LINK_HOURS * 3_600_000).toISOString(),
    });
    return token;
  }

  /** A set-up link that replaces every unused one before it. */
  async createSetUp(): Promise<string> {
    await this.#store.withdrawSetUpLinks();
    return this.create('admin', undefined);
  }

  /** Every link that is still open. */
  allOpen(): Promise<Invitation[]> {
    return this.#store.openInvitations(new Date().toISOString());
  }

  /** Closes an open link, named by the hash of its token; false if it was used or withdrawn before. */
  withdraw(tokenHash: string): Promise<boolean> {
    return this.#store.withdrawInvitation(tokenHash);
  }

  open(token: string): Promise<Invitation | undefined> {
    return this.#store.openInvitation(sha256(token), new Date().toISOString());
  }

  /** Uses the link up; undefined if it is no longer open. */
  async use(token: string): Promise<Invitation | undefined> {
    const invitation = await this.open(token);
    if (!invitation) return undefined;
    const used = await this.#store.redeemInvitation(invitation.tokenHash, new Date().toISOString());
    return used ? invitation : undefined;
  }

  /** Opens a used link again, because the account could not be made. */
  reopen(token: string): Promise<void> {
    return this.#store.reopenInvitation(sha256(token));
  }
}
