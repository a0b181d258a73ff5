const FIRST_MS = 30_000;
const LONGEST_MS = 6 * 3_600_000;
/** We never let a server put us off for longer than a day. */
const LONGEST_ASKED_MS = 24 * 3_600_000;

/**
 * Milliseconds to wait after `attempts` failed attempts: 30 s, doubling up to 6 h, spread by ±20 % so that many
 * browsers do not come back at once. What the server asked for counts where it is longer.
 *
 * @param random a number in [0, 1)
 */
export function backOffMs(attempts: number, random: number, askedMs = 0): number {
  const doubled = Math.min(FIRST_MS * 2 ** Math.min(Math.max(attempts, 1) - 1, 20), LONGEST_MS);
  return Math.round(Math.max(doubled * (0.8 + 0.4 * random), Math.min(askedMs, LONGEST_ASKED_MS)));
}
