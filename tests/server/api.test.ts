import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  acknowledgementSchema,
  type Problem,
  problemSchema,
  receiptSchema,
  serverInfoSchema,
} from '../../lib/schema/report.ts';
import { canonicalJson, sha256 } from '../../server/reports/canonical.ts';
import { sampleReport } from './support/sample-report.ts';
import { postReport, startTestServer, type TestServer } from './support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ RECEIVER_NAME: 'LSM Contoh' });
});
afterAll(() => server.remove());

const post = (body: unknown, headers?: Record<string, string>) => postReport(server.url, body, headers);

async function refusal(answer: Response | Promise<Response>): Promise<Problem> {
  const response = await answer;
  expect(response.headers.get('content-type')).toContain('application/problem+json');
  const body = problemSchema.parse(await response.json());
  expect(body.status).toBe(response.status);
  return body;
}

async function stored(): Promise<number> {
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  return Number(/rambu_reports\{status="waiting"\} (\d+)/.exec(metrics)?.[1]);
}

describe('POST /v1/reports', () => {
  it('stores a report and answers with a receipt', async () => {
    const report = sampleReport();
    const response = await post(report);
    expect(response.status).toBe(201);
    const answer = acknowledgementSchema.parse(await response.json());
    expect(answer).toMatchObject({ id: report.capsule.id, known: false });
    expect(answer.receipt).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('answers the same receipt when the same report comes again, and stores it once', async () => {
    const report = sampleReport();
    const first = acknowledgementSchema.parse(await (await post(report)).json());
    const before = await stored();
    const again = await post(report);
    expect(again.status).toBe(200);
    expect(acknowledgementSchema.parse(await again.json())).toEqual({ ...first, known: true });
    const shouted = sampleReport({ ...report.capsule, id: report.capsule.id.toUpperCase() });
    expect((await post(shouted)).status).toBe(409);
    expect(await stored()).toBe(before);
  });

  it('refuses another report under the same id', async () => {
    const report = sampleReport();
    await post(report);
    const problem = await refusal(post(sampleReport({ id: report.capsule.id, note: 'lain' })));
    expect(problem).toMatchObject({ status: 409, errors: [{ field: '/capsule/id' }] });
  });

  it('names each field of a wrong type with what was expected', async () => {
    const { capsule } = sampleReport();
    const wrong = {
      capsule: {
        ...capsule,
        id: 'seven',
        post: { ...capsule.post, unreadImages: -1, links: ['https://a.example', 5] },
        verdict: { ...capsule.verdict, level: 'terrible' },
      },
      sha256: 'ABC',
    };
    const problem = await refusal(post(wrong));
    expect(problem.status).toBe(422);
    const fields = problem.errors?.map((error) => error.field);
    expect(fields).toEqual([
      '/capsule/id',
      '/capsule/post/unreadImages',
      '/capsule/post/links/1',
      '/capsule/verdict/level',
      '/sha256',
    ]);
    expect(problem.errors?.every((error) => error.expected.length > 3)).toBe(true);
  });

  it.each([
    ['the report', (report: object) => ({ ...report, extra: 1 }), '/extra'],
    [
      'the capsule',
      (report: ReturnType<typeof sampleReport>) => ({ ...report, capsule: { ...report.capsule, 'a/b': 1 } }),
      '/capsule/a~1b',
    ],
    [
      'the author',
      (report: ReturnType<typeof sampleReport>) => ({
        ...report,
        capsule: { ...report.capsule, post: { ...report.capsule.post, author: { cookie: 'x' } } },
      }),
      '/capsule/post/author/cookie',
    ],
  ])('refuses an unknown field in %s', async (_where, change, field) => {
    const problem = await refusal(post(change(sampleReport() as never)));
    expect(problem).toMatchObject({ status: 422, errors: [{ field }] });
  });

  it.each(['', 'Facebook', 'a b', '-olx', `s${'i'.repeat(1_899)}`, '<b>', 'situs.example'])(
    'refuses the invented site %j',
    async (site) => {
      const problem = await refusal(post(sampleReport({ post: { site } })));
      expect(problem).toMatchObject({ status: 422, errors: [{ field: '/capsule/post/site' }] });
    },
  );

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '5'],
    ['an empty object', '{}'],
    ['a prototype', '{"__proto__": {"capsule": 1}, "capsule": {}, "sha256": ""}'],
  ])('refuses %s', async (_name, body) => {
    expect((await refusal(post(body))).status).toBe(422);
  });

  it.each([
    ['nothing', ''],
    ['half a report', JSON.stringify(sampleReport()).slice(0, 500)],
    ['plain words', 'halo'],
  ])('refuses %s as not JSON', async (_name, body) => {
    expect(await refusal(post(body))).toMatchObject({ status: 400, type: 'urn:rambu:problem:not-json' });
  });

  it('refuses JSON nested 100,000 deep', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const problem = await refusal(
      post(`{"capsule": {"post": {"author": {"name": ${deep}}}}, "sha256": "x"}`),
    );
    expect(problem.status).toBeGreaterThanOrEqual(400);
    expect(problem.status).toBeLessThan(500);
  });

  it('refuses a hash that does not fit', async () => {
    const problem = await refusal(post({ ...sampleReport(), sha256: '0'.repeat(64) }));
    expect(problem).toMatchObject({ status: 422, errors: [{ field: '/sha256' }] });
  });

  it('takes the hash over the canonical form, whatever the order and spacing sent', async () => {
    const { capsule } = sampleReport();
    const reversed = Object.fromEntries(Object.entries(capsule).reverse());
    const body = JSON.stringify({ sha256: sha256(canonicalJson(capsule) ?? ''), capsule: reversed }, null, 4);
    expect((await post(body)).status).toBe(201);
  });

  it('refuses lone surrogates, which have no canonical form', async () => {
    const report = sampleReport({ note: 'HALF' });
    const problem = await refusal(post(JSON.stringify(report).replace('HALF', '\\ud83d')));
    expect(problem).toMatchObject({ status: 422, errors: [{ field: '/capsule' }] });
  });

  it('refuses what is too large, declared or not, and goes on answering', async () => {
    const large = JSON.stringify({ ...sampleReport(), padding: 'x'.repeat(300_000) });
    expect((await refusal(post(large))).status).toBe(413);
    expect(await chunked(large)).toBe(413);
    expect((await post(sampleReport())).status).toBe(201);
  });

  it('accepts JSON alone', async () => {
    const body = JSON.stringify(sampleReport());
    expect((await refusal(post(body, { 'content-type': 'text/plain' }))).status).toBe(415);
    expect((await refusal(post(body, { 'content-type': 'application/jsonp' }))).status).toBe(415);
    expect((await post(body, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(201);
  });

  it('stores each of 200 reports sent at once, and each once when sent twice', async () => {
    const reports = Array.from({ length: 200 }, () => sampleReport());
    const before = await stored();
    const answers = await Promise.all([...reports, ...reports].map((report) => post(report)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(200);
    expect(answers.filter((answer) => answer.status === 200)).toHaveLength(200);
    expect(await stored()).toBe(before + 200);
  });

  it('lets any origin send, and never with cookies', async () => {
    const origin = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
    const preflight = await fetch(`${server.url}/v1/reports`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-headers')).toContain('content-type');
    const answers = [preflight, await post(sampleReport(), { origin }), await post('{', { origin })];
    for (const { headers } of answers) {
      expect(headers.get('access-control-allow-origin')).toBe('*');
      expect(headers.get('access-control-allow-credentials')).toBeNull();
    }
  });

  it('sets no cookie', async () => {
    expect((await post(sampleReport())).headers.getSetCookie()).toEqual([]);
  });
});

describe('GET /v1/receipts/{code}', () => {
  it('tells that a report waits', async () => {
    const { receipt, receivedAt } = acknowledgementSchema.parse(await (await post(sampleReport())).json());
    const response = await fetch(`${server.url}/v1/receipts/${receipt.toLowerCase().replaceAll('-', '')}`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(receiptSchema.parse(await response.json())).toEqual({ receipt, receivedAt, status: 'waiting' });
  });

  it.each(['0000-0000-0000-0000', 'x', '%00', '..%2f..%2fetc', "'%20or%201=1"])(
    'does not know %s',
    async (code) => {
      expect((await refusal(fetch(`${server.url}/v1/receipts/${code}`))).status).toBe(404);
    },
  );
});

describe('the other addresses', () => {
  it('say who receives', async () => {
    const info = serverInfoSchema.parse(await (await fetch(`${server.url}/v1/server`)).json());
    expect(info).toEqual({ receiver: 'LSM Contoh', version: '0.0.0-test' });
  });

  it('are alive and ready', async () => {
    for (const path of ['/healthz', '/readyz']) {
      expect((await fetch(server.url + path)).status).toBe(200);
    }
  });

  it('describe the API, with every reference resolved', async () => {
    const text = await (await fetch(`${server.url}/openapi.json`)).text();
    const description = JSON.parse(text);
    expect(description.openapi).toBe('3.1.0');
    const capsule = description.components.schemas.Report.properties.capsule;
    expect(capsule.required).toContain('post');
    expect(capsule.additionalProperties).toBe(false);
    const names = Object.keys(description.components.schemas);
    for (const [, name] of text.matchAll(/#\/components\/schemas\/(\w+)/g)) expect(names).toContain(name);
  });

  it('answer unknown ones with a problem document', async () => {
    const { status, detail } = await refusal(fetch(`${server.url}/v1/${randomUUID()}`));
    expect(status).toBe(404);
    expect(detail).toMatch(/POST \/v1\/reports/);
    const form = { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://elsewhere.example' };
    const sent = fetch(`${server.url}/v1/nothing`, { method: 'POST', headers: form, body: 'a=1' });
    expect((await refusal(sent)).status).toBe(404);
  });

  it.each([
    ['GET', '/v1/reports', 'POST'],
    ['DELETE', '/v1/reports', 'POST'],
    ['PUT', '/v1/receipts/0000-0000-0000-0000', 'GET'],
    ['POST', '/v1/server', 'GET'],
    ['PATCH', '/openapi.json', 'GET'],
    ['POST', '/healthz', 'GET'],
    ['DELETE', '/metrics', 'GET'],
  ])('refuse %s %s with what they expect', async (method, path, allowed) => {
    const headers = {
      origin: 'https://elsewhere.example',
      'content-type': 'application/x-www-form-urlencoded',
    };
    const response = await fetch(server.url + path, { method, headers });
    expect(response.headers.get('allow')).toBe(allowed);
    const { status, title } = await refusal(response);
    expect(status).toBe(405);
    expect(title).toBe(`Expected ${allowed} at this address, not ${method}`);
  });

  it('count reports by result', async () => {
    await post('{');
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/rambu_reports_received_total\{result="stored"\} [1-9]/);
    expect(metrics).toMatch(/rambu_reports_received_total\{result="not-json"\} [1-9]/);
    expect(metrics).toMatch(/rambu_http_answers_total\{status="4xx"\} [1-9]/);
  });
});

it('slows down an address that sends too much, and tells when to come back', async () => {
  const slow = await startTestServer({ REPORTS_PER_MINUTE: '3', TRUST_PROXY: '1' });
  try {
    const from = (address: string) => postReport(slow.url, sampleReport(), { 'x-forwarded-for': address });
    for (let i = 0; i < 3; i++) expect((await from('203.0.113.7')).status).toBe(201);
    const fourth = await from('198.51.100.1, 203.0.113.7');
    expect(fourth.status).toBe(429);
    expect(Number(fourth.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(fourth.headers.get('access-control-allow-origin')).toBe('*');
    expect(fourth.headers.get('access-control-expose-headers')?.toLowerCase()).toBe('retry-after');
    expect((await from('203.0.113.8')).status).toBe(201);
    await slow.stop();
    expect(readFileSync(slow.database).includes('203.0.113')).toBe(false);
  } finally {
    await slow.remove();
  }
});

/** Sends a body without saying its length. */
function chunked(body: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const sending = request(
      `${server.url}/v1/reports`,
      { method: 'POST', headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' } },
      (response) => {
        response.resume();
        resolve(response.statusCode);
      },
    );
    sending.on('error', reject);
    for (let i = 0; i < body.length; i += 50_000) sending.write(body.slice(i, i + 50_000));
    sending.end();
  });
}
