import { z } from 'zod';
import { REPORT_REASONS } from '../../lib/schema/report.ts';
import { LEVELS } from '../../lib/schema/verdict.ts';
import { startOfDay } from '../reports/day.ts';
import { searchable } from '../reports/search-text.ts';
import { type QueueFilter, STATUSES } from '../store/store.ts';

const MOST_WORDS = 10;
const LAST_PAGE = 100_000;

const text = z.string().trim().max(200).catch('');
const date = z.iso.date().or(z.literal('')).catch('');

/** The queue's filters as they stand in the address; what makes no sense counts as not given. */
const querySchema = z.object({
  status: z.enum(['all', ...STATUSES]).catch('waiting'),
  level: z.enum(['', ...LEVELS]).catch(''),
  reason: z.enum(['', ...REPORT_REASONS]).catch(''),
  site: text,
  q: text,
  from: date,
  to: date,
  page: z.coerce.number().int().min(1).max(LAST_PAGE).catch(1),
});
export type QueueQuery = z.infer<typeof querySchema>;

export function readQuery(parameters: Record<string, string>): QueueQuery {
  return querySchema.parse(parameters);
}

/** The filter that a query asks for. Its days are days in western Indonesia (UTC+7), both ends included. */
export function filterOf(query: QueueQuery): QueueFilter {
  const words = searchable(query.q)
    .split(' ')
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);
  return {
    status: query.status === 'all' ? undefined : query.status,
    level: query.level || undefined,
    reason: query.reason || undefined,
    site: query.site || undefined,
    words,
    from: query.from ? startOfDay(query.from) : undefined,
    before: query.to ? startOfDay(query.to, 1) : undefined,
  };
}

/** The address of the queue with these filters; defaults are left out. */
export function queueAddress(query: QueueQuery, changes: Partial<QueueQuery>): string {
  const wanted = { ...query, ...changes };
  const defaults = readQuery({});
  const parameters = new URLSearchParams();
  for (const key of Object.keys(defaults) as (keyof QueueQuery)[]) {
    if (wanted[key] !== defaults[key]) parameters.set(key, String(wanted[key]));
  }
  return parameters.size > 0 ? `/queue?${parameters}` : '/queue';
}

/** Whether anything but the status and the page narrows the list. */
export function isNarrowed(query: QueueQuery): boolean {
  return [query.level, query.reason, query.site, query.q, query.from, query.to].some((value) => value !== '');
}
