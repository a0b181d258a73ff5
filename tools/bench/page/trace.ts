import type { CDPSession } from 'playwright-core';

type TraceEvent = {
  name: string;
  ph: string;
  ts: number;
  tid: number;
  pid: number;
  dur?: number;
  tdur?: number;
  args?: { fileName?: string; data?: { url?: string; scriptName?: string } };
};

/** What the extension did on the main thread; milliseconds of processor time, counts. */
export type Share = {
  total: number;
  /** Longest uninterrupted stretch. */
  longest: number;
  /** Stretches over 50 ms. */
  long: number;
  /** Layouts and style recalculations that it forced while it ran. */
  forcedLayouts: number;
  forcedStyles: number;
  /** Tasks of the page's main thread over 50 ms of processor time, whoever caused them. */
  longTasks: number;
  /** Of these, the ones that would have been shorter without what the extension ran in them. */
  lengthened: number;
};

const CATEGORIES = ['devtools.timeline', 'v8', 'toplevel'];
const BUFFER_KB = 1_000_000;
const TASK = 'ThreadControllerImpl::RunTask';
const LONG_MS = 50;
const CALLS = new Set(['FunctionCall', 'EvaluateScript', 'v8.run', 'v8.compile', 'TimerFire']);

export type Attribution = {
  /** The page has no script of its own, so that every microtask is the extension's. */
  silentPage: boolean;
};

/**
 * Records the main thread while `act` runs and attributes what ran from the extension's own address.
 * @throws Error where the browser could not keep all events
 */
export async function traced(
  cdp: CDPSession,
  act: () => Promise<void>,
  attribution: Attribution = { silentPage: false },
): Promise<Share> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }) => void events.push(...(value as TraceEvent[]));
  cdp.on('Tracing.dataCollected', collect);
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      recordMode: 'recordUntilFull',
      traceBufferSizeInKb: BUFFER_KB,
      includedCategories: CATEGORIES,
    },
  });
  await act();
  const complete = new Promise<boolean>((resolve) =>
    cdp.once('Tracing.tracingComplete', ({ dataLossOccurred }) => resolve(!dataLossOccurred)),
  );
  await cdp.send('Tracing.end');
  if (!(await complete)) throw new Error('the trace was longer than its buffer: measure fewer posts at once');
  cdp.off('Tracing.dataCollected', collect);
  return shareOf(events, attribution);
}

function isOurs({ args }: TraceEvent): boolean {
  const url = args?.data?.url ?? args?.data?.scriptName ?? args?.fileName ?? '';
  return url.startsWith('chrome-extension://');
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid}/${tid}`;
const processorTime = ({ tdur, dur }: TraceEvent) => (tdur ?? dur ?? 0) / 1_000;

/** The page's main thread is the one that lays out most. */
function mainThread(timed: readonly TraceEvent[]): string | undefined {
  const layouts = new Map<string, number>();
  for (const event of timed)
    if (event.name === 'Layout')
      layouts.set(threadOf(event), (layouts.get(threadOf(event)) ?? 0) + processorTime(event));
  return [...layouts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

const NOTHING: Share = {
  total: 0,
  longest: 0,
  long: 0,
  forcedLayouts: 0,
  forcedStyles: 0,
  longTasks: 0,
  lengthened: 0,
};

/** Outermost calls of the extension, what lies within them, and the tasks that they lie in. */
export function shareOf(events: readonly TraceEvent[], { silentPage }: Attribution): Share {
  const timed = events.filter(({ ph, dur }) => ph === 'X' && dur !== undefined);
  const main = mainThread(timed);
  const share: Share = { ...NOTHING };
  timed.sort((one, other) => one.ts - other.ts || (other.dur ?? 0) - (one.dur ?? 0));
  const until = new Map<string, number>();
  let task = { time: 0, end: 0, ours: 0 };
  const endTask = (): void => {
    if (task.time <= LONG_MS) return;
    share.longTasks += 1;
    if (task.ours > 0 && task.time - task.ours <= LONG_MS) share.lengthened += 1;
  };
  for (const event of timed) {
    const thread = threadOf(event);
    const time = processorTime(event);
    const inTask = thread === main && event.ts < task.end;
    if (event.name === TASK && thread === main && !inTask) {
      endTask();
      task = { time, end: event.ts + (event.dur ?? 0), ours: 0 };
    }
    const inside = event.ts < (until.get(thread) ?? 0);
    if (inside && event.name === 'Layout') share.forcedLayouts += 1;
    if (inside && event.name === 'UpdateLayoutTree') share.forcedStyles += 1;
    const ours = (silentPage && event.name === 'RunMicrotasks') || (CALLS.has(event.name) && isOurs(event));
    if (inside || !ours) continue;
    until.set(thread, event.ts + (event.dur ?? 0));
    share.total += time;
    share.longest = Math.max(share.longest, time);
    if (time > LONG_MS) share.long += 1;
    if (inTask) task.ours += time;
  }
  endTask();
  return share;
}
