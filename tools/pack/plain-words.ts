import { z } from 'zod';

/** What zod tells an error map: the issue with the value that broke it. */
type RawIssue = Parameters<z.core.$ZodErrorMap>[0];

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  null: 'nothing',
  undefined: 'nothing',
};
const SHOWN_MAX = 40;

/** What a file needs instead, in words that need no knowledge of the schemas. For `error` of a parse. */
export function plainWords(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return `needs ${KINDS[issue.expected] ?? issue.expected}, has ${shown(issue.input)}`;
    case 'invalid_value':
      return `needs ${oneOf(issue.values)}, has ${shown(issue.input)}`;
    case 'unrecognized_keys':
      return `has ${issue.keys.map(quoted).join(', ')}, which is no key here${keysOf(issue.inst)}`;
    case 'too_small':
      return `needs ${issue.inclusive === false ? 'more than' : 'at least'} ${amount(issue.minimum, issue.origin)}, has ${size(issue.input)}`;
    case 'too_big':
      return `needs ${issue.inclusive === false ? 'less than' : 'at most'} ${amount(issue.maximum, issue.origin)}, has ${size(issue.input)}`;
    case 'invalid_format':
      return `needs ${format(issue.format, issue.pattern)}, has ${shown(issue.input)}`;
    case 'not_multiple_of':
      return `needs a multiple of ${issue.divisor}, has ${shown(issue.input)}`;
    case 'invalid_union':
      return unionWords(issue);
    case 'invalid_key':
      return `has a key that is not allowed: ${messages(issue.issues)}`;
    case 'invalid_element':
      return `has an entry that is not allowed: ${messages(issue.issues)}`;
    default:
      return `has ${shown(issue.input)}, which is not allowed`;
  }
}

/** Of several forms, what the one needs that came closest: whose troubles lie deepest, and are fewest. */
function unionWords(issue: Extract<RawIssue, { code: 'invalid_union' }>): string {
  const depth = (issues: readonly z.core.$ZodIssue[]) =>
    Math.max(0, ...issues.map(({ path }) => path.length));
  const [closest] = issue.errors.toSorted(
    (one, other) => depth(other) - depth(one) || one.length - other.length,
  );
  if (!closest) return `has ${shown(issue.input)}, which is none of the forms known here`;
  if (depth(closest) > 0) return messages(closest);
  const all = [...new Set(issue.errors.map(messages))];
  const needs = all.flatMap((one) => /^needs (.*), has /.exec(one)?.[1] ?? []);
  return needs.length === all.length
    ? `needs ${needs.join(' or ')}, has ${shown(issue.input)}`
    : all.join(', or ');
}

function messages(issues: readonly z.core.$ZodIssue[]): string {
  return issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('.')} ${message}`))
    .join('; ');
}

function keysOf(schema: unknown): string {
  const keys = schema instanceof z.core.$ZodObject ? Object.keys(schema._zod.def.shape) : [];
  return keys.length === 0 ? '' : `; known are ${keys.join(', ')}`;
}

function oneOf(values: readonly unknown[]): string {
  const all = values.map((value) => (typeof value === 'string' ? quoted(value) : String(value)));
  return all.length === 1 ? `${all[0]}` : `one of ${all.join(', ')}`;
}

function amount(limit: number | bigint, origin: string): string {
  if (origin === 'string') return `${limit} character${limit === 1 ? '' : 's'}`;
  if (['array', 'set', 'map', 'object'].includes(origin))
    return `${limit} ${limit === 1 ? 'entry' : 'entries'}`;
  return String(limit);
}

function size(value: unknown): string {
  if (typeof value === 'string') return String(value.length);
  if (Array.isArray(value)) return String(value.length);
  return shown(value);
}

function format(name: string, pattern: string | undefined): string {
  if (name === 'url') return 'a web address';
  if (name === 'date') return 'a date like 2026-11-22';
  return pattern === undefined ? `the form "${name}"` : `text that matches ${pattern}`;
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? 'a list' : 'keys with values';
}

function quoted(text: string): string {
  return text.length > SHOWN_MAX ? `"${text.slice(0, SHOWN_MAX).toWellFormed()}…"` : `"${text}"`;
}
