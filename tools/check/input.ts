import { open } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { EngineInput } from '../../lib/schema/post.ts';
import { plainWords } from '../pack/plain-words.ts';
import { readCsv } from './csv.ts';

/** A post to check, or what is wrong with a line of the input. `line` counts from 1. */
export type Row = { id: string; input: EngineInput } | { line: number; expectation: string };

const lineSchema = z.object({
  id: z.union([z.string(), z.number()]).nullish(),
  text: z.string(),
  imageText: z.array(z.string()).nullish(),
  title: z.string().nullish(),
  price: z.union([z.string(), z.number().transform(String)]).nullish(),
  links: z.array(z.string()).nullish(),
  truncated: z.boolean().nullish(),
  unreadImages: z.number().int().nonnegative().nullish(),
});

/** Reads one JSON line. */
export function readJsonLine(json: string, number: number, line: number): Row {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { line, expectation: 'one JSON object' };
  }
  const result = lineSchema.safeParse(value, { error: plainWords });
  if (!result.success) {
    const [issue] = result.error.issues;
    const [needed = '', found = ''] = (issue?.message ?? '').replace(/^needs /, '').split(', has ');
    const at = issue && issue.path.length > 0 ? ` under "${issue.path.join('.')}"` : '';
    return { line, expectation: `${needed}${at}, has ${found}` };
  }
  const { id, text, imageText, title, price, links, truncated, unreadImages } = result.data;
  return {
    id: id === null || id === undefined ? String(number) : String(id),
    input: {
      text,
      ...(title ? { title } : {}),
      ...(price ? { price } : {}),
      ...(imageText ? { imageText } : {}),
      ...(links ? { links } : {}),
      ...(truncated ? { truncated } : {}),
      ...(unreadImages ? { unreadImages } : {}),
    },
  };
}

async function* readJsonLines(lines: AsyncIterable<string>): AsyncGenerator<Row> {
  let line = 0;
  let number = 0;
  for await (const raw of lines) {
    line++;
    const text = line === 1 ? raw.replace(/^\ufeff/, '') : raw;
    if (text.trim() === '') continue;
    number++;
    yield readJsonLine(text, number, line);
  }
}

async function* readBlocks(lines: AsyncIterable<string>): AsyncGenerator<Row> {
  let number = 0;
  let block: string[] = [];
  const take = (): Row => {
    const row: Row = { id: String(++number), input: { text: block.join('\n') } };
    block = [];
    return row;
  };
  for await (const raw of lines) {
    const text = raw.replace(/^\ufeff/, '');
    if (text.trim() !== '') block.push(text);
    else if (block.length > 0) yield take();
  }
  if (block.length > 0) yield take();
}

async function* readTable(chunks: AsyncIterable<string>): AsyncGenerator<Row> {
  let header: string[] | undefined;
  let number = 0;
  for await (const record of readCsv(chunks)) {
    if ('expectation' in record) {
      yield record;
      continue;
    }
    if (!header) {
      header = record.cells.map((c) => c.trim().toLowerCase());
      if (header.includes('text')) continue;
      yield { line: record.line, expectation: 'a header with the column text' };
      return;
    }
    number++;
    const cell = (name: string): string | undefined => record.cells[header?.indexOf(name) ?? -1];
    const text = cell('text');
    if (text === undefined || record.cells.length > header.length) {
      yield { line: record.line, expectation: `${header.length} cells, not ${record.cells.length}` };
      continue;
    }
    const title = cell('title');
    const price = cell('price');
    const id = cell('id');
    yield {
      id: id ? id : String(number),
      input: { text, ...(title ? { title } : {}), ...(price ? { price } : {}) },
    };
  }
}

/**
 * Reads posts from a `.jsonl`, `.csv` or `.txt` file, or JSON lines from stdin (`-`), one by one.
 * @throws the file system's error when the file cannot be read.
 */
export async function readPosts(file: string): Promise<AsyncGenerator<Row>> {
  // Opened first, so that a missing file is an error here and not in the middle of a stream.
  const stream = file === '-' ? process.stdin : (await open(file)).createReadStream();
  stream.setEncoding('utf8');
  if (file.endsWith('.csv')) return readTable(stream);
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  return file.endsWith('.txt') ? readBlocks(lines) : readJsonLines(lines);
}
