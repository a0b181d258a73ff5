import { createHash } from 'node:crypto';

const SHINGLE = 5;
/** Texts with fewer shingles than this (emoji, five words) share too much by chance to be compared. */
const COMPARABLE = 40;
/** Share of the shorter text's shingles from which two texts are near copies; `tests/corpus` holds the same. */
const NEAR = 0.4;
/** A shingle that more texts hold is a common word and finds no copies. */
const COMMON = 24;
/** Rare shingles that two texts must share before they are compared whole. */
const SHARED = 4;

/** Hashes of all five-letter sequences of a text, without spaces, marks and the difference between digits. */
function shingles(text: string): Set<number> {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/\d/g, '0');
  const found = new Set<number>();
  for (let i = 0; i + SHINGLE <= plain.length; i++) {
    let hash = 2166136261;
    for (let k = 0; k < SHINGLE; k++) hash = Math.imul(hash ^ plain.charCodeAt(i + k), 16777619);
    found.add(hash >>> 0);
  }
  return found;
}

function isNear(a: ReadonlySet<number>, b: ReadonlySet<number>): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of few) if (many.has(shingle)) shared++;
  return shared > NEAR * few.size;
}

/**
 * For each text the number of its campaign: texts of one declared campaign, and near copies of any of them, directly or
 * through others, share it.
 */
export function campaignsOf(texts: readonly { text: string; campaign: string }[]): number[] {
  const parent = texts.map((_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while ((parent[at] ?? at) !== at) {
      parent[at] = parent[parent[at] ?? at] ?? at;
      at = parent[at] ?? at;
    }
    return at;
  };
  const join = (a: number, b: number): void => {
    const [low, high] = [root(a), root(b)].sort((x, y) => x - y);
    parent[high ?? 0] = low ?? 0;
  };
  const declared = new Map<string, number>();
  const sets = texts.map(({ text }) => shingles(text));
  const holders = new Map<number, number[]>();
  texts.forEach(({ campaign }, i) => {
    join(i, declared.get(campaign) ?? i);
    declared.set(campaign, i);
    const set = sets[i];
    if (!set || set.size < COMPARABLE) return;
    const shared = new Map<number, number>();
    for (const shingle of set) {
      const others = holders.get(shingle);
      if (!others) holders.set(shingle, [i]);
      else if (others.length < COMMON) {
        for (const other of others) shared.set(other, (shared.get(other) ?? 0) + 1);
        others.push(i);
      }
    }
    for (const [other, count] of shared) {
      const known = sets[other];
      if (count >= SHARED && known && root(other) !== root(i) && isNear(known, set)) join(other, i);
    }
  });
  return parent.map((_, i) => root(i));
}

/** The fold of a campaign, the same in every run. */
export function foldOf(campaign: string, folds: number): number {
  return createHash('sha256').update(`fold:${campaign}`).digest().readUInt32BE(0) % folds;
}
