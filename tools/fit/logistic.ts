/** One post as sparse features: positions and values in step, its class, and how much it counts. */
export type Row = { at: number[]; value: number[]; class: number; share: number };

export type FitOptions = {
  features: number;
  classes: number;
  /** Strength of the pull towards zero; the last feature, the bias, is pulled little. */
  l2: number;
  steps: number;
};

/** Class sums of a row under weights laid out feature by feature. */
export function sumsOf(row: Row, weights: Float64Array, classes: number): Float64Array {
  const sums = new Float64Array(classes);
  row.at.forEach((feature, i) => {
    const value = row.value[i] ?? 0;
    for (let k = 0; k < classes; k++)
      sums[k] = (sums[k] ?? 0) + value * (weights[feature * classes + k] ?? 0);
  });
  return sums;
}

function softmax(sums: Float64Array): Float64Array {
  const most = Math.max(...sums);
  const parts = sums.map((s) => Math.exp(s - most));
  const total = parts.reduce((a, b) => a + b, 0);
  return parts.map((p) => p / total);
}

/** An upper bound of the curvature, by power iteration, so that steps never overshoot. */
function curvature(rows: readonly Row[], features: number): number {
  let vector = new Float64Array(features).fill(1 / Math.sqrt(features));
  let length = 1;
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(features);
    for (const { at, value, share } of rows) {
      const dot = at.reduce((sum, f, i) => sum + (vector[f] ?? 0) * (value[i] ?? 0), 0);
      at.forEach((f, i) => {
        next[f] = (next[f] ?? 0) + share * dot * (value[i] ?? 0);
      });
    }
    length = Math.sqrt(next.reduce((sum, v) => sum + v * v, 0));
    vector = next.map((v) => v / length);
  }
  return 0.55 * length;
}

/**
 * Multinomial logistic regression with L2 by accelerated gradient steps. The same rows give the same weights, feature
 * by feature, a weight per class. The last feature is the bias.
 */
export function fitSoftmax(rows: readonly Row[], options: FitOptions): Float64Array {
  const { features, classes, l2, steps } = options;
  const step = 1 / (curvature(rows, features) + l2);
  const packed = rows.map((row) => ({
    ...row,
    at: Int32Array.from(row.at),
    value: Float64Array.from(row.value),
  }));
  let weights = new Float64Array(features * classes);
  let ahead = weights.slice();
  let pace = 1;
  for (let round = 0; round < steps; round++) {
    const slope = ahead.map((w, i) => w * (i >= (features - 1) * classes ? 0.01 : l2));
    for (const row of packed) addSlope(row, ahead, slope, classes);
    const next = ahead.map((w, i) => w - step * (slope[i] ?? 0));
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    const momentum = (pace - 1) / faster;
    ahead = next.map((w, i) => w + momentum * (w - (weights[i] ?? 0)));
    weights = next;
    pace = faster;
  }
  return weights;
}

type Packed = { at: Int32Array; value: Float64Array; class: number; share: number };

/** Adds what one row says about the slope at these weights. */
function addSlope(row: Packed, weights: Float64Array, slope: Float64Array, classes: number): void {
  const sums = new Float64Array(classes);
  for (let i = 0; i < row.at.length; i++) {
    const from = (row.at[i] ?? 0) * classes;
    const value = row.value[i] ?? 0;
    for (let k = 0; k < classes; k++) sums[k] = (sums[k] ?? 0) + value * (weights[from + k] ?? 0);
  }
  const chance = softmax(sums);
  chance[row.class] = (chance[row.class] ?? 0) - 1;
  for (let i = 0; i < row.at.length; i++) {
    const from = (row.at[i] ?? 0) * classes;
    const value = (row.value[i] ?? 0) * row.share;
    for (let k = 0; k < classes; k++) slope[from + k] = (slope[from + k] ?? 0) + value * (chance[k] ?? 0);
  }
}

/** A small generator of even numbers from 0 to 1 (mulberry32), so that a fit can be repeated. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * Adds copies of each row that lack a share of the features from `first` on: unseen posts say things in words that the
 * rules do not know, so no single feature should carry a decision.
 */
export function withGaps(
  rows: readonly Row[],
  first: number,
  last: number,
  share: number,
  copies: number,
): Row[] {
  const random = generator(7);
  const each = 1 / (copies + 1);
  return rows.flatMap((row) => {
    const all = [{ ...row, share: row.share * each }];
    for (let copy = 0; copy < copies; copy++) {
      const kept = row.at.map((f) => f < first || f >= last || random() >= share);
      all.push({
        ...row,
        at: row.at.filter((_, i) => kept[i]),
        value: row.value.filter((_, i) => kept[i]),
        share: row.share * each,
      });
    }
    return all;
  });
}
