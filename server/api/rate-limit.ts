import { createHmac, randomBytes } from 'node:crypto';

const WINDOW = 60_000;

/**
 * Counts events per address in a window of one minute, in memory only. Addresses are kept as hashes under a key that
 * dies with the process, and forgotten after the window.
 */
export class RateLimit {
  readonly #key = randomBytes(32);
  readonly #limit: number;
  readonly #now: () => number;
  readonly #windows = new Map<string, { start: number; events: number }>();
  #swept = 0;

  /** `limit` events a minute for each address; 0 means no limit. `now` is in milliseconds. */
  constructor(limit: number, now: () => number = Date.now) {
    this.#limit = limit;
    this.#now = now;
  }

  /** How many addresses have a window open. */
  get remembered(): number {
    return this.#windows.size;
  }

  /** Counts one event. Answers the seconds to wait if it is one too many, else 0. */
  take(address: string): number {
    if (this.#limit === 0) return 0;
    const now = this.#now();
    this.#sweep(now);
    const name = createHmac('sha256', this.#key).update(network(address)).digest('base64');
    const window = this.#windows.get(name);
    if (!window || now - window.start >= WINDOW) {
      this.#windows.set(name, { start: now, events: 1 });
      return 0;
    }
    window.events += 1;
    return window.events > this.#limit ? Math.ceil((window.start + WINDOW - now) / 1000) : 0;
  }

  #sweep(now: number): void {
    if (now - this.#swept < WINDOW) return;
    this.#swept = now;
    for (const [name, window] of this.#windows) if (now - window.start >= WINDOW) this.#windows.delete(name);
  }
}

/** An IPv6 household owns a whole /64, so that counts as one address. */
function network(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right].slice(0, 4).join(':');
}
