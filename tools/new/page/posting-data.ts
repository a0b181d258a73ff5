import type { Inventor } from './invent.ts';

/** Tags, written or escaped, and characters by name: how a text is built, not what it says. */
const MARKUP = /(<[^>]*>|&lt;.*?&gt;|&#?\w+;)/;
const DATE = /^\d{4}-\d{2}-\d{2}/;

/** A page's JSON-LD with every value invented, its keys and types kept; undefined where it is no JSON. */
export function inventedData(json: string, inventor: Inventor): string | undefined {
  try {
    return JSON.stringify(
      JSON.parse(json, (key, value) => (key.startsWith('@') ? value : invented(value, inventor))),
    );
  } catch {
    return undefined;
  }
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
