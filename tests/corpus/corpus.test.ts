import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

const rowSchema = z.strictObject({
  id: z.string().regex(/^(?:(?:of|ne|la|st|su|sv|in)|r\d\d|v[A-Z])-\d{3}$/),
  lang: z.enum(['id', 'en', 'ms', 'zh', 'tl', 'vi', 'th', 'jv', 'su', 'mixed']),
  label: z.enum(['danger', 'check', 'clear', 'help']),
  family: z.string().min(1),
  text: z.string().min(10),
  campaign: z.string().min(1),
  part: z.enum(['tune', 'measure']),
  disguised: z.boolean(),
  trap: z.string().optional(),
  region: z.string().optional(),
});

type Row = z.infer<typeof rowSchema>;

function read(name: string): Row[] {
  const text = readFileSync(new URL(`${name}.jsonl`, import.meta.url), 'utf8');
  return text
    .trimEnd()
    .split('\n')
    .map((line) => rowSchema.parse(JSON.parse(line)));
}

const offers = read('offers');
const negatives = read('negatives');
const languages = read('languages');
/** Posts of blind rounds and posts written for their voice: measured once before anybody read them, and tuned on since. */
const rounds = readdirSync(new URL('.', import.meta.url))
  .filter((name) => /^(?:round-\d\d|voices-[a-z]|style-\d|indirect-\d)\.jsonl$/.test(name))
  .map((name) => read(name.replace('.jsonl', '')));
/** Later posts in other languages, each file in an order of first looks. */
const moreLanguages = [
  'languages-2',
  'languages-3',
  'languages-4',
  'languages-5',
  'languages-6',
  'languages-7',
  'languages-8',
].map(read);
const all = [...offers, ...negatives, ...languages, ...moreLanguages.flat(), ...rounds.flat()];

const SHINGLE = 5;
/** Texts with fewer shingles than this (emoji, five words) share too much by chance to be compared. */
const COMPARABLE = 40;

function shingles(text: string): Set<string> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d/g, '0');
  const found = new Set<string>();
  for (let i = 0; i + SHINGLE <= plain.length; i++) found.add(plain.slice(i, i + SHINGLE));
  return found;
}

describe('the corpus', () => {
  it('is as large as its README promises', () => {
    expect(offers.length).toBeGreaterThanOrEqual(348);
    expect(negatives.length).toBeGreaterThanOrEqual(387);
    expect(languages.length).toBeGreaterThanOrEqual(181);
    expect(all.filter((row) => row.disguised).length).toBeGreaterThanOrEqual(150);
  });

  it('labels offers as offers and innocent posts as innocent', () => {
    expect(offers.filter((row) => row.label === 'clear' || row.label === 'help')).toEqual([]);
    expect(negatives.filter((row) => row.label === 'danger' || row.label === 'check')).toEqual([]);
  });

  it('has no id twice', () => {
    expect(new Set(all.map((row) => row.id)).size).toBe(all.length);
  });

  it('keeps each campaign in one part', () => {
    const parts = new Map<string, string>();
    const split = all.filter((row) => {
      const known = parts.get(row.campaign);
      parts.set(row.campaign, row.part);
      return known !== undefined && known !== row.part;
    });
    expect(split.map((row) => row.id)).toEqual([]);
  });

  it('has no near copies across the parts', () => {
    const rows = all
      .map((row) => ({ row, set: shingles(row.text) }))
      .filter((entry) => entry.set.size >= COMPARABLE);
    const tuned = rows.filter((entry) => entry.row.part === 'tune');
    const measured = rows.filter((entry) => entry.row.part === 'measure');
    const holders = new Map<string, number[]>();
    measured.forEach(({ set }, i) => {
      for (const shingle of set) holders.set(shingle, [...(holders.get(shingle) ?? []), i]);
    });
    const copies = tuned.flatMap((a) => {
      const common = new Map<number, number>();
      for (const shingle of a.set)
        for (const i of holders.get(shingle) ?? []) common.set(i, (common.get(i) ?? 0) + 1);
      return [...common].flatMap(([i, count]) => {
        const b = measured[i];
        return b && count / Math.min(a.set.size, b.set.size) > 0.4 ? [`${a.row.id} ${b.row.id}`] : [];
      });
    });
    expect(copies).toEqual([]);
  }, 30_000);

  it('names no real phone number or address on the web', () => {
    const numbers = all.flatMap((row) => row.text.match(/\+?\d[\d -]{7,}\d/g) ?? []);
    const long = numbers.map((found) => found.replace(/\D/g, '')).filter((digits) => digits.length >= 9);
    expect(long.length).toBeGreaterThan(30);
    expect(long.filter((digits) => !digits.includes('000'))).toEqual([]);
    const hosts = all.flatMap(
      (row) => row.text.match(/\b[\w.-]+\.(?:com|net|org|id|xyz|site|me)\b\S*/gi) ?? [],
    );
    expect(hosts.filter((host) => !/contoh/i.test(host))).toEqual([]);
  });
});
