import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { plainWords } from './plain-words.ts';

function said(schema: z.ZodType, value: unknown): string[] {
  const result = schema.safeParse(value, { error: plainWords });
  return (result.error?.issues ?? []).map(({ path, message }) => `${path.map(String).join('.')}: ${message}`);
}

describe('what a rule file needs', () => {
  it.each<[string, z.ZodType, unknown, string]>([
    ['nothing where text is needed', z.object({ title: z.string() }), {}, 'title: needs text, has nothing'],
    ['an empty key', z.object({ title: z.string() }), { title: null }, 'title: needs text, has nothing'],
    [
      'a list for a number',
      z.object({ weight: z.number() }),
      { weight: [] },
      'weight: needs a number, has a list',
    ],
    ['half a number', z.object({ count: z.int() }), { count: 1.5 }, 'count: needs a whole number, has 1.5'],
    [
      'another word',
      z.object({ level: z.enum(['a', 'b']) }),
      { level: 'c' },
      'level: needs one of "a", "b", has "c"',
    ],
    [
      'a key too many',
      z.strictObject({ id: z.string() }),
      { id: 'x', idd: 1 },
      ': has "idd", which is no key here; known are id',
    ],
    ['empty text', z.object({ id: z.string().min(1) }), { id: '' }, 'id: needs at least 1 character, has 0'],
    [
      'too many entries',
      z.object({ tags: z.array(z.string()).max(1) }),
      { tags: ['a', 'b'] },
      'tags: needs at most 1 entry, has 2',
    ],
    [
      'a number that is not positive',
      z.object({ n: z.number().positive() }),
      { n: 0 },
      'n: needs more than 0, has 0',
    ],
    ['no address', z.object({ url: z.url() }), { url: 'soon' }, 'url: needs a web address, has "soon"'],
    [
      'a schema’s own words',
      z.object({ v: z.string().regex(/^\d+$/, 'expected digits') }),
      { v: 'x' },
      'v: expected digits',
    ],
    [
      'none of several forms, the closest of which is named',
      z.object({ root: z.union([z.literal('self'), z.strictObject({ closest: z.string() })]) }),
      { root: { closest: 3 } },
      'root: closest needs text, has 3',
    ],
    [
      'none of several forms, none of them close',
      z.object({ root: z.union([z.literal('self'), z.number()]) }),
      { root: 'other' },
      'root: needs "self" or a number, has "other"',
    ],
  ])('is said of %s', (_, schema, value, expected) => {
    expect(said(schema, value)).toEqual([expected]);
  });
});
