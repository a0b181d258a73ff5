import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(least).max(most));

type Setting = { name: string; default: string; expected: string; does: string };

/** Every setting, in the order in which `--help` prints them. */
const SETTINGS = [
  {
    name: 'HOST',
    default: '127.0.0.1',
    expected: 'a host name or IP address',
    does: 'Address to listen on. 0.0.0.0 listens on all; do that only behind a reverse proxy with TLS.',
  },
  { name: 'PORT', default: '8787', expected: 'a whole number from 0 to 65535', does: '0 takes a free port.' },
  {
    name: 'DATABASE_URL',
    default: './data/rambu.db',
    expected: 'the path of a SQLite file, also as file:…',
    does: 'Where reports are kept. The file is made when it is missing.',
  },
  {
    name: 'PUBLIC_URL',
    default: '',
    expected: 'an address such as https://lapor.example.org, without a path',
    does: 'The address under which people reach the server. Default: http://HOST:PORT.',
  },
  {
    name: 'RECEIVER_NAME',
    default: 'Server laporan Rambu',
    expected: '1 to 200 characters',
    does: 'Who receives the reports: shown to people before they send one.',
  },
  {
    name: 'TRUST_PROXY',
    default: '0',
    expected: 'a whole number from 0 to 10',
    does: 'How many reverse proxies in front add to X-Forwarded-For. 0: the header is ignored.',
  },
  {
    name: 'REPORTS_PER_MINUTE',
    default: '120',
    expected: 'a whole number from 0 to 1000000',
    does: 'Reports accepted from one address per minute. 0: no limit. Addresses are never stored.',
  },
  {
    name: 'MAX_REPORT_BYTES',
    default: '262144',
    expected: 'a whole number from 1024 to 10485760',
    does: 'Largest report that is accepted.',
  },
] as const satisfies readonly Setting[];

type Name = (typeof SETTINGS)[number]['name'];

const schema = z.object({
  HOST: z.string().regex(/^[\w.:-]+$/),
  PORT: wholeNumber(0, 65_535),
  DATABASE_URL: z
    .string()
    .min(1)
    .refine((value) => !/^(?!file:)[a-z][a-z0-9+.-]+:/i.test(value))
    .transform((value) => (value.startsWith('file://') ? fileURLToPath(value) : value.replace(/^file:/, ''))),
  PUBLIC_URL: z
    .string()
    .refine((value) => value === '' || isOrigin(value))
    .transform((value) => (value === '' ? undefined : new URL(value).origin)),
  RECEIVER_NAME: z.string().trim().min(1).max(200),
  TRUST_PROXY: wholeNumber(0, 10),
  REPORTS_PER_MINUTE: wholeNumber(0, 1_000_000),
  MAX_REPORT_BYTES: wholeNumber(1_024, 10_485_760),
} satisfies Record<Name, z.ZodType>);

export type Settings = {
  host: string;
  port: number;
  /** Path of the SQLite file. */
  database: string;
  /** Origin under which people reach the server; absent: that of the address it listens on. */
  publicUrl: string | undefined;
  receiver: string;
  /** Number of reverse proxies whose X-Forwarded-For entries are believed. */
  trustedProxies: number;
  /** Per address; 0 means no limit. */
  reportsPerMinute: number;
  maxReportBytes: number;
};

/** One or more settings are wrong. Each line of the message names one, its value and what was expected. */
export class WrongSettings extends Error {
  override name = 'WrongSettings';
}

/**
 * Reads the settings from environment variables; an empty variable counts as absent.
 * @throws {WrongSettings} naming every wrong one at once.
 */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(
    SETTINGS.map((setting) => [setting.name, environment[setting.name]?.trim() || setting.default]),
  );
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new WrongSettings(complaint(parsed.error, given));
  const values = parsed.data;
  return {
    host: values.HOST,
    port: values.PORT,
    database: values.DATABASE_URL,
    publicUrl: values.PUBLIC_URL,
    receiver: values.RECEIVER_NAME,
    trustedProxies: values.TRUST_PROXY,
    reportsPerMinute: values.REPORTS_PER_MINUTE,
    maxReportBytes: values.MAX_REPORT_BYTES,
  };
}

function complaint(error: z.ZodError, given: Record<string, string>): string {
  const wrong = new Set(error.issues.map((issue) => String(issue.path[0])));
  return SETTINGS.filter((setting) => wrong.has(setting.name))
    .map((setting) => `${setting.name}=${shown(given[setting.name] ?? '')}: expected ${setting.expected}`)
    .join('\n');
}

/** Hides a password that somebody put into an address. */
function shown(value: string): string {
  return value.replace(/:\/\/[^@/]*@/, '://…@');
}

function isOrigin(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const url = new URL(value);
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '';
}

/** What `--help` prints. */
export function helpText(): string {
  const lines = SETTINGS.map(
    (setting) =>
      `  ${setting.name}\n      ${setting.does}\n      Expected: ${setting.expected}.` +
      (setting.default ? ` Default: ${setting.default}` : ''),
  );
  return [
    'Rambu report server. Receives reports, and shows moderators their queue.',
    '',
    'npm run server                        run it; Ctrl-C stops it',
    'npm run server -- --help              print this',
    'npm run server -- --backup FILE       copy the database to FILE; the server may be running',
    'npm run server -- --set-up-link       print a one-time link that makes another administrator',
    'npm run server -- --delete-before YYYY-MM-DD',
    '                                      delete for good every report received before that day (western Indonesian',
    '                                      time), whatever was decided; the server may be running. Back-ups keep theirs',
    '',
    'Settings are environment variables:',
    '',
    ...lines,
    '',
    'On a first start it prints a one-time link to make the first account. More: docs/self-hosting.md',
  ].join('\n');
}
