import { describe, expect, it } from 'vitest';
import { GroupCommit } from './group-commit.ts';

describe('GroupCommit', () => {
  it('writes together what arrives together, and answers each', async () => {
    const batches: number[][] = [];
    const group = new GroupCommit<number, number>(async (items) => {
      batches.push(items);
      return items.map((item) => item * 2);
    }, 3);
    const results = await Promise.all([1, 2, 3, 4].map((item) => group.add(item)));
    expect(results).toEqual([2, 4, 6, 8]);
    expect(batches).toEqual([[1, 2, 3], [4]]);
    expect(await group.add(5)).toBe(10);
  });

  it('gathers what arrives while a write is under way', async () => {
    const sizes: number[] = [];
    const group = new GroupCommit<number, number>(async (items) => {
      sizes.push(items.length);
      await new Promise((resolve) => setTimeout(resolve, 20));
      return items;
    }, 100);
    const first = group.add(0);
    await new Promise((resolve) => setTimeout(resolve, 10));
    const others = Array.from({ length: 10 }, (_, i) => group.add(i));
    await Promise.all([first, ...others]);
    expect(sizes).toEqual([1, 10]);
  });

  it('refuses only the item that cannot be written', async () => {
    const group = new GroupCommit<string, string>(async (items) => {
      if (items.includes('bad')) throw new Error('no');
      return items;
    }, 10);
    const results = await Promise.allSettled(['a', 'bad', 'b'].map((item) => group.add(item)));
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('rejects rather than leaving a caller without an answer', async () => {
    const group = new GroupCommit<string, string>(async () => [], 10);
    await expect(group.add('a')).rejects.toThrow('no answer');
  });
});
