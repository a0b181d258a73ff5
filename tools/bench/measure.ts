/** Something to time on one text. */
export type Subject = { name: string; work: (text: string) => void };

/** The clock of processor time ticks in steps of some milliseconds; a turn takes many of them. */
const TURN = 250;

function middle(times: readonly number[]): number {
  return [...times].sort((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Processor time that this thread has had, in milliseconds: what else the machine does is not in it. */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}

/**
 * Processor time in milliseconds that each subject takes for all texts, once for each round. In a round the subjects take
 * turns, long enough for the clock, each round in another order: what slows the machine down falls on all of them alike.
 */
export function inTurns(texts: readonly string[], subjects: readonly Subject[], rounds = 5): number[][] {
  const pass = ({ work }: Subject): void => {
    for (const text of texts) work(text);
  };
  const repeats = subjects.map((subject) => {
    pass(subject);
    const start = performance.now();
    pass(subject);
    return Math.max(1, Math.ceil(TURN / Math.max(performance.now() - start, 0.01)));
  });
  const times = subjects.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const i = (round + turn) % subjects.length;
      const subject = subjects[i];
      const repeat = repeats[i] ?? 1;
      if (!subject) continue;
      const start = threadTime();
      for (let n = 0; n < repeat; n++) pass(subject);
      times[i]?.push((threadTime() - start) / repeat);
    }
  }
  return times;
}

/** Median over the rounds. */
export function spent(times: readonly number[] | undefined): number {
  return middle(times ?? []);
}

/** How many times longer the one takes than the other: the median of the ratios within each round. */
export function ratio(times: readonly number[] | undefined, other: readonly number[] | undefined): number {
  return middle((times ?? []).map((time, round) => time / (other?.[round] ?? Number.NaN)));
}

/** Milliseconds by the clock that something takes at best: whatever else the machine does only adds to it. */
export function atBest(work: () => void, runs: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const start = performance.now();
    work();
    best = Math.min(best, performance.now() - start);
  }
  return best;
}

export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
