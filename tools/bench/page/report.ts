/** One line of the report: a figure, and the budget that it must keep. */
export type Line = {
  name: string;
  value: number;
  unit: string;
  /** The most that is allowed; without one the figure is for information. */
  budget?: number;
  /** Against the same page without the extension. */
  ratio?: number;
};

const number = (value: number) => (Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(2));

export function isWithin({ value, budget }: Line): boolean {
  return budget === undefined || value <= budget;
}

export function formatLine(line: Line): string {
  const { name, value, unit, budget, ratio } = line;
  const state = budget === undefined ? '    ' : isWithin(line) ? 'ok  ' : 'OVER';
  const limit = budget === undefined ? '' : ` (budget ${budget} ${unit})`.replace(/ \)/, ')');
  const times = ratio === undefined ? '' : `, ${ratio.toFixed(2)} × the page alone`;
  return `${state} ${name.padEnd(62)} ${number(value).padStart(8)} ${unit}${limit}${times}`;
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
