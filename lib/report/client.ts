import type { OutboxError } from '../schema/outbox.ts';
import {
  type Acknowledgement,
  acknowledgementSchema,
  type Problem,
  problemSchema,
  type Receipt,
  type Report,
  receiptSchema,
  SERVER_INFO_PATH,
  type ServerInfo,
  serverInfoSchema,
} from '../schema/report.ts';
import { parseEndpoint } from './endpoint.ts';

/** How long we wait for an answer, in milliseconds. */
export const TIMEOUT_MS = 20_000;
/** The longest answer we read, in UTF-16 units. */
const MAX_ANSWER = 64_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

export type SendResult =
  | { kind: 'acknowledged'; acknowledgement: Acknowledgement }
  | { kind: 'refused'; error: OutboxError; problem?: Problem }
  | { kind: 'retry'; error: OutboxError; retryAfterMs?: number };

export type LookUp<T> = { value: T } | { error: OutboxError | 'not-found' };

type Reply = { status: number; headers: Headers; json: unknown };

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text.length > MAX_ANSWER) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function ask(
  fetch: Fetch,
  url: string,
  init: RequestInit,
  timeoutMs: number,
): Promise<Reply | OutboxError> {
  try {
    const response = await fetch(url, {
      ...init,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return { status: response.status, headers: response.headers, json: await readJson(response) };
  } catch (error) {
    return error instanceof Error && /^(?:Timeout|Abort)Error$/.test(error.name) ? 'timeout' : 'network';
  }
}

/** `Retry-After` in milliseconds: seconds or an HTTP date. */
export function retryAfterMs(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  const wait = /^\d+$/.test(value.trim()) ? Number(value) * 1000 : Date.parse(value) - now;
  return Number.isFinite(wait) && wait >= 0 ? wait : undefined;
}

function address(endpoint: string, path: string): string | undefined {
  const checked = parseEndpoint(endpoint);
  return 'endpoint' in checked ? `${checked.endpoint}${path}` : undefined;
}

function interpret(reply: Reply, id: string, now: number): SendResult {
  const { status, headers, json } = reply;
  if (status === 200 || status === 201) {
    const parsed = acknowledgementSchema.safeParse(json);
    return parsed.success && parsed.data.id === id
      ? { kind: 'acknowledged', acknowledgement: parsed.data }
      : { kind: 'retry', error: 'unexpected-answer' };
  }
  const wait = retryAfterMs(headers.get('retry-after'), now);
  const later = wait === undefined ? {} : { retryAfterMs: wait };
  if (status === 408 || status === 425 || status === 429) return { kind: 'retry', error: 'busy', ...later };
  if (status >= 500) return { kind: 'retry', error: 'server-error', ...later };
  const problem = problemSchema.safeParse(json);
  if (status === 413)
    return { kind: 'refused', error: 'too-large', ...(problem.success ? { problem: problem.data } : {}) };
  if (status >= 400 && problem.success)
    return { kind: 'refused', error: status === 409 ? 'conflict' : 'refused', problem: problem.data };
  return { kind: 'retry', error: 'unexpected-answer' };
}

/**
 * Sends one report. A refusal is only believed from a server that explains itself (RFC 9457); any other odd answer,
 * such as that of a hotel's sign-in page, is a reason to try again.
 */
export async function sendReport(
  fetch: Fetch,
  endpoint: string,
  report: Report,
  { timeoutMs = TIMEOUT_MS, now = Date.now } = {},
): Promise<SendResult> {
  const url = address(endpoint, '/v1/reports');
  if (url === undefined) return { kind: 'retry', error: 'no-receiver' };
  const reply = await ask(
    fetch,
    url,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(report) },
    timeoutMs,
  );
  return typeof reply === 'string'
    ? { kind: 'retry', error: reply }
    : interpret(reply, report.capsule.id, now());
}

/** The part of a schema that a look-up needs. */
type Shape<T> = { safeParse(value: unknown): { success: true; data: T } | { success: false } };

async function lookUp<T>(
  fetch: Fetch,
  endpoint: string,
  path: string,
  schema: Shape<T>,
  timeoutMs: number,
): Promise<LookUp<T>> {
  const url = address(endpoint, path);
  if (url === undefined) return { error: 'no-receiver' };
  const reply = await ask(fetch, url, { method: 'GET', headers: { accept: 'application/json' } }, timeoutMs);
  if (typeof reply === 'string') return { error: reply };
  if (reply.status === 404 && problemSchema.safeParse(reply.json).success) return { error: 'not-found' };
  if (reply.status === 429) return { error: 'busy' };
  if (reply.status >= 500) return { error: 'server-error' };
  const parsed = schema.safeParse(reply.json);
  return reply.status === 200 && parsed.success ? { value: parsed.data } : { error: 'unexpected-answer' };
}

/** What became of a report, by its receipt code. */
export function askReceipt(
  fetch: Fetch,
  endpoint: string,
  code: string,
  timeoutMs = TIMEOUT_MS,
): Promise<LookUp<Receipt>> {
  return lookUp(fetch, endpoint, `/v1/receipts/${encodeURIComponent(code)}`, receiptSchema, timeoutMs);
}

/** Who receives reports at an address. */
export function askServer(
  fetch: Fetch,
  endpoint: string,
  timeoutMs = TIMEOUT_MS,
): Promise<LookUp<ServerInfo>> {
  return lookUp(fetch, endpoint, SERVER_INFO_PATH, serverInfoSchema, timeoutMs);
}
