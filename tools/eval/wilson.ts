/** Share with its Wilson interval (95 %). */
export type Share = { hits: number; of: number; share: number; low: number; high: number };

const Z = 1.959964;

/** Wilson score interval: honest for small samples and for shares near 0 and 1. */
export function wilson(hits: number, of: number): Share {
  if (of === 0) return { hits, of, share: Number.NaN, low: 0, high: 1 };
  const p = hits / of;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { hits, of, share: p, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}

/** `0.93 [0.81–0.98] 28/30`, or a dash where there is nothing to count. */
export function shown({ hits, of, share, low, high }: Share): string {
  if (of === 0) return '–';
  return `${share.toFixed(3)} [${low.toFixed(2)}–${high.toFixed(2)}] ${hits}/${of}`;
}
