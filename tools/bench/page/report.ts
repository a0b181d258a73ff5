/** One line of the report: a figure, and the budget that it must keep. */
export type Line = {
  name: string;
  value: number;
  unit: string;
  /** The most that is allowed; without one the figure is for information and held to nothing. */
  budget?: number;
  /** Against the same page without the extension. */
  ratio?: number;
};

const plain = (value: number) => String(Number(value.toFixed(2)));
const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function isWithin({ value, budget }: Line): boolean {
  return budget === undefined || value <= budget;
}

export function formatLine(line: Line): string {
  const { name, value, unit, budget, ratio } = line;
  const state = budget === undefined ? '    ' : isWithin(line) ? 'ok  ' : 'OVER';
  const limit = budget === undefined ? '' : ` (held to ≤ ${plain(budget)}${unit ? ` ${unit}` : ''})`;
  const times = ratio === undefined ? '' : `, ${ratio.toFixed(2)} × the page alone`;
  return `${state} ${name.padEnd(66)} ${number(value).padStart(8)} ${unit}${limit}${times}`;
}

/** What was held to something, and how much of it held. */
export function formatSum(lines: readonly Line[]): string {
  const held = lines.filter(({ budget }) => budget !== undefined);
  const over = held.filter((line) => !isWithin(line));
  const kept = `${held.length - over.length} of ${held.length} budgets kept`;
  return over.length === 0 ? kept : `${kept}; over: ${over.map(({ name }) => name).join('; ')}`;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
