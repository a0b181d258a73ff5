/** Something to time. */
export type Subject = { name: string; work: (text: string) => void };

/** Texts that are timed together: few, so that all subjects meet the same noise. */
const TOGETHER = 20;

function middle(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/**
 * Milliseconds that each subject takes for all texts. The subjects take turns on a few texts at a time, and of each
 * turn the median of `rounds` counts: what else the machine does falls on all of them alike.
 */
export function interleaved(texts: readonly string[], subjects: readonly Subject[], rounds = 7): number[] {
  const sums = subjects.map(() => 0);
  for (let from = 0; from < texts.length; from += TOGETHER) {
    const part = texts.slice(from, from + TOGETHER);
    const times = subjects.map((): number[] => []);
    for (let round = 0; round < rounds; round++) {
      subjects.forEach(({ work }, i) => {
        const start = performance.now();
        for (const text of part) work(text);
        times[i]?.push(performance.now() - start);
      });
    }
    times.forEach((of, i) => {
      sums[i] = (sums[i] ?? 0) + middle(of);
    });
  }
  return sums;
}

/** Milliseconds that one text takes: the median of some runs. */
export function once(work: () => void, rounds = 7): number {
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return middle(times);
}

/** Processor time of this process in milliseconds: other work on the machine counts less than by the clock. */
export function processor(work: () => void): number {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
