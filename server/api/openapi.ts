import { z } from 'zod';
import {
  acknowledgementSchema,
  problemSchema,
  receiptSchema,
  reportSchema,
  SERVER_INFO_PATH,
  type ServerInfo,
  serverInfoSchema,
} from '../../lib/schema/report.ts';
import { PROBLEM_TYPE } from '../problem.ts';

const SCHEMAS = {
  Report: reportSchema,
  Acknowledgement: acknowledgementSchema,
  Receipt: receiptSchema,
  ServerInfo: serverInfoSchema,
  Problem: problemSchema,
};
type SchemaName = keyof typeof SCHEMAS;

const content = (name: SchemaName, type = 'application/json') => ({
  [type]: { schema: { $ref: `#/components/schemas/${name}` } },
});
const answer = (description: string, name: SchemaName) => ({ description, content: content(name) });
const refusal = (description: string) => ({ description, content: content('Problem', PROBLEM_TYPE) });
const text = (description: string) => ({
  description,
  content: { 'text/plain': { schema: { type: 'string' } } },
});

/** The OpenAPI 3.1 description of the public API, made from the same zod schemas that check the requests. */
export function openApi(info: ServerInfo, maxReportBytes: number) {
  return {
    openapi: '3.1.0',
    info: {
      title: `Rambu report server: ${info.receiver}`,
      version: info.version,
      description: 'Receives reports of job posts that show signs of human trafficking (TPPO).',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: paths(maxReportBytes),
    components: { schemas: Object.fromEntries(Object.entries(SCHEMAS).map(jsonSchema)) },
  };
}

function jsonSchema([name, schema]: [string, z.ZodType]): [string, unknown] {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-2020-12' });
  return [name, rest];
}

function paths(maxReportBytes: number) {
  return {
    '/v1/reports': {
      post: {
        operationId: 'sendReport',
        summary: 'Send a report. Idempotent by the id in its capsule.',
        requestBody: { required: true, content: content('Report') },
        responses: {
          200: answer(
            'The same report is stored already; the receipt is the one given then.',
            'Acknowledgement',
          ),
          201: answer('Stored, durably.', 'Acknowledgement'),
          400: refusal('The body is not JSON.'),
          409: refusal('Another report has this id.'),
          413: refusal(`The body is larger than ${maxReportBytes} bytes.`),
          415: refusal('The content type is not application/json.'),
          422: refusal('A field is missing or wrong, or the SHA-256 does not fit; `errors` names the field.'),
          429: refusal('Too many reports from this address; see Retry-After.'),
        },
      },
    },
    '/v1/receipts/{code}': {
      get: {
        operationId: 'receipt',
        summary: 'What became of a report.',
        parameters: [{ name: 'code', in: 'path', required: true, schema: { type: 'string' } }],
        responses: {
          200: answer('The state of the report.', 'Receipt'),
          404: refusal('There is no such receipt code.'),
        },
      },
    },
    [SERVER_INFO_PATH]: {
      get: {
        operationId: 'serverInfo',
        summary: 'Who receives reports here.',
        responses: { 200: answer('Name and version.', 'ServerInfo') },
      },
    },
    '/healthz': { get: { summary: 'The process answers.', responses: { 200: text('ok') } } },
    '/readyz': {
      get: {
        summary: 'The database answers.',
        responses: { 200: text('ready'), 503: refusal('The database does not answer.') },
      },
    },
    '/metrics': { get: { summary: 'Counts for Prometheus.', responses: { 200: text('Prometheus text') } } },
  };
}
