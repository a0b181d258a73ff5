import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rambu-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Result = { code: number | null; lines: Record<string, unknown>[]; errors: string };

/** Runs the bulk check on a file with this content, or on stdin. */
function check(name: string, content: string): Result {
  const path = join(folder, name);
  if (name !== '-') writeFileSync(path, content);
  const input = name === '-' ? { input: content } : {};
  const run = spawnSync(process.execPath, [MAIN, name === '-' ? '-' : path], { encoding: 'utf8', ...input });
  const lines = run.stdout.split('\n').filter((l) => l !== '');
  return {
    code: run.status,
    lines: lines.map((l) => JSON.parse(l) as Record<string, unknown>),
    errors: run.stderr,
  };
}

describe('check', () => {
  it('answers JSON lines in order, with exactly the keys of the contract', () => {
    const { code, lines } = check(
      'a.jsonl',
      '{"id":"x","text":"halo","other":1}\n\n{"text":"hai"}\n{"id":7,"text":"hai"}\n',
    );
    expect(code).toBe(0);
    expect(lines.map((l) => l.id)).toEqual(['x', '2', '7']);
    expect(Object.keys(lines[0] ?? {})).toEqual([
      'id',
      'kind',
      'level',
      'score',
      'flags',
      'reassurances',
      'help',
      'cut',
    ]);
  });

  it('names bad lines, answers the good ones, and fails at the end', () => {
    const { code, lines, errors } = check('-', '{"text":"a"}\nnot json\n{"text":5}\n[]\n{"text":"b"}\n');
    expect(code).toBe(1);
    expect(lines).toHaveLength(2);
    expect(errors).toMatch(/line 2: expected one JSON object/);
    expect(errors).toMatch(/line 3: expected text under "text", has \S+/);
    expect(errors).toMatch(/line 4: expected/);
  });

  it('reads CSV with quoted cells, line breaks inside them, and a byte order mark', () => {
    const { code, lines } = check('a.csv', '\ufeffid,text,note\r\np,"satu, ""dua""\ntiga",x\r\n,empat,\r\n');
    expect(code).toBe(0);
    expect(lines.map((l) => l.id)).toEqual(['p', '2']);
  });

  it('says which CSV lines are broken', () => {
    expect(check('b.csv', 'a,b\n1,2\n').errors).toContain('line 1: expected a header with the column text');
    const { lines, errors, code } = check('c.csv', 'text\nsatu\n"dua\n');
    expect(lines).toHaveLength(1);
    expect(errors).toContain('line 3: expected a quote');
    expect(code).toBe(1);
    expect(check('d.csv', 'text\na,b\n').errors).toContain('line 2: expected 1 cells, not 2');
  });

  it('reads blocks of text', () => {
    const { lines } = check('a.txt', 'satu\nsatu\n\n\ndua\n');
    expect(lines.map((l) => l.id)).toEqual(['1', '2']);
  });

  it('says what is cut', () => {
    const { lines } = check('long.jsonl', `${JSON.stringify({ text: 'a '.repeat(100_000) })}\n`);
    expect(lines[0]?.cut).toBe(true);
  });

  it('says that a file is missing, and how it is used', () => {
    const missing = spawnSync(process.execPath, [MAIN, join(folder, 'none.jsonl')], { encoding: 'utf8' });
    expect(missing.status).toBe(1);
    expect(missing.stderr).toContain('none.jsonl: ENOENT');
    const bare = spawnSync(process.execPath, [MAIN], { encoding: 'utf8' });
    expect(bare.status).toBe(1);
    expect(bare.stderr).toContain('FILE');
  });
});
