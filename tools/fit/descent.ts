/** A function to be made small: its value at a point, with its slope written into `slope`. */
export type Objective = (point: Float64Array, slope: Float64Array) => number;

/** How far each number may go. */
export type Box = { low: Float64Array; high: Float64Array };

const LEAST_STEP = 1e-9;
/** A step that gains less than this share of the value ends the descent. */
const ENOUGH = 1e-9;

/**
 * Goes downhill inside a box by projected gradient steps with momentum, which starts anew where it would go uphill. The
 * same start gives the same end.
 */
export function descend(
  objective: Objective,
  start: Float64Array,
  { low, high }: Box,
  rounds: number,
): Float64Array {
  const within = (x: number, i: number): number => Math.min(high[i] ?? x, Math.max(low[i] ?? x, x));
  const slope = new Float64Array(start.length);
  const unused = new Float64Array(start.length);
  let point = start.map(within);
  let value = objective(point, slope);
  let ahead = point;
  let pace = 1;
  let step = 1;
  for (let round = 0; round < rounds && step > LEAST_STEP; round++) {
    const there = objective(ahead, slope);
    let next = point;
    let reached = Number.POSITIVE_INFINITY;
    for (; step > LEAST_STEP; step /= 2) {
      next = ahead.map((x, i) => within(x - step * (slope[i] ?? 0), i));
      let bound = there;
      for (let i = 0; i < next.length; i++) {
        const moved = (next[i] ?? 0) - (ahead[i] ?? 0);
        bound += moved * (slope[i] ?? 0) + (moved * moved) / (2 * step);
      }
      reached = objective(next, unused);
      if (reached <= bound + 1e-12 * Math.abs(there)) break;
    }
    if (reached > value) {
      if (ahead === point) break;
      ahead = point;
      pace = 1;
      continue;
    }
    const gained = value - reached;
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const momentum = (pace - 1) / faster;
    const before = point;
    ahead = next.map((x, i) => within(x + momentum * (x - (before[i] ?? 0)), i));
    point = next;
    value = reached;
    pace = faster;
    step *= 1.5;
    if (gained < ENOUGH * Math.abs(value)) break;
  }
  return point;
}
