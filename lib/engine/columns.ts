import { readNumbers, writeNumbers } from './numbers.ts';
import { readWords, writeWords } from './word-list.ts';

/**
 * JSON with its lists of records turned into columns, so that no key is written twice and each column takes the shortest
 * form for what stands in it. Rules as records take three times as much room. Any JSON value comes back as it was.
 */
type Column =
  /** Whole numbers from -1 on. */
  | { n: string }
  /** Strings without capitals. */
  | { w: string }
  /** The lengths of lists, and what stands in them one after the other. */
  | { l: string; of: Column }
  /** Records with the same keys. */
  | { r: [string, Column][] }
  /** A few values, and which of them stands where. */
  | { d: unknown[]; at: string }
  /** Anything else. */
  | { v: unknown[] };

type Json = { [key: string]: unknown };

/** Shorter lists are left as they are. */
const LEAST_ROWS = 4;
/** The key of a list that was turned into columns; no other object of a pack has it. */
const KEY = '~';

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Writes the lists of records in a JSON value as columns. */
export function toColumns(value: unknown): unknown {
  if (Array.isArray(value)) {
    const rows: unknown[] = value;
    return rows.length >= LEAST_ROWS && rows.every(isRecord) ? { [KEY]: columnOf(rows) } : rows;
  }
  if (!isRecord(value)) return value;
  if (KEY in value) throw new Error(`no key "${KEY}" in what is written as columns`);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, toColumns(part)]));
}

/** The value that `toColumns` was given. */
export function fromColumns(value: unknown): unknown {
  if (!isRecord(value)) return value;
  if (KEY in value) return rowsOf(value[KEY] as Column);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, fromColumns(part)]));
}

function columnOf(values: unknown[]): Column {
  if (values.every((v) => Number.isInteger(v) && Number(v) >= -1 && Number(v) < 60_000)) {
    return { n: writeNumbers(values.map((v) => Number(v) + 1)) };
  }
  if (values.every((v) => Array.isArray(v))) {
    const lists = values as unknown[][];
    return { l: writeNumbers(lists.map((v) => v.length)), of: columnOf(lists.flat()) };
  }
  const keys = isRecord(values[0]) ? Object.keys(values[0]) : [];
  if (keys.length > 0 && values.every((v) => isRecord(v) && Object.keys(v).join() === keys.join())) {
    const records = values as Json[];
    return { r: keys.map((key) => [key, columnOf(records.map((v) => v[key]))]) };
  }
  const written = values.map((v) => JSON.stringify(v));
  const different = [...new Set(written)];
  if (2 * different.length < values.length) {
    const places = new Map(different.map((text, i) => [text, i]));
    return {
      d: different.map((text): unknown => JSON.parse(text)),
      at: writeNumbers(written.map((text) => places.get(text) ?? 0)),
    };
  }
  if (values.every((v) => typeof v === 'string' && !/[A-Z]/.test(v)))
    return { w: writeWords(values as string[]) };
  return { v: values };
}

function rowsOf(column: Column): unknown[] {
  if ('w' in column) return readWords(column.w);
  if ('v' in column) return column.v;
  if ('r' in column) return records(column.r);
  // Plain loops: this runs once, before anything is fast.
  const rows: unknown[] = [];
  if ('n' in column) {
    const numbers = readNumbers(column.n);
    for (let i = 0; i < numbers.length; i++) rows.push((numbers[i] ?? 0) - 1);
  } else if ('d' in column) {
    const places = readNumbers(column.at);
    for (let i = 0; i < places.length; i++) rows.push(column.d[places[i] ?? 0]);
  } else {
    const lengths = readNumbers(column.l);
    const values = rowsOf(column.of);
    let from = 0;
    for (let i = 0; i < lengths.length; i++) {
      const to = from + (lengths[i] ?? 0);
      rows.push(values.slice(from, to));
      from = to;
    }
  }
  return rows;
}

function records(columns: [string, Column][]): Json[] {
  const rows: Json[] = [];
  for (const [key, column] of columns) {
    const values = rowsOf(column);
    for (let i = 0; i < values.length; i++) {
      const row = rows[i] ?? {};
      row[key] = values[i];
      rows[i] = row;
    }
  }
  return rows;
}
