import type { Inventor } from './invent.ts';
import { inventedCode } from './structure.ts';

/** Tags, written or escaped, and characters by name: how a text is built, not what it says. */
const MARKUP = /(<[^>]*>|&lt;.*?&gt;|&#?\w+;)/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?$/;

/** A page's JSON-LD with every value invented, its keys and types kept; undefined where it is no JSON. */
export function inventedData(json: string, inventor: Inventor): string | undefined {
  try {
    return JSON.stringify(walked(JSON.parse(json), '', inventor));
  } catch {
    return undefined;
  }
}

/** `key` is that of the nearest object: the members of a list of types are types. */
function walked(value: unknown, key: string, inventor: Inventor): unknown {
  if (Array.isArray(value)) return value.map((member) => walked(member, key, inventor));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value).map(([name, member]) => [name, walked(member, name, inventor)]),
    );
  if (key === '@type' || key === '@context') return value;
  return key === '@id' && typeof value === 'string'
    ? inventedCode(value, inventor)
    : invented(value, inventor);
}

function invented(value: unknown, inventor: Inventor): unknown {
  if (typeof value === 'number')
    return value < 1_000 ? value : Number(inventor.number(String(Math.trunc(value))));
  if (typeof value !== 'string' || DATE.test(value)) return value;
  return value
    .split(MARKUP)
    .map((part, at) => (at % 2 === 1 ? part : inventor.text(part)))
    .join('');
}
