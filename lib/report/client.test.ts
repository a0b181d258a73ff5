import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Report } from '../schema/report.ts';
import { buildCapsule, sealReport } from './capsule.ts';
import { askReceipt, askServer, retryAfterMs, sendReport } from './client.ts';
import { sampleDraft } from './testing/draft.ts';

const ID = '00000000-0000-4000-8000-00000000000a';
const ack = { id: ID, receipt: 'ABCD-EFGH', receivedAt: '2026-11-21T12:00:00.000Z', known: false };
const problem = {
  type: 'about:blank',
  title: 'Tidak sah',
  status: 422,
  errors: [{ field: '/capsule/id', expected: 'a UUID' }],
};

let answer: (request: IncomingMessage, response: ServerResponse, body: string) => void;
let endpoint: string;
let report: Report;
let requests: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[];
const server = createServer(async (request, response) => {
  let body = '';
  for await (const part of request) body += String(part);
  requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
  answer(request, response, body);
});

const json = (status: number, value: unknown, headers: Record<string, string> = {}) => {
  answer = (_request, response) => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(typeof value === 'string' ? value : JSON.stringify(value));
  };
};

beforeEach(async () => {
  requests = [];
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  report = await sealReport(
    buildCapsule(
      { id: ID, key: 'k', capturedAt: '2026-11-21T11:00:00.000Z', draft: sampleDraft(), stage: 'desk' },
      '1',
    ),
  );
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

describe('sendReport', () => {
  it.each([200, 201])('takes the receipt of a %i', async (status) => {
    json(status, ack);
    expect(await sendReport(fetch, `${endpoint}/`, report)).toEqual({
      kind: 'acknowledged',
      acknowledgement: ack,
    });
    expect(requests).toHaveLength(1);
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/v1/reports' });
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual(report);
    expect(requests[0]?.headers).not.toHaveProperty('cookie');
    expect(requests[0]?.headers).not.toHaveProperty('referer');
  });

  it.each<[string, number, unknown, string]>([
    ['a refusal that explains itself', 422, problem, 'refused'],
    ['a conflict', 409, { ...problem, status: 409 }, 'conflict'],
    ['too much', 413, '<html>', 'too-large'],
  ])('believes %s', async (_case, status, body, error) => {
    json(status, body);
    expect(await sendReport(fetch, endpoint, report)).toMatchObject({ kind: 'refused', error });
  });

  it.each<[string, number, unknown, string]>([
    ['a sign-in page', 200, '<html>Wi-Fi</html>', 'unexpected-answer'],
    ['an acknowledgement of another report', 200, { ...ack, id: ID.replace('a', 'b') }, 'unexpected-answer'],
    ['a 404 that is not ours', 404, '<html>', 'unexpected-answer'],
    ['a rate limit', 429, problem, 'busy'],
    ['a failing server', 503, problem, 'server-error'],
    ['an endless answer', 200, JSON.stringify({ ...ack, more: 'x'.repeat(70_000) }), 'unexpected-answer'],
  ])('tries again after %s', async (_case, status, body, error) => {
    json(status, body);
    expect(await sendReport(fetch, endpoint, report)).toMatchObject({ kind: 'retry', error });
  });

  it('listens to Retry-After', async () => {
    json(429, problem, { 'retry-after': '120' });
    expect(await sendReport(fetch, endpoint, report)).toMatchObject({ retryAfterMs: 120_000 });
  });

  it('follows no redirect', async () => {
    json(307, '', { location: 'https://elsewhere.example/v1/reports' });
    expect(await sendReport(fetch, endpoint, report)).toEqual({ kind: 'retry', error: 'network' });
  });

  it('gives up after the time set', async () => {
    answer = () => undefined;
    expect(await sendReport(fetch, endpoint, report, { timeoutMs: 50 })).toEqual({
      kind: 'retry',
      error: 'timeout',
    });
  });

  it('tries again when nobody is there', async () => {
    expect(await sendReport(fetch, 'http://127.0.0.1:1', report)).toEqual({
      kind: 'retry',
      error: 'network',
    });
  });

  it('never speaks to an address that is not allowed', async () => {
    const never = () => Promise.reject(new Error('was called'));
    expect(await sendReport(never, 'http://lapor.example', report)).toEqual({
      kind: 'retry',
      error: 'no-receiver',
    });
  });
});

describe('look-ups', () => {
  it('reads who receives and what became of a report', async () => {
    json(200, { receiver: 'LSM Contoh', version: '1' });
    expect(await askServer(fetch, endpoint)).toEqual({ value: { receiver: 'LSM Contoh', version: '1' } });
    const receipt = { receipt: 'A/B', receivedAt: ack.receivedAt, status: 'decided', outcome: 'confirmed' };
    json(200, receipt);
    expect(await askReceipt(fetch, endpoint, 'A/B')).toEqual({ value: receipt });
    expect(requests.at(-1)?.url).toBe('/v1/receipts/A%2FB');
  });

  it('names what went wrong', async () => {
    json(404, { ...problem, status: 404 });
    expect(await askReceipt(fetch, endpoint, 'ABCD')).toEqual({ error: 'not-found' });
    json(200, '{"receiver": 3}');
    expect(await askServer(fetch, endpoint)).toEqual({ error: 'unexpected-answer' });
    expect(await askServer(fetch, 'ftp://x')).toEqual({ error: 'no-receiver' });
  });
});

it('retryAfterMs reads seconds and dates', () => {
  const now = Date.parse('2026-11-21T12:00:00Z');
  expect(retryAfterMs('5', now)).toBe(5_000);
  expect(retryAfterMs('Sat, 21 Nov 2026 12:01:00 GMT', now)).toBe(60_000);
  expect(retryAfterMs('soon', now)).toBeUndefined();
  expect(retryAfterMs('Sat, 21 Nov 2026 11:00:00 GMT', now)).toBeUndefined();
  expect(retryAfterMs(null, now)).toBeUndefined();
});
